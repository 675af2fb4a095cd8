using System.Text.Json;
using AceData.Files;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>What is known of many songs, by one question a table. The answers are those for the order of the paths.</summary>
    /// <param name="songs">The songs as they were scanned.</param>
    /// <param name="texts">The side cars that lie there now.</param>
    /// <param name="analysisVersion">The version of the analyser.</param>
    internal LibraryRows RowsOf(IReadOnlyList<Song> songs, IReadOnlyList<SideCarVersion> texts, int analysisVersion)
    {
        var rows = new LibraryRows(songs.Count);
        return Try(rows, connection =>
        {
            try
            {
                var paths = JsonSerializer.Serialize(songs.Select(song => song.Path));
                ReadOrigins(connection, songs, texts, rows);
                ReadSuggestions(connection, paths, songs, rows);
                ReadLocks(connection, paths, rows);
                ReadAnalyses(connection, paths, songs, analysisVersion, rows);
            }
            catch (JsonException)
            {
                // A row that another hand wrote. Lists are read on threads of their own, where it would end the program; a run that needs the row says so.
            }

            return rows;
        });
    }

    /// <summary>What the model said when it last listened to this song, by category; empty when nothing is kept.</summary>
    public IReadOnlyDictionary<string, string> RawAnswers(Song song) => Try<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>(), connection =>
    {
        using var command = Command(
            connection,
            "SELECT origin FROM texts WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind AND author IN ('Job', 'MadeUp') ORDER BY id DESC",
            ("$path", song.Path),
            ("$kind", Name(SideCarKind.Prompt)));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(0), LibraryJson.Options) is { RawAnswers.Count: > 0 } origin)
            {
                return origin.RawAnswers;
            }
        }

        return new Dictionary<string, string>();
    });

    private static void ReadOrigins(SqliteConnection connection, IReadOnlyList<Song> songs, IReadOnlyList<SideCarVersion> texts, LibraryRows rows)
    {
        using var command = Command(
            connection,
            """
            SELECT j.key, t.origin, max(t.id) FROM json_each($texts) AS j
            CROSS JOIN songs AS s ON s.path = j.value ->> 0
            CROSS JOIN texts AS t ON t.song = s.id AND t.kind = j.value ->> 1 AND t.sha256 = j.value ->> 2
            GROUP BY j.key
            """,
            ("$texts", JsonSerializer.Serialize(texts.Select(text => new[] { songs[text.Song].Path, Name(text.Kind), text.Sha256 }))));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var text = texts[row.GetInt32(0)];
            rows.Origins[(text.Song, text.Kind)] = JsonSerializer.Deserialize<ShortOrigin>(row.GetString(1), LibraryJson.Options)!.ToOrigin();
        }
    }

    private static void ReadSuggestions(SqliteConnection connection, string paths, IReadOnlyList<Song> songs, LibraryRows rows)
    {
        using var command = Command(
            connection,
            """
            SELECT j.key, g.kind, g.proposed, g.present, g.origin, g.made FROM json_each($paths) AS j
            CROSS JOIN songs AS s ON s.path = j.value
            CROSS JOIN suggestions AS g ON g.song = s.id
            """,
            ("$paths", paths));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var song = row.GetInt32(0);
            rows.Suggestions[(song, Enum.Parse<SideCarKind>(row.GetString(1)))] = new Suggestion(
                songs[song].Path,
                row.GetString(2),
                VersionOf(row, 3),
                JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(4), LibraryJson.Options)!,
                new DateTime(row.GetInt64(5), DateTimeKind.Utc));
        }
    }

    private static void ReadLocks(SqliteConnection connection, string paths, LibraryRows rows)
    {
        using var command = Command(
            connection,
            """
            SELECT j.key, l.name FROM json_each($paths) AS j
            CROSS JOIN songs AS s ON s.path = j.value
            CROSS JOIN locks AS l ON l.song = s.id
            WHERE l.kind = 'Prompt'
            """,
            ("$paths", paths));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            (rows.Locks[row.GetInt32(0)] ??= []).Add(LockName.Kept(row.GetString(1)));
        }
    }

    private static void ReadAnalyses(SqliteConnection connection, string paths, IReadOnlyList<Song> songs, int version, LibraryRows rows)
    {
        using var command = Command(
            connection,
            """
            SELECT j.key, a.size, a.modified, a.json, a.version FROM json_each($paths) AS j
            CROSS JOIN songs AS s ON s.path = j.value
            CROSS JOIN analyses AS a ON a.song = s.id
            WHERE a.version IN ($version, $failed)
            """,
            ("$paths", paths),
            ("$version", version),
            ("$failed", FailureVersion(version)));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var song = row.GetInt32(0);
            if (row.GetInt64(1) == songs[song].Length && row.GetInt64(2) == songs[song].ModifiedUtc.Ticks)
            {
                (row.GetInt32(4) == version ? rows.Analyses : rows.Failures)[song] = row.GetString(3);
            }
        }
    }

    /// <summary>An origin without the answers, which are long and which no list shows.</summary>
    private sealed record ShortOrigin(SideCarAuthor Author, string? Engine, string? Model, string? Run, IReadOnlyList<ValueOrigin>? Values, LyricsOrigin? Lyrics)
    {
        public SideCarOrigin ToOrigin() => new() { Author = Author, Engine = Engine, Model = Model, Run = Run, Values = Values ?? [], Lyrics = Lyrics };
    }
}
