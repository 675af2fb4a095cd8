using System.Text.Json;
using AceData.Audio.Analysis;
using AceData.Files;

namespace AceData.Library.Catalog;

/// <summary>What lies beside a song and what the library knows of it, before any rule judges it.</summary>
internal sealed record SongFacts
{
    public required SongId Id { get; init; }

    public required Song Song { get; init; }

    public required ReadSideCar Prompt { get; init; }

    public required LyricsFacts Lyrics { get; init; }

    public SideCarOrigin? PromptOrigin { get; init; }

    public SideCarOrigin? LyricsOrigin { get; init; }

    public Suggestion? TagSuggestion { get; init; }

    public Suggestion? LyricsSuggestion { get; init; }

    public IReadOnlySet<LockName> Locks { get; init; } = None;

    public SongMeasured? Measured { get; init; }

    private static readonly HashSet<LockName> None = [];

    /// <summary>The same, but this text must be read again whatever size and time say.</summary>
    public SongFacts WithoutStamp(SideCarKind kind) => kind == SideCarKind.Prompt
        ? this with { Prompt = Prompt with { Stamp = FileStamp.Unknown } }
        : this with { Lyrics = Lyrics with { Stamp = FileStamp.Unknown } };

    /// <summary>True when both texts lie there as they were read, byte for byte.</summary>
    public bool IsStillTrue() => Prompt.Problem is null && IsStillTrue(Song.PromptPath, Prompt.Stamp, Prompt.Version) && IsStillTrue(Song.LyricsPath, Lyrics.Stamp, Lyrics.Version);

    private static bool IsStillTrue(string path, FileStamp stamp, FileVersion version) =>
        ReadSideCar.From(path) is { Problem: null } now && now.Version == version && (version != FileVersion.Missing || now.Stamp == stamp);

    /// <summary>Reads files and library of some songs.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="known">What was read of each before, or null; a side car with the same stamp is not read again.</param>
    /// <param name="library">The library.</param>
    /// <param name="cancellationToken">Stops between two songs.</param>
    public static SongFacts[] Read(IReadOnlyList<Song> songs, Func<SongId, SongFacts?> known, LibraryDatabase library, CancellationToken cancellationToken)
    {
        var facts = new SongFacts[songs.Count];
        Parallel.For(0, songs.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, i =>
        {
            var song = songs[i];
            var id = SongId.Of(song.Path);
            var before = known(id);
            facts[i] = new SongFacts
            {
                Id = id,
                Song = song,
                Prompt = before is not null && IsSame(before.Prompt.Stamp, song.PromptPath) ? before.Prompt : ReadSideCar.From(song.PromptPath),
                Lyrics = before is not null && IsSame(before.Lyrics.Stamp, song.LyricsPath) ? before.Lyrics : LyricsFacts.From(song.LyricsPath),
            };
        });

        var texts = new List<SideCarVersion>(songs.Count * 2);
        for (var i = 0; i < facts.Length; i++)
        {
            AddIfThere(texts, i, SideCarKind.Prompt, facts[i].Prompt.Version);
            AddIfThere(texts, i, SideCarKind.Lyrics, facts[i].Lyrics.Version);
        }

        var rows = library.RowsOf(songs, texts, SongAnalyzer.Version);
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = facts[i] with
            {
                PromptOrigin = rows.Origins.GetValueOrDefault((i, SideCarKind.Prompt)),
                LyricsOrigin = rows.Origins.GetValueOrDefault((i, SideCarKind.Lyrics)),
                TagSuggestion = rows.Suggestions.GetValueOrDefault((i, SideCarKind.Prompt)),
                LyricsSuggestion = rows.Suggestions.GetValueOrDefault((i, SideCarKind.Lyrics)),
                Locks = (IReadOnlySet<LockName>?)rows.Locks[i] ?? None,
                Measured = Measurement(rows.Analyses[i]),
            };
        }

        return facts;
    }

    // A file that was written within the clock's grain of its own stamp is the watcher's business; sizes mostly differ too.
    private static bool IsSame(FileStamp stamp, string path) => stamp == FileStamp.Of(path);

    private static void AddIfThere(List<SideCarVersion> texts, int song, SideCarKind kind, FileVersion version)
    {
        if (version.Sha256 is { } sha256)
        {
            texts.Add(new SideCarVersion(song, kind, sha256));
        }
    }

    private static SongMeasured? Measurement(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<SongMeasured>(json, LibraryJson.Options);
        }
        catch (JsonException)
        {
            // Kept by a program whose result had another shape; a run measures again.
            return null;
        }
    }
}
