using AceData.Files;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>What a person holds fast in this text of the song.</summary>
    public IReadOnlySet<LockName> Locks(Song song, SideCarKind kind) => Try<IReadOnlySet<LockName>>(new HashSet<LockName>(), connection =>
    {
        using var command = Command(
            connection,
            "SELECT name FROM locks WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind",
            ("$path", song.Path),
            ("$kind", Name(kind)));
        using var row = command.ExecuteReader();
        var names = new HashSet<LockName>();
        while (row.Read())
        {
            names.Add(LockName.Kept(row.GetString(0)));
        }

        return names;
    });

    /// <summary>Locks a value: no job changes it.</summary>
    public void Lock(Song song, SideCarKind kind, LockName name) => Try(connection => Run(
        connection,
        "INSERT OR IGNORE INTO locks(song, kind, name) VALUES ($song, $kind, $name)",
        ("$song", SongId(connection, song.Path)),
        ("$kind", Name(kind)),
        ("$name", name.Text)));

    /// <summary>Unlocks it.</summary>
    public void Unlock(Song song, SideCarKind kind, LockName name) => Try(connection => Run(
        connection,
        "DELETE FROM locks WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind AND name = $name",
        ("$path", song.Path),
        ("$kind", Name(kind)),
        ("$name", name.Text)));
}
