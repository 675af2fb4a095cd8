namespace AceData.Library;

/// <summary>What other programs say of a song and the two text files beside it have no place for; null where nobody says.</summary>
public sealed record KeptFacts
{
    /// <summary>The line of tags that stood beside the song when it was exported into a dialect that has no place for it.</summary>
    public string? Tags { get; init; }

    /// <summary>The song described in sentences.</summary>
    public string? Caption { get; init; }

    /// <summary>Genres between commas, where they are not just those of the tags.</summary>
    public string? Genre { get; init; }

    /// <summary>Beats per minute, for songs whose tags do not say them.</summary>
    public int? Bpm { get; init; }

    /// <summary>Tonic and mode, such as <c>F# major</c>.</summary>
    public string? Key { get; init; }

    public string? TimeSignature { get; init; }

    /// <summary>ISO code.</summary>
    public string? Language { get; init; }

    public bool? IsInstrumental { get; init; }

    /// <summary>For songs that were not measured.</summary>
    public int? DurationSeconds { get; init; }

    public string? CustomTag { get; init; }

    public string? PromptOverride { get; init; }

    public int? Repeat { get; init; }

    public string? Id { get; init; }

    /// <summary>What one dialect alone knows: by its name, then by the names that it has for it, in its own words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Other { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
}
