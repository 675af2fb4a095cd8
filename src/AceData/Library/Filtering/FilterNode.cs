using System.Text;
using AceData.Library.Catalog;

namespace AceData.Library.Filtering;

/// <summary>A condition on a song.</summary>
internal abstract record FilterNode
{
    public abstract bool Matches(SongEntry song);

    /// <summary>Writes it so that it is read as the same condition.</summary>
    public abstract void Write(StringBuilder text);

    /// <summary>True when it needs no parentheses inside another condition.</summary>
    public virtual bool IsSingle => true;

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    protected static void WriteInside(FilterNode node, StringBuilder text)
    {
        if (node.IsSingle)
        {
            node.Write(text);
            return;
        }

        text.Append('(');
        node.Write(text);
        text.Append(')');
    }
}

/// <summary>All of several conditions; of none: every song.</summary>
internal sealed record AllOf(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override bool IsSingle => false;

    public override bool Matches(SongEntry song)
    {
        foreach (var part in Parts)
        {
            if (!part.Matches(song))
            {
                return false;
            }
        }

        return true;
    }

    public override void Write(StringBuilder text)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            text.Append(i == 0 ? "" : " ");
            WriteInside(Parts[i], text);
        }
    }
}

/// <summary>One of several conditions at least.</summary>
internal sealed record OneOf(IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override bool IsSingle => false;

    public override bool Matches(SongEntry song)
    {
        foreach (var part in Parts)
        {
            if (part.Matches(song))
            {
                return true;
            }
        }

        return false;
    }

    public override void Write(StringBuilder text)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            text.Append(i == 0 ? "" : " or ");
            WriteInside(Parts[i], text);
        }
    }
}

/// <summary>The opposite of a condition.</summary>
internal sealed record Not(FilterNode Part) : FilterNode
{
    public override bool Matches(SongEntry song) => !Part.Matches(song);

    public override void Write(StringBuilder text)
    {
        // Two signs in a row would be a word.
        text.Append(Part is Not ? "not " : "-");
        WriteInside(Part, text);
    }
}

/// <summary>One thing about a song.</summary>
/// <param name="Field">Before the colon; null for a word of title and folder.</param>
/// <param name="Value">As it is written.</param>
/// <param name="Test">The thing.</param>
internal sealed record Condition(string? Field, string Value, Func<SongEntry, bool> Test) : FilterNode
{
    private static readonly string[] Operators = ["and", "or", "not"];

    public override bool Matches(SongEntry song) => Test(song);

    public override void Write(StringBuilder text)
    {
        text.Append(Field is null ? "" : Field + ":");
        if (NeedsQuotes)
        {
            text.Append('"').Append(Value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(Value);
        }
    }

    /// <summary>True for a prefix such as <c>synth*</c>, whose star must not stand in quotes.</summary>
    public bool IsPrefix { get; init; }

    private bool NeedsQuotes =>
        Value.Length == 0 || Value.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or '"')
        || (!IsPrefix && Value[^1] == '*')
        || (Field is null && (Value[0] == '-' || Value.Contains(':', StringComparison.Ordinal) || Operators.Contains(Value.ToLowerInvariant())));
}
