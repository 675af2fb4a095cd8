using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Editing;

/// <summary>A text is not the one that the person had before their eyes.</summary>
internal sealed class EditConflictException(string name, EditConflict conflict)
    : AceDataException(FileCodes.FileChanged, $"'{name}' was not saved: another program or window has changed it since it was read. Look at both versions and save again.")
{
    public EditConflict Conflict => conflict;

    /// <summary>Both texts of a write that came too late.</summary>
    public static EditConflict Of(FileChangedException changed, KeptText mine) => new(
        Encoding.UTF8.GetString(mine.Content.Span),
        changed.Present is { } theirs ? Encoding.UTF8.GetString(theirs.Span) : null,
        changed.Present is { } bytes ? FileVersion.Of(bytes.Span) : FileVersion.Missing);
}
