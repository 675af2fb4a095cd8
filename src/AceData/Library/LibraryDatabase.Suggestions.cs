using System.Text.Json;
using AceData.Files;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>Keeps a proposal; a newer one for the same song takes the place of the older.</summary>
    /// <param name="song">The song.</param>
    /// <param name="kind">Which text.</param>
    /// <param name="proposed">The text that would be written.</param>
    /// <param name="present">What the file holds now.</param>
    /// <param name="origin">Where the proposal came from.</param>
    public void AddSuggestion(Song song, SideCarKind kind, string proposed, FileVersion present, SideCarOrigin origin) => Try(connection => Run(
        connection,
        "INSERT OR REPLACE INTO suggestions(song, kind, proposed, present, origin, made) VALUES ($song, $kind, $proposed, $present, $origin, $made)",
        ("$song", SongId(connection, song.Path)),
        ("$kind", Name(kind)),
        ("$proposed", proposed),
        ("$present", present.Sha256),
        ("$origin", JsonSerializer.Serialize(Shortened(origin), LibraryJson.Options)),
        ("$made", Now)));

    /// <summary>All open proposals, by path.</summary>
    public IReadOnlyList<Suggestion> Suggestions(SideCarKind kind) => Try<IReadOnlyList<Suggestion>>([], connection =>
    {
        using var command = Command(
            connection,
            "SELECT songs.path, proposed, present, origin, made FROM suggestions JOIN songs ON songs.id = suggestions.song WHERE kind = $kind",
            ("$kind", Name(kind)));
        using var row = command.ExecuteReader();
        var suggestions = new List<Suggestion>();
        while (row.Read())
        {
            suggestions.Add(new Suggestion(
                row.GetString(0),
                row.GetString(1),
                VersionOf(row, 2),
                JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(3), LibraryJson.Options)!,
                new DateTime(row.GetInt64(4), DateTimeKind.Utc)));
        }

        suggestions.Sort((a, b) => NaturalOrder.Instance.Compare(a.SongPath, b.SongPath));
        return suggestions;
    });

    /// <summary>Takes a proposal away: it was accepted or refused.</summary>
    public void RemoveSuggestion(Song song, SideCarKind kind) => Try(connection => Run(
        connection,
        "DELETE FROM suggestions WHERE song = (SELECT id FROM songs WHERE path = $path) AND kind = $kind",
        ("$path", song.Path),
        ("$kind", Name(kind))));
}
