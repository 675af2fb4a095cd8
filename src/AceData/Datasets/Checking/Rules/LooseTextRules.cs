using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Library;
using AceData.Settings;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether tags or lyrics lie beside the songs that no song has by its name: whoever wrote them believes that they are learnt.</summary>
internal static class LooseTextRules
{
    private const int NamedAtMost = 12;

    // A name of a few letters begins many others.
    private const int ShortestBeginning = 4;

    private static readonly StringComparer Names = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
    private static readonly SideCarKind[] Kinds = [SideCarKind.Prompt, SideCarKind.Lyrics, SideCarKind.Lyrics15];

    /// <summary>A finding for each song that such a text is likely meant for, and one for all other texts.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="inputs">What was asked for; beside songs that were named one by one, other songs' texts are nobody's mistake.</param>
    /// <param name="currentFolder">Where the inputs are named from.</param>
    public static IEnumerable<CheckFinding> Of(IReadOnlyList<Song> songs, IReadOnlyList<string> inputs, string currentFolder)
    {
        var asked = inputs.Select(input => Path.TrimEndingDirectorySeparator(Path.GetFullPath(input, currentFolder))).Where(Directory.Exists).ToHashSet(Names);
        var (near, alone) = (new List<(Song Song, string File, string Name)>(), new List<string>());
        foreach (var folder in songs.Where(song => asked.Contains(Path.TrimEndingDirectorySeparator(song.Root))).GroupBy(song => Path.GetDirectoryName(song.Path)!, Names)) // not null: a song lies in a folder
        {
            foreach (var (file, kind, stem) in Loose(folder.Key))
            {
                if (Likely(stem, kind, folder) is { } song)
                {
                    near.Add((song, file, Path.GetFileName(SideCar.PathOf(song.Path, kind))));
                }
                else
                {
                    alone.Add($"'{FileNames.Printable(Path.GetRelativePath(folder.First().Root, file))}'");
                }
            }
        }

        foreach (var song in near.GroupBy(text => text.Song.Path, StringComparer.Ordinal))
        {
            yield return CheckFinding.Say(CheckCodes.TextAlone, song.Key, [.. song.Select(text => FindingSentence.Of("TEXT-ALONE", $"'{FileNames.Printable(Path.GetFileName(text.File))}' lies beside it, and no song has that name. If it is meant for this one, rename it to '{FileNames.Printable(text.Name)}'."))]);
        }

        if (alone.Count > 0)
        {
            var named = NameList.Counted(alone, NamedAtMost);
            yield return CheckFinding.Say(CheckCodes.TextAlone, null, [FindingSentence.Of("TEXT-ALONE.Several", $"Tags or lyrics without a song of their name: {named}. Nothing is learnt from them. Give them the name of their song, or take them out of the folder.")]);
        }
    }

    private static IEnumerable<(string File, SideCarKind Kind, string Stem)> Loose(string folder)
    {
        List<string> files;
        try
        {
            files = [.. Directory.EnumerateFiles(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The songs of the folder were read a moment ago, and the next check says what has become of it.
            return [];
        }

        var expected = files.Where(AudioFormats.IsAudio).SelectMany(file => Kinds.Select(kind => SideCar.PathOf(file, kind))).ToHashSet(Names);
        return files
            .Where(file => !expected.Contains(file) && !Path.GetFileName(file).StartsWith('.'))
            .Order(NaturalOrder.Instance)
            .SelectMany(file => Kinds.Select(kind => (File: file, Kind: kind, Ending: Path.GetFileName(SideCar.PathOf("", kind)))).Where(text => file.EndsWith(text.Ending, StringComparison.OrdinalIgnoreCase)))
            .Select(text => (text.File, text.Kind, Path.GetFileName(text.File)[..^text.Ending.Length]));
    }

    // A song that has such a text of its own needs no other.
    private static Song? Likely(string stem, SideCarKind kind, IEnumerable<Song> beside)
    {
        var free = beside.Where(song => !File.Exists(SideCar.PathOf(song.Path, kind))).Select(song => (Song: song, Stem: Path.GetFileNameWithoutExtension(song.Path))).ToList();
        var begin = free.Where(song => IsBeginning(stem, song.Stem) || IsBeginning(song.Stem, stem)).OrderBy(song => Math.Abs(song.Stem.Length - stem.Length)).Select(song => song.Song).FirstOrDefault();
        return begin ?? (NearestName.Of(stem, free.Select(song => song.Stem)) is { } nearest ? free.Find(song => song.Stem == nearest).Song : null);
    }

    private static bool IsBeginning(string shorter, string longer) => shorter.Length >= ShortestBeginning && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase);
}
