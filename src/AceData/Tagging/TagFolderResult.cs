using System.Text.Json.Serialization;

namespace AceData.Tagging;

/// <summary>What a tagging run did.</summary>
public sealed record TagFolderResult
{
    /// <summary>The code of a song that failed through a fault of ours.</summary>
    public const string FaultCode = "FAULT";

    /// <summary>Songs that were found, files that cannot be opened included.</summary>
    public required int Songs { get; init; }

    /// <summary>Tag files that were written.</summary>
    public required int Written { get; init; }

    /// <summary>Songs that were left alone because they have tags.</summary>
    public required int Skipped { get; init; }

    /// <summary>Songs whose new tags became a suggestion.</summary>
    public required int Suggested { get; init; }

    /// <summary>Songs whose new tags are what their file already says.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Songs that should be looked at: a category below its minimum, an unsure tempo.</summary>
    public required int NeedsReview { get; init; }

    /// <summary>Songs that were not begun because the run was stopped.</summary>
    public required int NotStarted { get; init; }

    /// <summary>What failed, each with its reason: songs, and folders that cannot be read.</summary>
    public required IReadOnlyList<FailedSong> Failed { get; init; }

    /// <summary>Seconds the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>What listened: the engine and its model.</summary>
    public required string Engine { get; init; }

    /// <summary>Why the run ended early; null when it went through.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>True when the user stopped the run.</summary>
    [JsonIgnore]
    public bool WasStopped { get; init; }

    /// <summary>The songs that were worked on, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<TaggedSong> Lines { get; init; } = [];
}

/// <summary>A song that could not be tagged.</summary>
public sealed record FailedSong(string File, string Code, string Reason);

/// <summary>What became of one song.</summary>
/// <param name="File">Full path of the song.</param>
/// <param name="State"><c>written</c>, <c>suggested</c>, <c>unchanged</c> or <c>failed</c>.</param>
/// <param name="Tags">The tag line; null when there is none.</param>
/// <param name="Review">Why a person should look at it; empty when nobody needs to.</param>
/// <param name="Error">Why it failed, else null.</param>
public sealed record TaggedSong(string File, string State, string? Tags, IReadOnlyList<string> Review, FailedSong? Error = null);
