using AceData.Audio.Features;
using AceData.Files;
using AceData.Tagging.Policy;

namespace AceData.Library.Catalog;

/// <summary>One row of the song list: everything that list, filter and inspector show, as it was when the row was read.</summary>
public sealed record SongEntry
{
    public required SongId Id { get; init; }

    public required Song Song { get; init; }

    /// <summary>The file's name without its ending, as it may be shown: what would turn the text or hide in it is written out.</summary>
    public required string Title { get; init; }

    /// <summary>The folder below the chosen one; empty for the chosen one itself.</summary>
    public required string Folder { get; init; }

    /// <summary>False while only the audio file was seen and nothing beside it was read yet.</summary>
    public bool IsRead { get; init; }

    /// <summary>The prompt file's text; empty when there is none.</summary>
    public string Line { get; init; } = "";

    /// <summary>What the prompt file held; a save demands that it still does.</summary>
    public FileVersion PromptVersion { get; init; }

    public SideCarState PromptState { get; init; }

    /// <summary>Why the prompt file could not be read; null when it could.</summary>
    public string? PromptProblem { get; init; }

    /// <summary>The tags in order.</summary>
    public IReadOnlyList<EntryTag> Tags { get; init; } = [];

    /// <summary>The tempo of the first tempo tag, beats per minute.</summary>
    public int? BeatsPerMinute { get; init; }

    /// <summary>Of the first key tag.</summary>
    public KeyMode? Mode { get; init; }

    /// <summary>Null when nothing was measured of this file.</summary>
    public SongMeasured? Measured { get; init; }

    public LyricsState Lyrics { get; init; }

    /// <summary>What the lyrics file held.</summary>
    public FileVersion LyricsVersion { get; init; }

    /// <summary>Where the lyrics came from; null when nobody noted it.</summary>
    public LyricsOrigin? LyricsOrigin { get; init; }

    /// <summary>Why the text may not be lyrics; also given for texts of a person, whose state stays edited.</summary>
    public IReadOnlyList<LyricsSuspicion> LyricsSuspicions { get; init; } = [];

    /// <summary>Why a person should look at the tags.</summary>
    public IReadOnlyList<ReviewNote> Review { get; init; } = [];

    public Suggestion? TagSuggestion { get; init; }

    public Suggestion? LyricsSuggestion { get; init; }

    /// <summary>What a person holds fast in the tags.</summary>
    public IReadOnlySet<LockName> Locks { get; init; } = new HashSet<LockName>();

    /// <summary>Why the last job failed here; null when it did not.</summary>
    public SongFailure? Failure { get; init; }

    /// <summary>Codes of what the last check found about this song.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>There is no tag file, or nothing in it.</summary>
    public bool IsUntagged => IsRead && PromptState == SideCarState.Missing;

    /// <summary>The tags are what was measured or stood in the audio file; a run that listens completes them.</summary>
    public bool IsMeasuredOnly => IsRead && PromptState == SideCarState.MeasuredOnly;

    /// <summary>No tags, or only what was measured: what a run tags by default.</summary>
    public bool AwaitsTags => IsUntagged || IsMeasuredOnly;

    /// <summary>There is not one tag, and no tag file that cannot be read.</summary>
    public bool HasNoTags => IsRead && Tags.Count == 0 && PromptProblem is null;

    /// <summary>There are tags, and they say tempo and key and nothing else, whoever wrote them.</summary>
    public bool HasOnlyTempoAndKey => PromptLine.SaysTempoAndKeyOnly([.. Tags.Select(tag => tag.Text)]);

    /// <summary>The tags say that nobody sings.</summary>
    public bool IsTaggedInstrumental => Tags.Any(tag => tag.Text.Equals("instrumental", StringComparison.OrdinalIgnoreCase));

    /// <summary>A person wrote or changed the tags.</summary>
    public bool IsEdited => IsRead && PromptState == SideCarState.HandWritten;

    public bool NeedsReview => Review.Count > 0;
}
