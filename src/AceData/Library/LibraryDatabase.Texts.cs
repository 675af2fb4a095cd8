using System.Text.Json;
using AceData.Files;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    private const int RevisionsKept = 50;
    private const int LongestAnswer = 8 << 10;
    private const int LargestSideCar = 4 << 20;

    /// <summary>What stands beside the song now, judged by the bytes of the file: a changed file is a person's.</summary>
    public SideCarStatus StatusOf(Song song, SideCarKind kind)
    {
        if (Present(song, kind) is not { } version)
        {
            return HandWritten(default);
        }

        return IsBlank(song, kind, version)
            ? new SideCarStatus(SideCarState.Missing, version, null)
            : Try(HandWritten(version), connection => Classify(connection, song.Path, kind, version));
    }

    /// <summary>Where a run had the lyrics from that it wrote beside a song.</summary>
    /// <returns>Null when no run wrote a text of these bytes, so that it is a person's.</returns>
    public LyricsOrigin? OriginOf(string songPath, SideCarKind kind, FileVersion version) =>
        Try(null, connection => Classify(connection, songPath, kind, version).Origin is { Author: not SideCarAuthor.Person, Lyrics: var lyrics } ? lyrics : null);

    /// <summary>The same for many songs, in their order; 10,000 in less than a second.</summary>
    public IReadOnlyList<SideCarState> StatesOf(IReadOnlyList<Song> songs, SideCarKind kind)
    {
        var known = Try(new Dictionary<(string, string), SideCarAuthor>(), connection => Authors(connection, kind));
        var states = new SideCarState[songs.Count];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = Present(songs[i], kind) switch
            {
                null => SideCarState.HandWritten,
                { Sha256: { } sha256 } when known.TryGetValue((songs[i].Path, sha256), out var author) => SideCarStates.Of(author),
                { } version => IsBlank(songs[i], kind, version) ? SideCarState.Missing : SideCarState.HandWritten,
            };
        }

        return states;
    }

    /// <summary>The texts that a side car had, newest first.</summary>
    public IReadOnlyList<SideCarRevision> History(Song song, SideCarKind kind) => Try<IReadOnlyList<SideCarRevision>>([], connection =>
    {
        using var command = Command(
            connection,
            "SELECT id, sha256, content, origin, written FROM texts WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind ORDER BY id DESC",
            ("$path", song.Path),
            ("$kind", Name(kind)));
        using var row = command.ExecuteReader();
        var revisions = new List<SideCarRevision>();
        while (row.Read())
        {
            revisions.Add(new SideCarRevision(
                row.GetInt64(0),
                VersionOf(row, 1),
                (byte[])row.GetValue(2),
                JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(3), LibraryJson.Options)!,
                new DateTime(row.GetInt64(4), DateTimeKind.Utc)));
        }

        return revisions;
    });

    /// <summary>
    /// Notes a text and its origin. Done before the file is written: a kill in between leaves a note without a file,
    /// which means nothing, and never a file without a note, which would count as a person's.
    /// </summary>
    /// <returns>The number of the note; 0 when the library cannot be written.</returns>
    internal long Note(Song song, SideCarKind kind, ReadOnlyMemory<byte> content, SideCarOrigin origin) => Try(0L, connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var id = SongId(connection, song.Path);
        var number = InsertText(connection, id, kind, content, origin);
        Prune(connection, id, kind);
        transaction.Commit();
        return number;
    });

    private long InsertText(SqliteConnection connection, long song, SideCarKind kind, ReadOnlyMemory<byte> content, SideCarOrigin origin) => Scalar<long>(
        connection,
        "INSERT INTO texts(song, kind, sha256, author, content, origin, written) VALUES ($song, $kind, $sha256, $author, $content, $origin, $written) RETURNING id",
        ("$song", song),
        ("$kind", Name(kind)),
        ("$sha256", FileVersion.Of(content.Span).Sha256),
        ("$author", Name(origin.Author)),
        ("$content", content.ToArray()),
        ("$origin", JsonSerializer.Serialize(Shortened(origin), LibraryJson.Options)),
        ("$written", Now));

    // What a step can bring back stays as long as the step does.
    private static void Prune(SqliteConnection connection, long song, SideCarKind kind) => Run(
        connection,
        """
        DELETE FROM texts WHERE song = $song AND kind = $kind
        AND id <= (SELECT id FROM texts WHERE song = $song AND kind = $kind ORDER BY id DESC LIMIT 1 OFFSET $kept)
        AND id NOT IN (SELECT before FROM step_songs WHERE song = $song AND kind = $kind AND before IS NOT NULL)
        AND id NOT IN (SELECT after FROM step_songs WHERE song = $song AND kind = $kind AND after IS NOT NULL)
        """,
        ("$song", song),
        ("$kind", Name(kind)),
        ("$kept", RevisionsKept));

    /// <summary>Takes a note back whose file could not be written.</summary>
    internal void Forget(long number) => Try(connection => Run(connection, "DELETE FROM texts WHERE id = $id", ("$id", number)));

    private static SideCarStatus Classify(SqliteConnection connection, string path, SideCarKind kind, FileVersion version)
    {
        var origin = Scalar<string>(
            connection,
            "SELECT origin FROM texts WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind AND sha256 = $sha256 ORDER BY id DESC LIMIT 1",
            ("$path", path),
            ("$kind", Name(kind)),
            ("$sha256", version.Sha256));
        if (origin is null)
        {
            return HandWritten(version);
        }

        var known = JsonSerializer.Deserialize<SideCarOrigin>(origin, LibraryJson.Options)!;
        return new SideCarStatus(SideCarStates.Of(known.Author), version, known);
    }

    private static Dictionary<(string, string), SideCarAuthor> Authors(SqliteConnection connection, SideCarKind kind)
    {
        // Later notes of the same text come later and win.
        using var command = Command(
            connection,
            "SELECT songs.path, texts.sha256, texts.author FROM texts JOIN songs ON songs.id = texts.song WHERE texts.kind = $kind ORDER BY texts.id",
            ("$kind", Name(kind)));
        using var row = command.ExecuteReader();
        var authors = new Dictionary<(string, string), SideCarAuthor>();
        while (row.Read())
        {
            authors[(row.GetString(0), row.GetString(1))] = Enum.Parse<SideCarAuthor>(row.GetString(2));
        }

        return authors;
    }

    // A file of nothing but space holds no work of anyone.
    private static bool IsBlank(Song song, SideCarKind kind, FileVersion version)
    {
        if (version == FileVersion.Missing)
        {
            return true;
        }

        try
        {
            return FileSystem.Ops.Read(SideCar.PathOf(song.Path, kind), LargestSideCar).AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0;
        }
        catch (FileFaultException)
        {
            return false;
        }
    }

    // Null: something is there that is no text we could compare, so it is certainly not ours.
    private static FileVersion? Present(Song song, SideCarKind kind)
    {
        var path = SideCar.PathOf(song.Path, kind);
        try
        {
            var facts = FileSystem.Ops.Look(path);
            if (facts.Kind == FileKind.Missing)
            {
                return FileVersion.Missing;
            }

            var content = facts.Kind == FileKind.File ? FileSystem.Ops.Read(path, LargestSideCar) : null;
            return content is null || content.Length > LargestSideCar ? null : FileVersion.Of(content);
        }
        catch (FileFaultException)
        {
            return null;
        }
    }

    private static SideCarOrigin Shortened(SideCarOrigin origin) => origin.RawAnswers.Values.All(answer => answer.Length <= LongestAnswer)
        ? origin
        : origin with { RawAnswers = origin.RawAnswers.ToDictionary(pair => pair.Key, pair => pair.Value.Length <= LongestAnswer ? pair.Value : pair.Value[..LongestAnswer] + "…") };

    private static SideCarStatus HandWritten(FileVersion version) => new(SideCarState.HandWritten, version, null);

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString();
}
