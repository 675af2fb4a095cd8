using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>What an edit, an undo or a redo did.</summary>
public sealed record EditResult
{
    /// <summary>The step that can be undone now (after an undo: redone); null when nothing changed or the library cannot keep steps.</summary>
    public EditStep? Step { get; init; }

    /// <summary>Songs that say something else now.</summary>
    public required IReadOnlyList<SongId> Changed { get; init; }

    /// <summary>Songs that said so already.</summary>
    public int Unchanged { get; init; }

    /// <summary>Songs that could not be changed, each with its reason.</summary>
    public IReadOnlyList<EditRefusal> Refused { get; init; } = [];

    /// <summary>Songs that were not reached and are as they were: it was stopped before them, or the disk took nothing more.</summary>
    public int NotStarted { get; init; }

    /// <summary>The texts among them, each by song and kind; empty for an undo, which says only how many.</summary>
    public IReadOnlySet<(SongId Id, SideCarKind Kind)> NotReached { get; init; } = new HashSet<(SongId, SideCarKind)>();
}

/// <summary>A song that an edit leaves as it is.</summary>
/// <param name="Id">The song.</param>
/// <param name="Title">Its title.</param>
/// <param name="Code">Stable code, such as <c>FILE-READONLY</c> or <c>FILE-CHANGED</c>.</param>
/// <param name="Text">What happened, why, what to do.</param>
/// <param name="Conflict">Both texts where somebody else changed the file; else null.</param>
public sealed record EditRefusal(SongId Id, string Title, string Code, string Text, EditConflict? Conflict = null);

/// <summary>Two people, or two windows, changed the same text.</summary>
/// <param name="Mine">What was to be saved.</param>
/// <param name="Theirs">What the file holds now; null when it is gone or is no text.</param>
/// <param name="TheirVersion">The version to give when mine is to be saved all the same.</param>
public sealed record EditConflict(string Mine, string? Theirs, FileVersion TheirVersion);
