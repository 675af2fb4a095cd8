using AceData.Files;

namespace AceData.Lyrics.Sources;

/// <summary>
/// Text files beside the song: <c>song.lyrics.txt</c>, <c>song.lrc</c>, <c>song.txt</c>, <c>lyrics/song.txt</c>, in this order.
/// <c>song_lyrics.txt</c> is the file that is written in the end and is not looked at here.
/// </summary>
public sealed class SideCarSource : ILyricsSource
{
    /// <summary>Its name in reports.</summary>
    public const string SourceName = "side-car";

    /// <summary>Bytes of the longest file that is taken for lyrics; a whole opera has a tenth.</summary>
    public const int LongestFile = 1 << 20;

    private static readonly string[] Endings = [".lyrics.txt", ".lrc", ".LRC", ".txt"];

    public string Name => SourceName;

    public bool IsOnline => false;

    public Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(question.SongPath is { } path ? Ask(path) : SourceAnswer.Nothing);
    }

    private static SourceAnswer Ask(string songPath)
    {
        var found = new List<FoundLyrics>();
        string? complaint = null;
        foreach (var path in Candidates(songPath))
        {
            try
            {
                var text = Read(path, ref complaint);
                if (text is { Kind: SideCarTextKind.Lyrics or SideCarTextKind.Lrc } && (text.IsInstrumental || text.Text.Any(char.IsLetter)))
                {
                    found.Add(Found(path, text));
                }
            }
            catch (FileFaultException fault)
            {
                complaint ??= FileMessages.WhileReading(path, fault).Message;
            }
        }

        return found.Count > 0 ? new SourceAnswer(found, null, complaint)
            : complaint is null ? SourceAnswer.Nothing
            : new SourceAnswer([], LyricsCause.BadResponse, complaint);
    }

    private static IEnumerable<string> Candidates(string songPath)
    {
        var (folder, stem) = (Path.GetDirectoryName(songPath) ?? "", Path.GetFileNameWithoutExtension(songPath));
        return Endings.Select(ending => Path.Combine(folder, stem + ending)).Append(Path.Combine(folder, "lyrics", stem + ".txt"));
    }

    private static SideCarText? Read(string path, ref string? complaint)
    {
        switch (FollowedLink.Look(path))
        {
            case { Kind: FileKind.Missing }:
                return null;
            case { Kind: not FileKind.File }:
                complaint ??= $"'{FileNames.Printable(path)}' was not read: it is a folder, a pipe or a device.";
                return null;
            case { Length: > LongestFile }:
                complaint ??= $"'{FileNames.Printable(path)}' was not read: it has more than {LongestFile >> 20} MB, so it is hardly the lyrics of one song. Shorten it or move it away.";
                return null;
        }

        var bytes = FileSystem.Ops.Read(path, LongestFile);
        if (TextBytes.Decode(bytes) is { } text)
        {
            return SideCarText.Classify(text);
        }

        complaint ??= $"'{FileNames.Printable(path)}' was not read: it is not text. Save it again as UTF-8, or move it away.";
        return null;
    }

    private static FoundLyrics Found(string path, SideCarText text) => new()
    {
        Source = SourceName,
        Address = path,
        Text = text.IsInstrumental ? "" : text.Text,
        IsSynced = text.Kind == SideCarTextKind.Lrc,
        IsInstrumental = text.IsInstrumental,

        // A head with only one of both is no statement that could be compared.
        Title = text.Artist is null ? null : text.Title,
        Artists = text.Title is null || text.Artist is null ? [] : [text.Artist],
    };
}
