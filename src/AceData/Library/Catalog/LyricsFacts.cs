using AceData.Files;
using AceData.Lyrics.Cleaning;

namespace AceData.Library.Catalog;

/// <summary>What a lyrics file is, without its text: ten thousand of them would fill the memory.</summary>
/// <param name="Stamp">As of <see cref="ReadSideCar"/>.</param>
/// <param name="Version">What it held.</param>
/// <param name="IsMissing">No file, or nothing in it.</param>
/// <param name="IsInstrumental">It says that nobody sings.</param>
/// <param name="Suspicions">Why it may not be lyrics.</param>
internal sealed record LyricsFacts(FileStamp Stamp, FileVersion Version, bool IsMissing, bool IsInstrumental, IReadOnlyList<LyricsSuspicion> Suspicions)
{
    private const int Shortest = 80;
    private const int Longest = 12_000;
    private const int LongestLine = 400;
    private static readonly LyricsFacts Absent = new(default, FileVersion.Missing, true, false, []);

    public static LyricsFacts From(string path) => Of(ReadSideCar.From(path));

    /// <summary>Judges a text as it was read.</summary>
    public static LyricsFacts Of(ReadSideCar file) => file switch
    {
        { Problem: not null } => new LyricsFacts(file.Stamp, file.Version, false, false, [LyricsSuspicion.Unreadable]),
        { IsBlank: true } => Absent with { Stamp = file.Stamp, Version = file.Version },
        _ when IsInstrumentalText(file.Text!) => new LyricsFacts(file.Stamp, file.Version, false, true, []),
        _ => new LyricsFacts(file.Stamp, file.Version, false, false, SuspicionsOf(file.Text!)),
    };

    /// <summary>True for <c>[inst]</c> and <c>[instrumental]</c>.</summary>
    public static bool IsInstrumentalText(string text)
    {
        var only = text.AsSpan().Trim();
        return only.Equals("[inst]", StringComparison.OrdinalIgnoreCase) || only.Equals("[instrumental]", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Why a text may not be lyrics; empty for one that looks like lyrics.</summary>
    public static IReadOnlyList<LyricsSuspicion> SuspicionsOf(string text)
    {
        var found = new List<LyricsSuspicion>();
        var length = text.AsSpan().Trim().Length;
        if (length < Shortest)
        {
            found.Add(LyricsSuspicion.TooShort);
        }

        if (length > Longest)
        {
            found.Add(LyricsSuspicion.TooLong);
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length >= LongestLine)
            {
                found.Add(LyricsSuspicion.NoLineBreaks);
                break;
            }
        }

        if (PageLeftovers.Find(text).Count > 0)
        {
            found.Add(LyricsSuspicion.PageWords);
        }

        return found;
    }
}
