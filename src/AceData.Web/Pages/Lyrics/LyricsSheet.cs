using AceData.Audio;
using AceData.Editing;
using AceData.Files;
using AceData.Library.Catalog;

namespace AceData.Web.Pages.Lyrics;

/// <summary>
/// The lyrics of one song while they are edited: what the person sees, what the file held when they saw it, and how one becomes
/// the other. Used by the window's own thread only.
/// </summary>
/// <param name="editor">Reads and writes.</param>
/// <param name="id">The song.</param>
/// <param name="label">What a save is called in undo.</param>
/// <param name="time">The clock.</param>
internal sealed class LyricsSheet(SongEditor editor, SongId id, string label, TimeProvider time)
{
    /// <summary>Most characters that can be saved: more than any song has.</summary>
    public const int Longest = 200_000;

    // The states of the file that this window read or wrote: what was typed over one of them was typed over the present text.
    private readonly HashSet<string> _own = [];
    private string _saved = "";
    private Task? _saving;

    /// <summary>What the person sees.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What the file held when it was read or saved last.</summary>
    public FileVersion Base { get; private set; }

    /// <summary>Both texts where another window or program has saved since; nothing is saved until the person chose.</summary>
    public EditConflict? Conflict { get; private set; }

    /// <summary>Why the text is not shown or not saved; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>False when the file cannot be shown as a text; then it is not edited either.</summary>
    public bool IsReadable { get; private set; } = true;

    /// <summary>Length of a text that is too long to be saved; null otherwise.</summary>
    public int? TooLong { get; private set; }

    /// <summary>When this window saved last.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public bool IsDirty => !LyricsText.IsSame(Text, _saved);

    private bool IsSaving => _saving is { IsCompleted: false };

    /// <summary>Shows what the file holds.</summary>
    public void Read()
    {
        (Conflict, Problem, TooLong, IsReadable) = (null, null, null, true);
        try
        {
            var (text, version) = editor.ReadText(id, SideCarKind.Lyrics);
            (Text, Base) = (LyricsText.Lines(text), version);
            if (Text.Length > Longest)
            {
                (TooLong, IsReadable, Text) = (Text.Length, false, "");
            }
        }
        catch (AceDataException e)
        {
            (Text, Problem, IsReadable) = ("", e.Message, false);
        }

        _saved = Text;
        _own.Clear();
        _own.Add(Name(Base));
    }

    /// <summary>Looks whether the file is another one now.</summary>
    /// <param name="present">What the file holds, as the song list saw it.</param>
    /// <returns>True when <see cref="Text"/> was replaced, which happens only where nothing would be lost.</returns>
    public bool Follow(FileVersion present)
    {
        if (present == Base || IsSaving || Conflict is not null)
        {
            return false;
        }

        if (!IsDirty && TooLong is null)
        {
            var (before, version) = (Text, Base);
            Read();
            return Text != before || version != Base;
        }

        var (mine, tooLong) = (Text, TooLong);
        Read();
        if (IsReadable)
        {
            MeetTheirs(mine);
            TooLong = tooLong;
        }

        return false;
    }

    /// <summary>Goes on with a draft of this tab that was perhaps never saved.</summary>
    /// <returns>True when the draft says something else than the file.</returns>
    public bool Restore(LyricsDraft draft)
    {
        if (!IsReadable || LyricsText.IsSame(draft.Text, Text))
        {
            return false;
        }

        if (draft.Base == Base.Sha256)
        {
            Text = draft.Text;
        }
        else
        {
            MeetTheirs(draft.Text);
        }

        return true;
    }

    /// <summary>Takes over what was typed, and saves it.</summary>
    /// <param name="text">All of the text.</param>
    /// <param name="over">SHA-256 of the file that the field showed; null for none.</param>
    /// <returns>Ends when everything typed until then is saved, or says why not.</returns>
    public Task TypeAsync(string text, string? over)
    {
        (Text, TooLong) = (text, null);
        if (Conflict is null && !_own.Contains(over ?? ""))
        {
            // The file of another window was read while this was on its way.
            Meet(new EditConflict(text, Base == FileVersion.Missing ? null : _saved, Base));
        }

        return SaveAsync();
    }

    /// <summary>Notes that the field holds more than can be saved.</summary>
    public void RefuseLength(int length) => TooLong = length;

    /// <summary>Saves what is not saved yet.</summary>
    public Task SaveAsync()
    {
        Problem = IsReadable ? null : Problem;
        return IsSaving ? _saving! : _saving = RunAsync(); // not null: it is saving
    }

    /// <summary>Writes the person's text over the other one; the history keeps that.</summary>
    public Task KeepMineAsync()
    {
        Conflict = null;
        return SaveAsync();
    }

    /// <summary>Shows the other text.</summary>
    public void TakeTheirs() => Read();

    private async Task RunAsync()
    {
        // More may be typed while one text is on its way.
        while (IsDirty && IsReadable && Conflict is null && Problem is null && TooLong is null)
        {
            await SaveOnceAsync(Text);
        }
    }

    private async Task SaveOnceAsync(string text)
    {
        try
        {
            var result = await editor.SaveLyricsAsync(id, text, Base, label);
            if (result.Refused is [var refusal, ..])
            {
                if (refusal.Conflict is { } conflict)
                {
                    Meet(conflict);
                }
                else
                {
                    Problem = refusal.Text;
                }

                return;
            }

            var (now, version) = editor.ReadText(id, SideCarKind.Lyrics);
            if (LyricsText.IsSame(now, text))
            {
                (Base, _saved, SavedAt) = (version, text, time.GetLocalNow());
                _own.Add(Name(version));
            }
            else
            {
                Meet(new EditConflict(text, now, version));
            }
        }
        catch (AceDataException e)
        {
            Problem = e.Message;
        }
    }

    // The file was just read into Text.
    private void MeetTheirs(string mine)
    {
        var theirs = Text;
        Text = mine;
        Meet(new EditConflict(mine, Base == FileVersion.Missing ? null : theirs, Base));
    }

    // Two people who wrote the same need not be asked.
    private void Meet(EditConflict conflict)
    {
        (Base, _saved) = (conflict.TheirVersion, LyricsText.Lines(conflict.Theirs ?? ""));
        Conflict = LyricsText.IsSame(_saved, Text) ? null : conflict;
        _own.Add(Name(Base));
    }

    private static string Name(FileVersion version) => version.Sha256 ?? "";
}
