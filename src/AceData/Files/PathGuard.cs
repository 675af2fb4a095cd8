using System.Buffers;
using AceData.Audio;

namespace AceData.Files;

/// <summary>
/// Keeps paths where they belong. A prefix check of the text is not enough: a folder link inside the root leads out of it,
/// and <c>root2</c> begins with <c>root</c>; so every part below the root is looked at.
/// </summary>
public static class PathGuard
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    /// <summary>The full path; refuses text that no system call should ever see.</summary>
    /// <exception cref="AceDataException">Empty, a zero character, or a network or device path.</exception>
    public static string Full(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw Bad(path, "it is empty or holds a zero character");
        }

        RequireLocal(path);
        return Path.GetFullPath(path);
    }

    /// <summary>The full path of something inside <paramref name="root"/>, reached through no link.</summary>
    /// <param name="root">A folder that the user chose; it may itself be a link.</param>
    /// <param name="path">A full path, or one relative to the root.</param>
    /// <exception cref="AceDataException">It leads out of the root.</exception>
    public static string Inside(string root, string path)
    {
        var fullRoot = Path.TrimEndingDirectorySeparator(Full(root));
        RequireLocal(path);
        var full = Path.TrimEndingDirectorySeparator(Full(Path.IsPathRooted(path) ? path : Path.Combine(fullRoot, path)));
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var prefix = Path.EndsInDirectorySeparator(fullRoot) ? fullRoot : fullRoot + Path.DirectorySeparatorChar;
        if (!full.StartsWith(prefix, comparison))
        {
            throw Outside(root, path);
        }

        var relative = full.AsSpan(prefix.Length);
        for (var end = 0; end < relative.Length;)
        {
            var next = relative[end..].IndexOfAny(Separators);
            end = next < 0 ? relative.Length : end + next;
            if (end < relative.Length)
            {
                var folder = full[..(prefix.Length + end)];
                if (FileSystem.Ops.Look(folder).Kind is FileKind.Link)
                {
                    throw Outside(root, path);
                }

                end++;
            }
        }

        if (OperatingSystem.IsWindows())
        {
            RequireWindowsName(path, relative);
        }

        return full;
    }

    // A path to another machine makes Windows send the user's password hash there; device paths skip all checks.
    private static void RequireLocal(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal) || (OperatingSystem.IsWindows() && path.StartsWith("//", StringComparison.Ordinal)))
        {
            throw Bad(path, "it leads to another computer or to a device");
        }
    }

    private static void RequireWindowsName(string path, ReadOnlySpan<char> relative)
    {
        foreach (var range in relative.SplitAny(Separators))
        {
            var part = relative[range];
            if (part.Contains(':') || part.EndsWith('.') || part.EndsWith(' ') || FileNames.IsDevice(part))
            {
                throw Bad(path, "Windows gives that name another meaning");
            }
        }
    }

    private static AceDataException Bad(string path, string why) =>
        new(FileCodes.PathBad, $"'{FileNames.Printable(path)}' cannot be used as a path: {why}. Choose a file or folder on this computer.");

    private static AceDataException Outside(string root, string path) =>
        new(FileCodes.PathOutside, $"'{FileNames.Printable(path)}' is not inside '{FileNames.Printable(root)}', or a link leads out of it. Nothing outside the chosen folder is touched.");
}
