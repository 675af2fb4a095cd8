using System.Globalization;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Network;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics.Lrclib;

/// <summary>
/// lrclib.net: the exact record first, then without the album, then a search. Its records carry no section headers and anybody
/// may write them, so every one of them is compared with the song.
/// </summary>
public sealed class LrclibSource : ILyricsSource
{
    private const string Format = "lrclib/1";

    /// <summary>Anybody may contribute; a record of fewer lines is a joke or a beginning.</summary>
    private const int FewestLines = 4;

    private readonly SharedAnswers _answers = new();
    private readonly LyricsClient _client;

    public LrclibSource(LyricsClient client) => _client = client;

    public string Name => "lrclib";

    public bool IsOnline => true;

    public bool MarksSections => false;

    public Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        var song = question.Identity;
        return !song.IsKnown ? Task.FromResult(new SourceAnswer([], LyricsCause.NoIdentity))
            : _answers.GetAsync(SongQuery.Key(song), token => LookUpAsync(song, token), cancellationToken);
    }

    private async Task<SourceAnswer> LookUpAsync(SongIdentity song, CancellationToken cancellationToken)
    {
        var sawEmpty = false;
        foreach (var path in Paths(song))
        {
            var reply = await _client.GetAsync(
                new LyricsRequest<LrclibRecord[]> { Host = LyricsHost.Lrclib, Path = path, IsHtml = false, Format = Format, Read = LrclibRecord.Read },
                cancellationToken);
            if (reply.Value is null && reply.Cause != LyricsCause.NotFound)
            {
                return new SourceAnswer([], reply.Cause, reply.Detail);
            }

            var records = reply.Value ?? [];
            var found = records.Where(record => record.IsInstrumental || Problem(record) is null).Select(record => FoundIn(record, reply.Address)).ToList();
            if (found.Count > 0)
            {
                return new SourceAnswer(found);
            }

            sawEmpty |= records.Any(record => record.IsEmpty && IsNamed(record, song));
            if (records.Select(Problem).FirstOrDefault(problem => problem?.Cause == LyricsCause.BadResponse) is var (cause, why))
            {
                return new SourceAnswer([], cause, $"The text at LRCLIB was not taken: {why}.");
            }
        }

        return sawEmpty ? new SourceAnswer([], LyricsCause.NotTranscribed, "LRCLIB lists the song, but nobody has contributed its words.") : SourceAnswer.Nothing;
    }

    private static IEnumerable<string> Paths(SongIdentity song)
    {
        var title = "track_name=" + Uri.EscapeDataString(song.TitleWithVersions());
        if (song.Artists.Count == 0)
        {
            return ["/api/search?" + title];
        }

        var names = title + "&artist_name=" + Uri.EscapeDataString(song.ArtistNames());
        var duration = song.DurationSeconds is >= 1 and <= 3600 and { } seconds ? "&duration=" + Math.Round(seconds).ToString(CultureInfo.InvariantCulture) : "";
        var get = "/api/get?" + names;
        return string.IsNullOrWhiteSpace(song.Album)
            ? [get + duration, "/api/search?" + names]
            : [get + "&album_name=" + Uri.EscapeDataString(song.Album) + duration, get + duration, "/api/search?" + names];
    }

    private static (LyricsCause Cause, string Why)? Problem(LrclibRecord record) =>
        record.IsEmpty ? (LyricsCause.NotTranscribed, "nobody has contributed it")
        : !PageText.IsLegible(record.Text) ? (LyricsCause.BadResponse, "its encoding is broken")
        : TextBounds.Problem(record.Text);

    private static bool IsNamed(LrclibRecord record, SongIdentity song) =>
        SongQuery.Key(new SongIdentity { Title = record.Title }) == SongQuery.Key(new SongIdentity { Title = song.TitleWithVersions() });

    private FoundLyrics FoundIn(LrclibRecord record, Uri address) => new()
    {
        Source = Name,
        Address = record.Id > 0 ? new Uri(_client.Root(LyricsHost.Lrclib), $"/api/get/{record.Id.ToString(CultureInfo.InvariantCulture)}").AbsoluteUri : address.AbsoluteUri,
        Text = record.Text,
        BelongsToFile = false,
        FewestLines = FewestLines,
        Title = record.Title,
        Artists = [record.Artist],
        Album = record.Album,
        DurationSeconds = record.Duration,
        IsInstrumental = record.IsInstrumental,
    };
}
