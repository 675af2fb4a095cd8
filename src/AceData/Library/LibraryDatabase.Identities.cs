using System.Text.Json;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>Which song it is, as a person said; null when nobody did.</summary>
    public CorrectedIdentity? IdentityOf(Song song) => Try<CorrectedIdentity?>(null, connection =>
    {
        using var command = Command(connection, "SELECT artists, title FROM identities WHERE song = (SELECT id FROM songs WHERE path = $path)", ("$path", song.Path));
        using var row = command.ExecuteReader();
        return row.Read() ? new CorrectedIdentity(JsonSerializer.Deserialize<string[]>(row.GetString(0), LibraryJson.Options)!, row.GetString(1)) : null;
    });

    /// <summary>Keeps what a person says about which song it is; null forgets it.</summary>
    public void SetIdentity(Song song, CorrectedIdentity? identity) => Try(connection =>
    {
        if (identity is null)
        {
            Run(connection, "DELETE FROM identities WHERE song = (SELECT id FROM songs WHERE path = $path)", ("$path", song.Path));
            return;
        }

        Run(
            connection,
            "INSERT OR REPLACE INTO identities(song, artists, title, made) VALUES ($song, $artists, $title, $made)",
            ("$song", SongId(connection, song.Path)),
            ("$artists", JsonSerializer.Serialize(identity.Artists, LibraryJson.Options)),
            ("$title", identity.Title),
            ("$made", Now));
    });
}
