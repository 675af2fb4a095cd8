using AceData.Files;
using AceData.Settings;

namespace AceData.Doctor;

/// <summary>Whether AceData may write where it has to; leaves nothing behind.</summary>
internal static class WriteAccess
{
    /// <summary>Looks at the library and at every folder that gets files.</summary>
    public static Finding Of(DataRoot root)
    {
        var state = Directory.Exists(root.State) ? root.State : root.Folder;
        var objection = FolderObjection(state)
            ?? LibraryObjection(root)
            ?? (Directory.Exists(root.Audio) ? FolderObjection(root.Audio) : null);
        return objection is null
            ? new Finding(FindingState.Good, "Writing", $"files can be written in '{root.Folder}'", null)
            : new Finding(FindingState.Bad, "Writing", objection, "Change the permissions, or name a folder of your own with --data-root.");
    }

    /// <summary>Why no file can be made in a folder; null when one can.</summary>
    public static string? FolderObjection(string folder) => Folders.Probe(folder) is { } fault ? $"no file can be written in {folder}: {Reason(fault)}" : null;

    private static string? LibraryObjection(DataRoot root)
    {
        if (Path.Exists(root.State) && !Directory.Exists(root.State))
        {
            return $"{root.State} is not a folder";
        }

        try
        {
            var kind = FileSystem.Ops.Look(root.LibraryFile).Kind;
            if (kind == FileKind.File)
            {
                FileSystem.Ops.RequireWritable(root.LibraryFile);
            }

            return kind is FileKind.File or FileKind.Missing ? null : $"{root.LibraryFile} is not a file";
        }
        catch (FileFaultException fault)
        {
            return $"{root.LibraryFile} cannot be written: {Reason(fault)}";
        }
    }

    private static string Reason(FileFaultException fault) => fault.Fault switch
    {
        FileFault.Denied => "you may not write there",
        FileFault.DiskReadOnly => "its disk can only be read",
        FileFault.DiskFull => "its disk is full",
        _ => $"the system refuses it ({fault.Call}, error {fault.Number})",
    };
}
