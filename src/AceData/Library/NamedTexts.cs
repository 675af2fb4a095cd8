using AceData.Audio.Decoding;
using AceData.Files;

namespace AceData.Library;

/// <summary>
/// Songs and the texts beside them, as people name them: a song or a folder stands for all its texts, <c>song_lyrics.txt</c> for
/// that one. What is wrong with one name hides no other.
/// </summary>
public sealed class NamedTexts
{
    private static readonly (string Ending, SideCarKind Kind)[] Endings =
        [("_prompt.txt", SideCarKind.Prompt), ("_lyrics.txt", SideCarKind.Lyrics), (".lyrics.txt", SideCarKind.Lyrics15)];

    private readonly List<string> _whole;
    private readonly HashSet<(string Folder, string Stem, SideCarKind Kind)> _single;

    private NamedTexts(ScanResult scan, IReadOnlyList<ScanFinding> problems, List<string> whole, HashSet<(string, string, SideCarKind)> single)
    {
        Songs = scan.Songs;
        Problems = [.. problems, .. scan.Problems];
        _whole = whole;
        _single = single;
    }

    /// <summary>The songs, each once, in natural order.</summary>
    public IReadOnlyList<Song> Songs { get; }

    /// <summary>Names that stand for nothing, and songs that cannot be worked on.</summary>
    public IReadOnlyList<ScanFinding> Problems { get; }

    /// <summary>Finds what the names stand for.</summary>
    /// <param name="names">Folders, songs and texts beside songs, full or relative to <paramref name="currentFolder"/>.</param>
    /// <param name="currentFolder">Full path.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="Audio.AceDataException">A name that no system call should see.</exception>
    public static NamedTexts Find(IReadOnlyList<string> names, string currentFolder, CancellationToken cancellationToken)
    {
        var (whole, audio, problems, single) = (new List<string>(), new List<string>(), new List<ScanFinding>(), new HashSet<(string, string, SideCarKind)>());
        foreach (var name in names)
        {
            var path = Path.TrimEndingDirectorySeparator(PathGuard.Full(Path.Combine(currentFolder, name)));
            if (!Directory.Exists(path) && !AudioFormats.IsAudio(path))
            {
                if (Beside(path, single, out var problem) is { Count: > 0 } songs)
                {
                    audio.AddRange(songs);
                }
                else
                {
                    problems.Add(problem!);
                }
            }
            else if (Path.Exists(path))
            {
                // What is odd about it, the scanner says.
                whole.Add(path);
            }
            else
            {
                problems.Add(new ScanFinding(FileCodes.FileMissing, path, "It is not there. Check the spelling."));
            }
        }

        return new NamedTexts(SongScanner.Scan([.. whole.Concat(audio).Distinct(StringComparer.Ordinal)], currentFolder, cancellationToken), problems, whole, single);
    }

    /// <summary>True when this text of the song is meant.</summary>
    public bool Means(Song song, SideCarKind kind) =>
        _single.Contains((FolderOf(song.Path), Path.GetFileNameWithoutExtension(song.Path), kind)) || IsOpen(song);

    /// <summary>True when the song or its folder was named, and so all its texts.</summary>
    public bool IsOpen(Song song) => _whole.Exists(place => IsIn(song, place));

    private static bool IsIn(Song song, string place) =>
        song.Path == place || song.Twins.Contains(place, StringComparer.Ordinal) || song.Path.StartsWith(Path.EndsInDirectorySeparator(place) ? place : place + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static List<string> Beside(string text, HashSet<(string, string, SideCarKind)> single, out ScanFinding? problem)
    {
        problem = null;
        var (folder, name) = (FolderOf(text), Path.GetFileName(text));
        var (ending, kind) = Endings.FirstOrDefault(known => name.EndsWith(known.Ending, StringComparison.OrdinalIgnoreCase));
        if (ending is null)
        {
            problem = File.Exists(text)
                ? new ScanFinding("TEXT-NAME", text, "It is neither a song nor the text of one: those are called {song}_prompt.txt, {song}_lyrics.txt or {song}.lyrics.txt and lie beside their song. Name the song.")
                : new ScanFinding(FileCodes.FileMissing, text, "It is not there. Check the spelling.");
            return [];
        }

        var stem = name[..^ending.Length];
        var songs = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(file => AudioFormats.IsAudio(file) && Path.GetFileNameWithoutExtension(file) == stem).Order(StringComparer.Ordinal).ToList()
            : [];
        if (songs.Count > 0)
        {
            single.Add((folder, stem, kind));
        }
        else
        {
            problem = File.Exists(text)
                ? new ScanFinding("TEXT-NO-SONG", text, "It lies beside no song, so nothing could keep what it said before. Put it beside its song under the song's name.")
                : new ScanFinding(FileCodes.FileMissing, text, "It is not there. Check the spelling.");
        }

        return songs;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? string.Empty;
}
