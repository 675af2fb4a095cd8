namespace AceData.Datasets.Dialects;

/// <summary>A dialect of files beside each song.</summary>
internal abstract class SongFileDialect : Dialect
{
    /// <summary>What stands behind the song's stem, such as <c>.caption.txt</c>; all that is written, and that may be read.</summary>
    public abstract IReadOnlyList<string> Endings { get; }

    /// <summary>The files of a song: ending and text. A file that is not among them does not belong to the song.</summary>
    public abstract IReadOnlyList<(string Ending, string Text)> Write(DialectSong song);

    /// <summary>Reads what lies beside a song.</summary>
    /// <param name="textOf">The text of the file with an ending; null when there is none.</param>
    /// <returns>Null when nothing of this dialect lies there.</returns>
    public abstract ReadSong? Read(Func<string, string?> textOf);

    /// <summary>One more file for the whole set, such as a configuration: name and text; null for none.</summary>
    public virtual (string Name, string Text)? WriteForSet(IReadOnlyList<DialectSong> songs) => null;

    public override SongRecord Echo(DialectSong song)
    {
        var files = Write(song).ToDictionary(file => file.Ending, file => file.Text, StringComparer.Ordinal);
        return Read(files.GetValueOrDefault)?.Record ?? new SongRecord();
    }
}
