using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;

namespace AceData.Library;

/// <summary>One folder as a person who chooses sees it: where one can go from here, and how many songs lie here.</summary>
public sealed record FolderLook
{
    private const int MostFolders = 2_000;

    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Full path of the folder above; null at the top.</summary>
    public required string? Parent { get; init; }

    /// <summary>Names of the folders in it, in natural order, hidden ones left out; at most 2,000.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Audio files that lie directly in it.</summary>
    public required int Songs { get; init; }

    /// <summary>Looks into a folder of this computer.</summary>
    /// <param name="path">Full path, as typed or chosen.</param>
    /// <exception cref="AceDataException">FOLDER-…: not a full path, another computer's, not there, not allowed.</exception>
    public static FolderLook At(string path)
    {
        var full = Checked(path);
        try
        {
            var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };
            var folders = Directory.EnumerateDirectories(full, "*", options).Take(MostFolders).Select(folder => System.IO.Path.GetFileName(folder)).Where(name => !name.StartsWith('.')).ToList();
            folders.Sort(NaturalOrder.Instance);
            return new FolderLook
            {
                Path = full,
                Parent = System.IO.Path.GetDirectoryName(full),
                Folders = folders,
                Songs = Directory.EnumerateFiles(full, "*", options).Count(AudioFormats.IsAudio),
            };
        }
        catch (UnauthorizedAccessException e)
        {
            throw new AceDataException("FOLDER-DENIED", $"You may not look into '{FileNames.Printable(full)}'. Choose another folder, or change its permissions.", e);
        }
        catch (IOException e)
        {
            throw new AceDataException("FOLDER-FAILED", $"'{FileNames.Printable(full)}' cannot be read ({e.Message}). Choose another folder.", e);
        }
    }

    /// <summary>Where one may begin: home, music, and the drives.</summary>
    public static IReadOnlyList<string> Places()
    {
        string[] own =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.GetFolderPath(Environment.SpecialFolder.MyMusic),
        ];
        var drives = OperatingSystem.IsWindows() ? DriveInfo.GetDrives().Where(drive => drive.DriveType != DriveType.Network && drive.IsReady).Select(drive => drive.Name) : ["/"];
        return [.. own.Where(folder => folder.Length > 0 && Directory.Exists(folder)).Concat(drives).Distinct(StringComparer.Ordinal)];
    }

    private static string Checked(string path)
    {
        // Refuses names of other computers unseen: to look at one, Windows would send it the user's name and password hash.
        var full = PathGuard.Full(path);
        if (!System.IO.Path.IsPathFullyQualified(path))
        {
            throw new AceDataException("FOLDER-UNCLEAR", $"'{FileNames.Printable(path)}' is no full path. Give all of it, such as {(OperatingSystem.IsWindows() ? @"D:\Music" : "/home/me/music")}, or choose from the list.");
        }

        return Directory.Exists(full)
            ? System.IO.Path.TrimEndingDirectorySeparator(full)
            : throw new AceDataException("FOLDER-MISSING", $"'{FileNames.Printable(full)}' is not there. Check the spelling, or choose from the list.");
    }
}
