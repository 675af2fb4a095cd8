using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Lyrics.Rendering;
using AceData.Requests;

namespace AceData.Lyrics.Fetching;

/// <summary>Everything that can be said about one run that looks for lyrics.</summary>
public sealed record FetchLyricsRequest : LyricsSourcesRequest
{
    /// <summary>The question before texts of an earlier run are replaced.</summary>
    public const string AskReplace = "ASK-REPLACE";

    /// <summary>The question before the songs of a folder, or songs with words beside them, are marked as having none.</summary>
    public const string AskInstrumental = "ASK-INSTRUMENTAL";

    [Description("Songs or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The model the text is for: ace-step1 ({song}_lyrics.txt) or ace-step15 ({song}.lyrics.txt).")]
    public LyricsForm Profile { get; init; } = LyricsForm.AceStep1;

    [Description("Ask nobody over the network: only files beside the songs and texts inside them.")]
    public bool Offline { get; init; }

    [Description("Also write texts that may belong to another version or song. Without it they are kept as suggestions.")]
    public bool AcceptReview { get; init; }

    [Description("Also songs that have lyrics: what an earlier run wrote is replaced (the history keeps it), what a person wrote gets a suggestion.")]
    public bool Replace { get; init; }

    [Description("Take the first source that has the song, even when another may have its sections marked.")]
    public bool FirstHit { get; init; }

    [Description("Guess verses and choruses from repetition where a text has no section headers; such texts are marked as inferred.")]
    public bool InferStructure { get; init; }

    [Description("The named songs have no words: write the instrumental mark for them, ask no source. Words that a person wrote stay; the mark waits as a suggestion.")]
    public bool Instrumental { get; init; }

    [Description("Who sings, for the one named song; kept in the library for later runs.")]
    public string? Artist { get; init; }

    [Description("The title, for the one named song; kept in the library for later runs.")]
    public string? Title { get; init; }

    [Description("Answer yes to every question, for scripts.")]
    [RequestOption("-y")]
    public bool Yes { get; init; }

    [Description($"Answer yes to one question, by its code: {AskReplace} (texts of an earlier run), {AskInstrumental} (several songs without words); may be given several times.")]
    [AllowedValues(AskReplace, AskInstrumental)]
    public IReadOnlyList<string> Accept { get; init; } = [];

    [Description("Songs that are looked at at the same time. Default: one per processor core, at most 8. Each host still gets one request at a time.")]
    [Range(1, 256)]
    public int? Workers { get; init; }
}
