using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;

namespace AceData.Files;

/// <summary>
/// Names of our temp files (<c>.acedata-</c>, 16 hex digits, <c>.tmp</c>): short and of fixed length, so that they never
/// make a legal name too long, hidden, so that no scanner takes them for a song, and ours, so that a sweep may delete them.
/// </summary>
public static class TempFiles
{
    private const string Prefix = ".acedata-";
    private const string Suffix = ".tmp";
    private const int Digits = 16;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>A name that no one has.</summary>
    internal static string NewName() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Digits / 2)) + Suffix;

    /// <summary>True for a name of ours.</summary>
    public static bool IsOurs(ReadOnlySpan<char> name) =>
        name.Length == Prefix.Length + Digits + Suffix.Length
        && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && !name[Prefix.Length..^Suffix.Length].ContainsAnyExcept(Hex);

    /// <summary>Our temp folders in one folder.</summary>
    internal static IReadOnlyList<string> FoldersIn(string folder) =>
        [.. Directory.EnumerateDirectories(folder, Prefix + "*" + Suffix).Where(path => IsOurs(Path.GetFileName(path.AsSpan())))];

    /// <summary>Our temp files in one folder.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Where(path => IsOurs(Path.GetFileName(path.AsSpan())))]
            : [];

    /// <summary>Deletes what a killed run left behind; files of a run that is at work are locked, or younger than this process, and stay.</summary>
    /// <returns>The number of files that were deleted.</returns>
    public static int Sweep(IEnumerable<string> paths)
    {
        using var process = Process.GetCurrentProcess();
        return Sweep(paths, process.StartTime.ToUniversalTime());
    }

    internal static int Sweep(IEnumerable<string> paths, DateTime startedUtc)
    {
        var deleted = 0;
        foreach (var path in paths)
        {
            try
            {
                var facts = FileSystem.Ops.Look(path);
                if (facts.Kind != FileKind.File || facts.ModifiedUtc >= startedUtc || !IsOurs(Path.GetFileName(path.AsSpan())))
                {
                    continue;
                }

                // The writer holds a lock until its file has the final name.
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0))
                {
                }

                FileSystem.Ops.Delete(path);
                deleted++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, or not ours to delete: litter harms nobody.
            }
        }

        return deleted;
    }
}
