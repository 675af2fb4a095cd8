namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>The lock of the whole side car.</summary>
    public const string WholeFile = "file";

    /// <summary>What a person holds fast of this song: <c>file</c>, <c>bpm</c>, <c>key</c>, or a tag as <c>tag:synth bass</c>.</summary>
    public IReadOnlySet<string> Locks(Song song) => Try<IReadOnlySet<string>>(new HashSet<string>(), connection =>
    {
        using var command = Command(connection, "SELECT name FROM locks WHERE song = (SELECT id FROM songs WHERE path = $path)", ("$path", song.Path));
        using var row = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (row.Read())
        {
            names.Add(row.GetString(0));
        }

        return names;
    });

    /// <summary>Locks a value: no job changes it.</summary>
    public void Lock(Song song, string name) => Try(connection => Run(
        connection,
        "INSERT OR IGNORE INTO locks(song, name) VALUES ($song, $name)",
        ("$song", SongId(connection, song.Path)),
        ("$name", name)));

    /// <summary>Unlocks it.</summary>
    public void Unlock(Song song, string name) => Try(connection => Run(
        connection,
        "DELETE FROM locks WHERE song = (SELECT id FROM songs WHERE path = $path) AND name = $name",
        ("$path", song.Path),
        ("$name", name)));
}
