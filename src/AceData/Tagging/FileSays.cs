using AceData.Audio.Decoding;
using AceData.Library;
using AceData.Tagging.Answers;
using AceData.Tagging.Policy;

namespace AceData.Tagging;

/// <summary>What a song's file says about itself, as candidates: embedded genre, mood and key, and whether it is instrumental.</summary>
public static class FileSays
{
    private static readonly string[] CamelotMinor = ["1A", "2A", "3A", "4A", "5A", "6A", "7A", "8A", "9A", "10A", "11A", "12A"];

    /// <summary>Candidates per category; every word is one of the vocabulary, the others are left out.</summary>
    /// <param name="path">The song; its name may say "(Instrumental)".</param>
    /// <param name="tags">What is written into the file.</param>
    /// <param name="rules">The vocabulary and its aliases.</param>
    public static Dictionary<string, IReadOnlyList<TagCandidate>> Candidates(string path, EmbeddedTags tags, TagRules rules)
    {
        var found = new Dictionary<string, IReadOnlyList<TagCandidate>>(StringComparer.Ordinal);
        Add("genre", tags.Genre);
        Add("mood", tags.Mood);
        if (Mode(tags.Key) is { } mode)
        {
            found["key"] = [new TagCandidate(mode, ValueSource.Embedded, ConfidenceLevel.Medium)];
        }

        var isInstrumental = Mentions(Path.GetFileNameWithoutExtension(path)) || Mentions(tags.Title) || Mentions(tags.Genre) || tags["language"] is "zxx";
        if (isInstrumental && rules.Vocabulary.Find("vocal")?.FindByText("instrumental") is { } word)
        {
            found["vocal"] = [new TagCandidate(word, ValueSource.Embedded, ConfidenceLevel.Medium)];
        }

        return found;

        void Add(string category, string? text)
        {
            // Fields of audio files list things with whatever comes to hand.
            var words = (text ?? string.Empty).Split([';', '/', '|', ',', '\\'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var candidates = words
                .SelectMany(word => AnswerParser.Parse(word, category, rules.Vocabulary, rules.Aliases, rules.Prompts.Output.MaximumOf(category)).TagTexts)
                .Distinct(StringComparer.Ordinal)
                .Select(tag => new TagCandidate(tag, ValueSource.Embedded, ConfidenceLevel.Medium))
                .ToList();
            if (candidates.Count > 0)
            {
                found[category] = candidates;
            }
        }
    }

    /// <summary>Major or minor out of an embedded key: <c>Am</c>, <c>C minor</c>, <c>F#</c>, <c>8A</c>; null when it says neither.</summary>
    public static string? Mode(string? key)
    {
        var text = key?.Trim() ?? string.Empty;
        if (CamelotMinor.Contains(text.ToUpperInvariant()))
        {
            return "minor";
        }

        if (text.Length is 2 or 3 && text.EndsWith("B", StringComparison.OrdinalIgnoreCase) && int.TryParse(text[..^1], out var camelot) && camelot is >= 1 and <= 12)
        {
            return "major";
        }

        if (text.Length == 0 || char.ToUpperInvariant(text[0]) is < 'A' or > 'H')
        {
            return null;
        }

        var rest = text[1..].TrimStart('#', 'b', '♯', '♭').Trim();
        return rest is "m" or "min" || rest.StartsWith("min", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("moll", StringComparison.OrdinalIgnoreCase) ? "minor"
            : rest is "" or "M" || rest.StartsWith("maj", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("dur", StringComparison.OrdinalIgnoreCase) ? "major"
            : null;
    }

    private static bool Mentions(string? text) =>
        text is not null && text.Split([' ', '(', ')', '[', ']', '_', '-', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => word.Equals("instrumental", StringComparison.OrdinalIgnoreCase) || word.Equals("karaoke", StringComparison.OrdinalIgnoreCase));
}
