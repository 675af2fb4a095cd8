using AceData.Tagging.Engines;

namespace AceData.Library;

/// <summary>Where the text of a side car came from; kept in the library, never in the file.</summary>
public sealed record SideCarOrigin
{
    /// <summary>A person's text: typed in an editor, here or elsewhere.</summary>
    public static SideCarOrigin ByPerson { get; } = new() { Author = SideCarAuthor.Person };

    public required SideCarAuthor Author { get; init; }

    /// <summary>The engine's name, such as <c>server</c>; null without one.</summary>
    public string? Engine { get; init; }

    /// <summary>The model that listened; null without one.</summary>
    public string? Model { get; init; }

    /// <summary>The run that wrote it, as its log calls it; null for a person.</summary>
    public string? Run { get; init; }

    /// <summary>True where the check mended the text: whoever wrote it before, the words after it are the program's.</summary>
    public bool IsMended { get; init; }

    /// <summary>Where each value of the text came from.</summary>
    public IReadOnlyList<ValueOrigin> Values { get; init; } = [];

    /// <summary>Where a text of lyrics came from; null for tags.</summary>
    public LyricsOrigin? Lyrics { get; init; }

    /// <summary>What the model answered, by category, as it came.</summary>
    public IReadOnlyDictionary<string, string> RawAnswers { get; init; } = new Dictionary<string, string>();

    /// <summary>Who says a value: what the engine for trying out answered is true of nothing, also after a person went on with the line.</summary>
    public ValueSource SourceOf(ValueOrigin value) =>
        value.Source == ValueSource.Model && (Author == SideCarAuthor.MadeUp || Engine == FakeEngine.EngineName) ? ValueSource.MadeUp : value.Source;
}

/// <summary>Who wrote a text.</summary>
public enum SideCarAuthor
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A job that listened with a model, or fetched lyrics.</summary>
    Job,

    /// <summary>A job without a model's answer: only what was measured or stood in the file.</summary>
    MeasuredOnly,

    /// <summary>The fake engine: tags for trying out, true of nothing.</summary>
    MadeUp,
}

/// <summary>Where one value came from.</summary>
/// <param name="Category">The category, such as <c>genre</c>, <c>bpm</c>, <c>key</c>.</param>
/// <param name="Value">As it stands in the file.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Score">0…1 where there is a number.</param>
public sealed record ValueOrigin(string Category, string Value, ValueSource Source, ConfidenceLevel Confidence, double? Score = null);

/// <summary>Where a value came from.</summary>
public enum ValueSource
{
    /// <summary>An audio language model that listened.</summary>
    Model,

    /// <summary>Measured in the samples.</summary>
    Measured,

    /// <summary>The name of the file.</summary>
    FileName,

    /// <summary>A tag embedded in the audio file.</summary>
    Embedded,

    /// <summary>A person typed or confirmed it; no job replaces it.</summary>
    Person,

    /// <summary>The engine for trying out: true of nothing.</summary>
    MadeUp,
}

/// <summary>How sure a value is: low means that a person should look.</summary>
public enum ConfidenceLevel
{
    Low,
    Medium,
    High,
}
