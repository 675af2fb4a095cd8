using System.Text.Json;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>What was measured of this song, or null when nothing was, by another version, or of other content.</summary>
    /// <param name="song">The song as it was scanned.</param>
    /// <param name="version">The version of the analyser; an older result is not used.</param>
    public T? GetAnalysis<T>(Song song, int version)
        where T : class
    {
        var (fingerprint, json) = Try<(string?, string?)>((null, null), connection =>
        {
            using var command = Command(
                connection,
                "SELECT fingerprint, json FROM analyses WHERE song = (SELECT id FROM songs WHERE path = $path) AND version = $version AND size = $size AND modified = $modified",
                ("$path", song.Path),
                ("$version", version),
                ("$size", song.Length),
                ("$modified", song.ModifiedUtc.Ticks));
            using var row = command.ExecuteReader();
            return row.Read() ? (row.GetString(0), row.GetString(1)) : (null, null);
        });
        if (json is null || fingerprint != SongFingerprint.Of(song.Path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, LibraryJson.Options);
        }
        catch (JsonException)
        {
            // Written by a program whose result had another shape: measure again.
            return null;
        }
    }

    /// <summary>Keeps what was measured. A song that cannot be read any more is not kept.</summary>
    public void PutAnalysis<T>(Song song, int version, T analysis)
        where T : class => Put(song, version, analysis);

    /// <summary>Keeps that a song could not be measured, as long as it has this size and time of change, or until it is measured.</summary>
    public void PutFailure(Song song, int version, AnalysisFailure failure) => Put(song, FailureVersion(version), failure);

    // A song has one row: what was measured, or that it cannot be.
    private static int FailureVersion(int version) => -version;

    private void Put<T>(Song song, int version, T analysis)
        where T : class
    {
        if (SongFingerprint.Of(song.Path) is not { } fingerprint)
        {
            return;
        }

        var json = JsonSerializer.Serialize(analysis, LibraryJson.Options);
        Try(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Run(
                connection,
                "INSERT OR REPLACE INTO analyses(song, version, size, modified, fingerprint, json) VALUES ($song, $version, $size, $modified, $fingerprint, $json)",
                ("$song", SongId(connection, song.Path)),
                ("$version", version),
                ("$size", song.Length),
                ("$modified", song.ModifiedUtc.Ticks),
                ("$fingerprint", fingerprint),
                ("$json", json));
            transaction.Commit();
        });
    }
}
