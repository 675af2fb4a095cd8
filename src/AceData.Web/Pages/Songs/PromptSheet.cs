using AceData.Editing;
using AceData.Files;
using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>
/// The tag line of one song while a person edits it as text: what they see, and what the file held when they saw it. Where the
/// file changes meanwhile, neither text is lost until they chose.
/// </summary>
internal sealed class PromptSheet
{
    private string _read;
    private bool _isAskedAgain;

    public PromptSheet(SongEntry song) => (Text, _read, Base) = (song.Line, song.Line, song.PromptVersion);

    /// <summary>What the person sees.</summary>
    public string Text { get; private set; }

    /// <summary>What the file held when it was read or saved last.</summary>
    public FileVersion Base { get; private set; }

    /// <summary>What another program wrote meanwhile; null where it did not, or took the file away.</summary>
    public string? Theirs { get; private set; }

    /// <summary>True while the person has to choose between the two.</summary>
    public bool HasChangedOutside { get; private set; }

    /// <summary>True while a text is on its way to the disk.</summary>
    public bool IsSaving { get; private set; }

    public bool IsDirty => Text != _read;

    /// <summary>Takes in what was typed.</summary>
    public void Type(string text) => Text = text;

    /// <summary>Takes in what was typed over a text that has given way to the file meanwhile: whoever typed had not seen that yet, and chooses.</summary>
    public void TypeLate(string text)
    {
        (Text, HasChangedOutside) = (text, text != _read);
        Theirs = HasChangedOutside && Base != FileVersion.Missing ? _read : null;
    }

    /// <summary>Looks whether the file is another one now.</summary>
    /// <returns>True when <see cref="Text"/> was replaced, which happens only where nothing would be lost.</returns>
    public bool Follow(SongEntry song)
    {
        if (IsSaving || song.PromptVersion == Base)
        {
            return false;
        }

        if (!IsDirty || song.Line == Text)
        {
            var isNew = song.Line != Text;
            Take(song.Line, song.PromptVersion);
            return isNew;
        }

        Meet(song.PromptVersion == FileVersion.Missing ? null : song.Line, song.PromptVersion);
        return false;
    }

    /// <summary>Saves what was typed; nothing while the person has to choose. What is to be saved while another text is on its way follows that one.</summary>
    /// <param name="save">Writes a text over a version, and says how it went; null when the text makes no sense.</param>
    /// <param name="read">Reads what the file holds then.</param>
    /// <returns>True when <see cref="Text"/> was replaced: the file holds it in its own form.</returns>
    public async Task<bool> SaveAsync(Func<string, FileVersion, Task<EditResult?>> save, Func<(string Text, FileVersion Version)> read)
    {
        if (IsSaving)
        {
            _isAskedAgain = true;
            return false;
        }

        IsSaving = true;
        try
        {
            bool isReplaced;
            do
            {
                _isAskedAgain = false;
                isReplaced = IsDirty && !HasChangedOutside && await SaveOnceAsync(save, read);
            }
            while (_isAskedAgain);
            return isReplaced;
        }
        finally
        {
            IsSaving = false;
        }
    }

    /// <summary>The person's text is to be written over the other one; the history keeps that.</summary>
    public void KeepMine() => HasChangedOutside = false;

    /// <summary>Shows what the file holds.</summary>
    public void TakeTheirs() => Take(Theirs ?? "", Base);

    private async Task<bool> SaveOnceAsync(Func<string, FileVersion, Task<EditResult?>> save, Func<(string Text, FileVersion Version)> read)
    {
        var typed = Text;
        var result = await save(typed, Base);
        if (result is { Refused: [{ Conflict: { } conflict }, ..] })
        {
            Meet(conflict.Theirs, conflict.TheirVersion);
            return false;
        }

        if (result is not { Refused.Count: 0 })
        {
            return false;
        }

        (_read, Base) = read();
        if (Text != typed || _read == typed)
        {
            return false;
        }

        Text = _read;
        return true;
    }

    private void Take(string text, FileVersion version) => (Text, _read, Base, Theirs, HasChangedOutside) = (text, text, version, null, false);

    // The next save is to write over what the person was shown, and over nothing else.
    private void Meet(string? theirs, FileVersion version) => (_read, Base, Theirs, HasChangedOutside) = (theirs ?? "", version, theirs, true);
}
