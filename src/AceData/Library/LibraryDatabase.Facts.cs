using System.Text.Json;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>What other programs said of songs, in their order; null where nothing is kept.</summary>
    public IReadOnlyList<KeptFacts?> FactsOf(IReadOnlyList<Song> songs)
    {
        var facts = new KeptFacts?[songs.Count];
        return Try<IReadOnlyList<KeptFacts?>>(facts, connection =>
        {
            using var command = Command(
                connection,
                """
                SELECT j.key, f.json FROM json_each($paths) AS j
                CROSS JOIN songs AS s ON s.path = j.value
                CROSS JOIN facts AS f ON f.song = s.id
                """,
                ("$paths", JsonSerializer.Serialize(songs.Select(song => song.Path))));
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                facts[row.GetInt32(0)] = ReadFacts(row.GetString(1));
            }

            return facts;
        });
    }

    /// <summary>Keeps what other programs say of songs, in place of what was kept before.</summary>
    /// <returns>False when the library cannot be written.</returns>
    public bool PutFacts(IReadOnlyList<(Song Song, KeptFacts Facts)> facts) => Try(false, connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (song, kept) in facts)
        {
            Run(
                connection,
                "INSERT OR REPLACE INTO facts(song, json, made) VALUES ($song, $json, $made)",
                ("$song", SongId(connection, song.Path)),
                ("$json", JsonSerializer.Serialize(kept, LibraryJson.Options)),
                ("$made", Now));
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Which of these contents an export wrote there: the others are somebody's.</summary>
    /// <param name="files">Full path and hash of what lies there.</param>
    public IReadOnlySet<string> ExportsAmong(IReadOnlyList<(string Path, string Sha256)> files) => Try<IReadOnlySet<string>>(new HashSet<string>(), connection =>
    {
        using var command = Command(
            connection,
            "SELECT j.value ->> 0 FROM json_each($files) AS j CROSS JOIN exports AS e ON e.path = j.value ->> 0 AND e.sha256 = j.value ->> 1",
            ("$files", JsonSerializer.Serialize(files.Select(file => new[] { file.Path, file.Sha256 }))));
        using var row = command.ExecuteReader();
        var ours = new HashSet<string>(StringComparer.Ordinal);
        while (row.Read())
        {
            ours.Add(row.GetString(0));
        }

        return ours;
    });

    /// <summary>Notes what an export is about to write; what it wrote before counts until <see cref="SettleExports"/>, so that a kill in between leaves no file without a note.</summary>
    internal void NoteExports(IReadOnlyList<(string Path, string Sha256)> files) =>
        OnExports(files, "INSERT OR IGNORE INTO exports(path, sha256) VALUES ($path, $sha256)");

    /// <summary>Forgets earlier contents of files that were written.</summary>
    internal void SettleExports(IReadOnlyList<(string Path, string Sha256)> files) =>
        OnExports(files, "DELETE FROM exports WHERE path = $path AND sha256 <> $sha256");

    private void OnExports(IReadOnlyList<(string Path, string Sha256)> files, string sql) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (path, sha256) in files)
        {
            Run(connection, sql, ("$path", path), ("$sha256", sha256));
        }

        transaction.Commit();
    });

    private static KeptFacts? ReadFacts(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptFacts>(json, LibraryJson.Options);
        }
        catch (JsonException)
        {
            // Kept by a program whose facts had another shape.
            return null;
        }
    }
}
