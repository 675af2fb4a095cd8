namespace AceData.Datasets.Dialects;

/// <summary>A dialect of one file for the whole set.</summary>
internal abstract class SetFileDialect : Dialect
{
    /// <summary>The usual name of the file.</summary>
    public abstract string FileName { get; }

    public abstract string Write(IReadOnlyList<DialectSong> songs, SetFacts set);

    /// <summary>Reads the songs of a file. What is wrong with one hides no other.</summary>
    /// <exception cref="Audio.AceDataException">DIALECT-BROKEN: the file as a whole cannot be read.</exception>
    public abstract IReadOnlyList<ReadSong> Read(string text);

    public override SongRecord Echo(DialectSong song) =>
        Read(Write([song], new SetFacts { Name = "", CreatedAt = default })).Select(read => read.Record).FirstOrDefault() ?? new SongRecord();
}

/// <summary>What is said of a set as a whole.</summary>
internal sealed record SetFacts
{
    public required string Name { get; init; }

    /// <summary>When the file was made, by the clock on the wall.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The word that calls the whole set; empty for none.</summary>
    public string CustomTag { get; init; } = "";

    public TagPosition TagPosition { get; init; }
}

/// <summary>Where the custom tag stands.</summary>
public enum TagPosition
{
    /// <summary>Before the caption.</summary>
    Prepend,

    /// <summary>After the caption.</summary>
    Append,

    /// <summary>Instead of the caption.</summary>
    Replace,
}
