using AceData.Audio;

namespace AceData.Files;

/// <summary>Says what went wrong with a file so that a musician can act on it.</summary>
internal static class FileMessages
{
    /// <summary>The exception for a fault while <paramref name="path"/> was to be written; nothing was changed.</summary>
    public static AceDataException WhileWriting(string path, FileFaultException fault)
    {
        var name = Path.GetFileName(path);
        var folder = Path.GetDirectoryName(path) ?? path;
        var (code, text) = fault.Fault switch
        {
            FileFault.DiskFull => (FileCodes.DiskFull, $"The disk that holds '{folder}' is full, or your quota is used up. Free some space and start again; what was finished is kept."),
            FileFault.DiskReadOnly => (FileCodes.DiskReadOnly, $"The disk that holds '{folder}' can only be read. Unlock it (a switch on the card, or how it is mounted), or copy the songs to another disk."),
            FileFault.DiskBroken => (FileCodes.DiskBroken, $"The disk that holds '{folder}' reported an error. Check that it is plugged in and healthy before you go on."),
            FileFault.Denied => (FileCodes.FileDenied, $"You may not write to '{folder}'. Change its permissions, or copy the songs to a folder of your own."),
            FileFault.NotFound => (FileCodes.FolderGone, FolderGone(folder)),
            FileFault.Busy => (FileCodes.FileBusy, "Another program holds the file. Close it there and try again."),
            FileFault.TooManyOpen => (FileCodes.TooManyOpen, "Too many files are open on this computer. Close other programs, or raise the limit (ulimit -n)."),
            FileFault.NameTooLong => (FileCodes.NameTooLong, "The name is too long for this disk. Give the song a shorter name."),
            _ => (FileCodes.FileFailed, $"The system refused it ({fault.Call}, error {fault.Number})."),
        };
        return new AceDataException(code, $"'{name}' was not saved and is as it was. {text}", fault);
    }

    /// <summary>The exception for a folder that cannot be made, or no file in it.</summary>
    /// <param name="folder">Full path of the folder that is wanted.</param>
    /// <param name="nearest">Itself, or the nearest above it that is there.</param>
    /// <param name="fault">What went wrong in the nearest one.</param>
    /// <param name="otherwise">What else a person can do.</param>
    public static AceDataException WhileMaking(string folder, string nearest, FileFaultException fault, string otherwise)
    {
        var (code, text) = fault.Fault switch
        {
            _ when File.Exists(nearest) => (FileCodes.FolderOccupied, $"'{nearest}' is a file, so there can be no folder '{folder}'. Rename the file, or {otherwise}."),
            FileFault.Denied => (FileCodes.FileDenied, $"You may not write to '{nearest}'. Change its permissions, or {otherwise}."),
            FileFault.DiskFull => (FileCodes.DiskFull, $"The disk that holds '{nearest}' is full, or your quota is used up. Free some space, or {otherwise}."),
            FileFault.DiskReadOnly => (FileCodes.DiskReadOnly, $"The disk that holds '{nearest}' can only be read. Unlock it (a switch on the card, or how it is mounted), or {otherwise}."),
            FileFault.DiskBroken => (FileCodes.DiskBroken, $"The disk that holds '{nearest}' reported an error. Check that it is plugged in and healthy, or {otherwise}."),
            FileFault.NameTooLong => (FileCodes.NameTooLong, $"The name is too long for this disk. Choose a shorter one, or {otherwise}."),
            FileFault.NotFound => (FileCodes.PathBad, $"'{nearest}' is no place in which files can be made. Instead, {otherwise}."),
            _ => (FileCodes.FileFailed, $"The system refused it ({fault.Call}, error {fault.Number}). Instead, {otherwise}."),
        };
        return new AceDataException(code, $"Nothing can be written to '{folder}', so it was left as it is. {text}", fault);
    }

    /// <summary>A folder that was there and is not.</summary>
    public static string FolderGone(string folder) => $"The folder '{folder}' is not there any more. It was renamed, moved or unplugged; bring it back and start again.";

    /// <summary>The exception for a fault while <paramref name="path"/> was to be read.</summary>
    public static AceDataException WhileReading(string path, FileFaultException fault)
    {
        var (code, text) = fault.Fault switch
        {
            FileFault.NotFound => (FileCodes.FileMissing, "There is no such file. Check the path."),
            FileFault.Denied => (FileCodes.FileDenied, "You may not read it. Change its permissions."),
            FileFault.NotAFile => (FileCodes.FileIsNotOne, "It is a folder, a pipe or a device. Move it away."),
            FileFault.Busy => (FileCodes.FileBusy, "Another program holds the file. Close it there and try again."),
            FileFault.DiskBroken => (FileCodes.DiskBroken, "Its disk reported an error. Check that it is plugged in and healthy."),
            FileFault.TooManyOpen => (FileCodes.TooManyOpen, "Too many files are open on this computer. Close other programs, or raise the limit (ulimit -n)."),
            _ => (FileCodes.FileFailed, $"The system refused it ({fault.Call}, error {fault.Number})."),
        };
        return new AceDataException(code, $"'{FileNames.Printable(path)}' cannot be read. {text}", fault);
    }
}
