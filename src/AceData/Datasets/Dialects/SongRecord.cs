namespace AceData.Datasets.Dialects;

/// <summary>What is known of a song, in no dialect: every value is one that its readers take. Null means that nobody says.</summary>
internal sealed record SongRecord
{
    /// <summary>The line of tags between <c>", "</c>, tempo and key included, as in <c>{song}_prompt.txt</c>.</summary>
    public string? Tags { get; init; }

    /// <summary>How the song is described, where it is not just the tags.</summary>
    public string? Caption { get; init; }

    /// <summary>Genres between commas.</summary>
    public string? Genre { get; init; }

    /// <summary>30…300, the tempos that ACE-Step 1.5 knows.</summary>
    public int? Bpm { get; init; }

    /// <summary>Tonic and mode: <c>F# major</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Beats of a bar: <c>2</c>, <c>3</c>, <c>4</c> or <c>6</c>.</summary>
    public string? TimeSignature { get; init; }

    /// <summary>ISO code of the language that is sung.</summary>
    public string? Language { get; init; }

    /// <summary>True when nobody sings.</summary>
    public bool? IsInstrumental { get; init; }

    /// <summary>The words, lines by <c>\n</c>; <see cref="NoWords"/> for a song that has none.</summary>
    public string? Lyrics { get; init; }

    /// <summary>Length in whole seconds.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>The word that calls what is trained.</summary>
    public string? CustomTag { get; init; }

    /// <summary><c>caption</c> or <c>genre</c>: what this song is trained with, whatever the others are.</summary>
    public string? PromptOverride { get; init; }

    /// <summary>How often it is trained in one round.</summary>
    public int? Repeat { get; init; }

    /// <summary>Its name among trained samples; fit for a file name.</summary>
    public string? Id { get; init; }

    /// <summary>What one dialect alone has, in its own words, by its own names.</summary>
    public IReadOnlyDictionary<string, string> Other { get; init; } = new Dictionary<string, string>();

    /// <summary>The words of a song without words.</summary>
    public const string NoWords = "[inst]";

    /// <summary>The same for ACE-Step 1.5.</summary>
    public const string NoWords15 = "[Instrumental]";

    /// <summary>The words as ACE-Step 1.5 wants them; null when nobody knows any.</summary>
    public string? Lyrics15 => Lyrics == NoWords || (Lyrics is null && IsInstrumental == true) ? NoWords15 : Lyrics;
}
