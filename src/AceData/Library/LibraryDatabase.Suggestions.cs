using System.Text.Json;
using AceData.Files;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    private const string SelectSuggestions = "SELECT songs.path, proposed, present, origin, made FROM suggestions JOIN songs ON songs.id = suggestions.song";

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

    /// <summary>The open proposal for one text; null when there is none.</summary>
    public Suggestion? SuggestionFor(Song song, SideCarKind kind) => Try<Suggestion?>(null, connection =>
    {
        using var command = Command(
            connection,
            SelectSuggestions + " WHERE kind = $kind AND songs.path = $path",
            ("$kind", Name(kind)),
            ("$path", song.Path));
        using var row = command.ExecuteReader();
        return row.Read() ? SuggestionOf(row) : null;
    });

    /// <summary>All open proposals, by path.</summary>
    public IReadOnlyList<Suggestion> Suggestions(SideCarKind kind) => Try<IReadOnlyList<Suggestion>>([], connection =>
    {
        using var command = Command(
            connection,
            SelectSuggestions + " WHERE kind = $kind",
            ("$kind", Name(kind)));
        using var row = command.ExecuteReader();
        var suggestions = new List<Suggestion>();
        while (row.Read())
        {
            suggestions.Add(SuggestionOf(row));
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

    /// <summary>Takes a proposal away that says just this text.</summary>
    internal void RemoveSuggestion(Song song, SideCarKind kind, ReadOnlyMemory<byte> written)
    {
        if (SuggestionFor(song, kind) is { } waiting && TextFile.Encode(waiting.Proposed).AsSpan().SequenceEqual(written.Span))
        {
            RemoveSuggestion(song, kind);
        }
    }

    private static Suggestion SuggestionOf(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        VersionOf(row, 2),
        JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(3), LibraryJson.Options)!,
        new DateTime(row.GetInt64(4), DateTimeKind.Utc));
}
