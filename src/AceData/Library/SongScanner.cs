using System.IO.Enumeration;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;

namespace AceData.Library;

/// <summary>
/// Finds the songs of folders and files: the one scanner of all verbs, so that every step sees the same set.
/// Links are not followed, pipes and devices never opened, hidden names left alone; what is wrong with one file or
/// folder is a finding about it and hides no other.
/// </summary>
public static class SongScanner
{
    private const int DeepestFolder = 64;
    private const long SparseFrom = 8L << 30;

    // Terminals of Windows and most of Linux's take a dragged file; only the first is sure.
    private static readonly string HowToFind = OperatingSystem.IsWindows() ? "Check the spelling, or drag the folder into the window." : "Check the spelling.";

    /// <summary>Scans folders (recursively) and single files.</summary>
    /// <param name="paths">Folders and audio files, full or relative to <paramref name="currentFolder"/>.</param>
    /// <param name="currentFolder">Full path.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="AceDataException">A given folder or file is not there.</exception>
    public static ScanResult Scan(IReadOnlyList<string> paths, string currentFolder, CancellationToken cancellationToken = default)
    {
        var found = new Found();
        foreach (var given in paths)
        {
            var path = PathGuard.Full(Path.Combine(currentFolder, given));
            if (Directory.Exists(path))
            {
                var root = Path.TrimEndingDirectorySeparator(path);
                ScanFolder(root, root, 0, found, cancellationToken);
            }
            else
            {
                AddGivenFile(path, found);
            }
        }

        found.Files.Sort((a, b) => NaturalOrder.Instance.Compare(a.Path, b.Path));
        var songs = SongGroups.Of(found.Files, found.Warnings);
        return new ScanResult
        {
            Songs = songs,
            Problems = found.Problems,
            Warnings = found.Warnings,
            SkippedLinks = found.Links,
            SkippedHidden = found.Hidden,
            TempFiles = found.TempFiles,
        };
    }

    private static void AddGivenFile(string path, Found found)
    {
        switch (KindOf(path))
        {
            case FileKind.Missing:
                throw new AceDataException(FileCodes.FileMissing, $"'{FileNames.Printable(path)}' is not there. {HowToFind}");
            case FileKind.Link:
                found.Problems.Add(new ScanFinding(FileCodes.FileIsLink, path, "It is a link. Name the file that it leads to, so that the tags are written beside it."));
                return;
        }

        if (!AudioFormats.IsAudio(path))
        {
            found.Problems.Add(new ScanFinding("AUDIO-UNKNOWN", path, "It does not end like an audio file that AceData reads."));
            return;
        }

        AddFile(path, Path.GetDirectoryName(path)!, found);
    }

    private static FileKind KindOf(string path)
    {
        try
        {
            return FileSystem.Ops.Look(path).Kind;
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(FileNames.Printable(path), fault);
        }
    }

    private static void ScanFolder(string folder, string root, int depth, Found found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subfolders = new List<string>();
        try
        {
            foreach (var (path, isFolder, isLink, isHidden) in Entries(folder))
            {
                if (isHidden)
                {
                    AddHidden(path, isFolder, found);
                }
                else if (isLink)
                {
                    found.Links++;
                }
                else if (isFolder)
                {
                    subfolders.Add(path);
                }
                else if (AudioFormats.IsAudio(path))
                {
                    AddFile(path, root, found);
                }
            }
        }
        catch (UnauthorizedAccessException)
        {
            found.Problems.Add(new ScanFinding("FOLDER-DENIED", folder, "You may not look into this folder; its songs are left out. Change its permissions."));
        }
        catch (DirectoryNotFoundException)
        {
            found.Problems.Add(folder.Contains('\uFFFD', StringComparison.Ordinal)
                ? NotUtf8(folder)
                : new ScanFinding(FileCodes.FolderGone, folder, "This folder went away during the scan; its songs are left out."));
        }
        catch (IOException e)
        {
            found.Problems.Add(new ScanFinding("FOLDER-FAILED", folder, $"This folder cannot be read; its songs are left out. The system says: {e.Message}"));
        }

        if (depth >= DeepestFolder && subfolders.Count > 0)
        {
            found.Problems.Add(new ScanFinding("FOLDER-TOO-DEEP", folder, $"Folders lie more than {DeepestFolder} deep here; what is below is left out."));
            return;
        }

        foreach (var subfolder in subfolders)
        {
            ScanFolder(subfolder, root, depth + 1, found, cancellationToken);
        }
    }

    private static FileSystemEnumerable<(string Path, bool IsFolder, bool IsLink, bool IsHidden)> Entries(string folder) => new(
        folder,
        (ref FileSystemEntry entry) =>
        {
            // Not ToFullPath: it is empty for a path that is longer than the system allows.
            var path = Path.Join(folder, entry.FileName);
            var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0 && IsLink(path);
            var isHidden = entry.FileName.StartsWith('.') || (OperatingSystem.IsWindows() && (entry.Attributes & FileAttributes.Hidden) != 0);
            return (path, entry.IsDirectory && !isLink, isLink, isHidden);
        },
        new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false });

    // On Windows a placeholder of a cloud drive is a reparse point that leads nowhere; it is a song like any other.
    private static bool IsLink(string path) => !OperatingSystem.IsWindows() || FileSystem.Ops.Look(path).Kind == FileKind.Link;

    private static void AddHidden(string path, bool isFolder, Found found)
    {
        if (!isFolder && TempFiles.IsOurs(Path.GetFileName(path.AsSpan())))
        {
            found.TempFiles.Add(path);
        }
        else if (isFolder || AudioFormats.IsAudio(path))
        {
            found.Hidden++;
        }
    }

    private static void AddFile(string path, string root, Found found)
    {
        if (!found.Seen.Add(path))
        {
            return;
        }

        FileFacts facts;
        try
        {
            facts = FileSystem.Ops.Look(path);
        }
        catch (FileFaultException e)
        {
            found.Problems.Add(new ScanFinding(FileCodes.FileFailed, path, FileMessages.WhileReading(path, e).Message));
            return;
        }

        if (Problem(path, facts) is { } problem)
        {
            found.Problems.Add(problem);
            return;
        }

        found.Files.Add(new Song { Path = path, Root = root, Length = facts.Length, ModifiedUtc = facts.ModifiedUtc });
    }

    private static ScanFinding? Problem(string path, FileFacts facts)
    {
        switch (facts.Kind)
        {
            case FileKind.Missing:
                return path.Contains('\uFFFD', StringComparison.Ordinal)
                    ? NotUtf8(path)
                    : new ScanFinding(FileCodes.FileMissing, path, "It went away during the scan.");
            case not FileKind.File:
                return new ScanFinding(FileCodes.FileIsNotOne, path, "It is a pipe, a socket or a device, not a file; it was not opened.");
        }

        if (facts.Length == 0)
        {
            return new ScanFinding("AUDIO-EMPTY", path, "The file is empty. Copy or download it again.");
        }

        if (facts.Length > SparseFrom && facts.Allocated < facts.Length / 16)
        {
            return new ScanFinding("AUDIO-HOLES", path, "The file claims to be huge but holds almost nothing on the disk, like an unfinished download. Copy or download it again.");
        }

        return SideCar.Objection(path) is { } objection ? new ScanFinding(objection.Code, path, objection.Message) : null;
    }

    private static ScanFinding NotUtf8(string path) =>
        new("NAME-NOT-TEXT", path, "The name is not in UTF-8, so it cannot be opened. Rename it (the tool convmv does so for whole folders).");

    private sealed class Found
    {
        public List<Song> Files { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public List<ScanFinding> Problems { get; } = [];

        public List<ScanFinding> Warnings { get; } = [];

        public List<string> TempFiles { get; } = [];

        public int Links { get; set; }

        public int Hidden { get; set; }
    }
}
