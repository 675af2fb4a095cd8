namespace AceData.Files;

/// <summary>Codes of what can be wrong with files and folders.</summary>
public static class FileCodes
{
    public const string DiskFull = "DISK-FULL";
    public const string DiskReadOnly = "DISK-READONLY";
    public const string DiskBroken = "DISK-BROKEN";
    public const string FolderGone = "FOLDER-GONE";
    public const string FolderOccupied = "FOLDER-OCCUPIED";
    public const string FileDenied = "FILE-DENIED";
    public const string FileReadOnly = "FILE-READONLY";
    public const string FileChanged = "FILE-CHANGED";
    public const string FileMissing = "FILE-MISSING";
    public const string FileIsLink = "FILE-LINK";
    public const string FileIsNotOne = "FILE-NOT-A-FILE";
    public const string FileBusy = "FILE-BUSY";
    public const string FileFailed = "FILE-FAILED";
    public const string NameTooLong = "NAME-TOO-LONG";
    public const string TooManyOpen = "FILES-TOO-MANY-OPEN";
    public const string ResultEmpty = "RESULT-EMPTY";
    public const string PathBad = "PATH-BAD";
    public const string PathOutside = "PATH-OUTSIDE";
    public const string TextBad = "TEXT-BAD";
    public const string TextTooLong = "TEXT-TOO-LONG";

    /// <summary>True when the next item would fail the same way: the run stops and says so once.</summary>
    public static bool StopsTheRun(string code) => code is DiskFull or DiskReadOnly or DiskBroken;
}
