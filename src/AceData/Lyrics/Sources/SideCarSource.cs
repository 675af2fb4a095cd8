using AceData.Files;
using AceData.Library;

namespace AceData.Lyrics.Sources;

/// <summary>
/// Text files beside the song: <c>song.lyrics.txt</c>, <c>song.lrc</c>, <c>song.txt</c>, <c>lyrics/song.txt</c>, in this order.
/// </summary>
/// <param name="target">The lyrics file that the run writes. It is not looked at, or a run would find what an earlier one wrote.</param>
/// <param name="originOf">Says where a run had the text from that lies beside the song in the form of ACE-Step 1.5; null for a person's.</param>
public sealed class SideCarSource(SideCarKind target = SideCarKind.Lyrics, Func<string, SideCarKind, FileVersion, LyricsOrigin?>? originOf = null) : ILyricsSource
{
    /// <summary>Its name in reports.</summary>
    public const string SourceName = "side-car";

    /// <summary>Bytes of the longest file that is taken for lyrics; a whole opera has a tenth.</summary>
    public const int LongestFile = 1 << 20;

    private static readonly string[] Endings = [".lrc", ".LRC", ".txt"];

    public string Name => SourceName;

    public bool IsOnline => false;

    public bool MarksSections => true;

    public Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(question.SongPath is { } path ? Ask(path) : SourceAnswer.Nothing);
    }

    private SourceAnswer Ask(string songPath)
    {
        var found = new List<FoundLyrics>();
        string? complaint = null, notTaken = null;
        foreach (var path in Candidates(songPath))
        {
            try
            {
                var text = Read(songPath, path, ref complaint);
                if (text is ({ Kind: SideCarTextKind.Lyrics or SideCarTextKind.Lrc } words, var writtenFrom) && (words.IsInstrumental || words.Text.Any(char.IsLetter)))
                {
                    found.Add(Found(path, words) with { WrittenFrom = writtenFrom });
                }
                else if (text is var (other, _))
                {
                    notTaken ??= NotTaken.Why(path, other);
                }
            }
            catch (FileFaultException fault)
            {
                complaint ??= FileMessages.WhileReading(path, fault).Message;
            }
        }

        return found.Count > 0 ? new SourceAnswer(found, null, complaint)
            : complaint is null ? new SourceAnswer([], LyricsCause.NotFound, notTaken)
            : new SourceAnswer([], LyricsCause.Unreadable, complaint);
    }

    private IEnumerable<string> Candidates(string songPath)
    {
        var (folder, stem) = (Path.GetDirectoryName(songPath) ?? "", Path.GetFileNameWithoutExtension(songPath));
        var rendered = target == SideCarKind.Lyrics15 ? [] : (string[])[SideCar.PathOf(songPath, SideCarKind.Lyrics15)];
        return [.. rendered, .. Endings.Select(ending => Path.Combine(folder, stem + ending)), Path.Combine(folder, "lyrics", stem + ".txt")];
    }

    private (SideCarText Text, LyricsOrigin? WrittenFrom)? Read(string songPath, string path, ref string? complaint)
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
            return (SideCarText.Classify(text), path == SideCar.PathOf(songPath, SideCarKind.Lyrics15) ? originOf?.Invoke(songPath, SideCarKind.Lyrics15, FileVersion.Of(bytes)) : null);
        }

        complaint ??= $"'{FileNames.Printable(path)}' was not read: it is not text. Save it again as UTF-8, or move it away.";
        return null;
    }

    private static FoundLyrics Found(string path, SideCarText text) => new()
    {
        Source = SourceName,
        Address = path,
        Text = text.IsInstrumental ? "" : text.Text,
        BelongsToFile = true,
        IsInstrumental = text.IsInstrumental,

        // A head with only one of both is no statement that could be compared.
        Title = text.Artist is null ? null : text.Title,
        Artists = text.Title is null || text.Artist is null ? [] : [text.Artist],
    };
}
