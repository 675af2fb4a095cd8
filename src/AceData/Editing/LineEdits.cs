using System.Text.RegularExpressions;
using AceData.Audio;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>Writes the whole line, in the form of the original: blanks and empty tags go, <c>, </c> stands between two.</summary>
/// <param name="Text">The line as it was typed.</param>
public sealed record SetLine(string Text) : TagEdit
{
    /// <summary>The form of the original.</summary>
    public static string Normalize(string text) => string.Join(PromptLine.Separator, PromptLine.Parse(text).Tags);

    public override void Check()
    {
        foreach (var tag in PromptLine.Parse(Text).Tags)
        {
            Written(tag);
        }
    }

    private protected override string Change(string line, TagCategories categories) => Normalize(Text);
}

/// <summary>Finds a text in the lines and replaces it; a changed line gets the form of the original.</summary>
/// <param name="Find">What is looked for; with <paramref name="IsRegex"/> a regular expression.</param>
/// <param name="Replacement">What takes its place; with <paramref name="IsRegex"/> <c>$1</c> stands for the first group.</param>
/// <param name="IsRegex">True for a regular expression.</param>
/// <param name="MatchCase">True when case matters.</param>
public sealed record ReplaceText(string Find, string Replacement, bool IsRegex = false, bool MatchCase = false) : TagEdit
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(100);
    private Regex? _regex;

    public override void Check()
    {
        if (Find.Length == 0)
        {
            throw new AceDataException("FIND-EMPTY", "Type what is to be found.");
        }

        if (IsRegex)
        {
            _regex = Compile();
        }
    }

    private protected override string Change(string line, TagCategories categories)
    {
        string changed;
        try
        {
            changed = IsRegex
                ? (_regex ?? Compile()).Replace(line, Replacement)
                : line.Replace(Find, Replacement, MatchCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw new AceDataException("FIND-SLOW", "The regular expression takes too long on this line. Make it simpler, for example without one repetition inside another.", timeout);
        }

        return changed == line ? line : new SetLine(changed).Apply(line, categories);
    }

    public bool Equals(ReplaceText? other) => other is not null && (Find, Replacement, IsRegex, MatchCase) == (other.Find, other.Replacement, other.IsRegex, other.MatchCase);

    public override int GetHashCode() => HashCode.Combine(Find, Replacement, IsRegex, MatchCase);

    private Regex Compile()
    {
        try
        {
            return new Regex(Find, RegexOptions.CultureInvariant | (MatchCase ? RegexOptions.None : RegexOptions.IgnoreCase), LongestMatch);
        }
        catch (ArgumentException exception)
        {
            throw new AceDataException("FIND-BAD", $"This is no regular expression: {exception.Message} Correct it, or switch regular expressions off.", exception);
        }
    }
}
