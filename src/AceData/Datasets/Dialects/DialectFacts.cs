namespace AceData.Datasets.Dialects;

/// <summary>What a person should know of a dialect before files are written in it.</summary>
/// <param name="Name">The dialect.</param>
/// <param name="Word">Its name on the command line.</param>
/// <param name="IsOneFile">True where one file holds all songs, false where each song has files of its own.</param>
/// <param name="Keeps">What it has no place for: it stays in the library and comes back with another export.</param>
public sealed record DialectFacts(DialectName Name, string Word, bool IsOneFile, IReadOnlyList<SongField> Keeps)
{
    /// <summary>All dialects, in the order of the documentation.</summary>
    public static IReadOnlyList<DialectFacts> All { get; } =
        [.. Dialect.All.Select(dialect => new DialectFacts(dialect.Name, dialect.Word, dialect is SetFileDialect, [.. Enum.GetValues<SongField>().Where(field => !IsSaid(dialect, field))]))];

    // Tags are the caption where they have no field, nobody sings where the lyrics say so, and tempo is a tag.
    private static bool IsSaid(Dialect dialect, SongField field) =>
        dialect.Holds.Contains(field)
        || field == SongField.Other
        || (field == SongField.Tags && dialect.Holds.Contains(SongField.Caption))
        || (field == SongField.Instrumental && dialect.Holds.Contains(SongField.Lyrics))
        || (field == SongField.Bpm && dialect.HoldsTags);
}
