using System.Globalization;

namespace AceData.Tagging.Policy;

/// <summary>The content of a prompt file, <c>{song}_prompt.txt</c>: tags between commas, one line, no end of line.</summary>
public sealed record PromptLine
{
    /// <summary>The separator of the original.</summary>
    public const string Separator = ", ";

    /// <summary>All tags in order as they stand there, the tempo included, without empty ones.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The tempo of the first tempo tag, beats per minute: <c>93 bpm</c>, <c>93bpm</c> or <c>bpm-93</c> of older files; else null.</summary>
    public int? BeatsPerMinute { get; init; }

    /// <summary><c>major</c> or <c>minor</c> from the first key tag; else null.</summary>
    public string? Mode { get; init; }

    /// <summary>Reads a prompt file. Total: a byte order mark, blanks, empty tags and line ends do no harm.</summary>
    public static PromptLine Parse(string text)
    {
        var tags = text.TrimStart('\uFEFF').Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new PromptLine
        {
            Tags = tags,
            BeatsPerMinute = tags.Select(Tempo).FirstOrDefault(tempo => tempo is not null),
            Mode = tags.Select(ModeOf).FirstOrDefault(mode => mode is not null),
        };
    }

    /// <summary>The line of these tags.</summary>
    /// <param name="tags">The tags in order.</param>
    /// <param name="separator">What stands between two tags: a comma and blanks.</param>
    /// <exception cref="ArgumentException">A tag is empty or holds a comma or a line end, and could not be read back.</exception>
    public static string Format(IEnumerable<string> tags, string separator = Separator)
    {
        var list = tags.ToList();
        return list.Find(tag => string.IsNullOrWhiteSpace(tag) || tag.AsSpan().IndexOfAny(",\r\n") >= 0 || tag.Trim().Length != tag.Length) is { } bad
            ? throw new ArgumentException($"\"{bad}\" is no tag: tags are not empty and hold no comma and no line end.", nameof(tags))
            : string.Join(separator, list);
    }

    /// <summary>The tag of a tempo, such as <c>93 bpm</c>.</summary>
    public static string TempoTag(int beatsPerMinute) => string.Create(CultureInfo.InvariantCulture, $"{beatsPerMinute} bpm");

    /// <summary>The tempo of a tag, or null when it is no tempo tag.</summary>
    public static int? Tempo(string tag)
    {
        var text = tag.Trim();
        var number = text.EndsWith("bpm", StringComparison.OrdinalIgnoreCase) ? text[..^3].TrimEnd(' ', '-') :
            text.StartsWith("bpm", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart(' ', '-') : "";
        return number.Length is > 0 and < 4 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var tempo) && tempo > 0 ? tempo : null;
    }

    /// <summary>True where there are tags, and each is a tempo or a key: nobody said what is played.</summary>
    public static bool SaysTempoAndKeyOnly(IReadOnlyCollection<string> tags) => tags.Count > 0 && tags.All(tag => Tempo(tag) is not null || ModeOf(tag) is not null);

    /// <summary><c>major</c> or <c>minor</c> when the tag is a key; else null.</summary>
    public static string? ModeOf(string tag) => tag.Trim().ToLowerInvariant() switch
    {
        "major key" or "major" => "major",
        "minor key" or "minor" => "minor",
        _ => null,
    };
}
