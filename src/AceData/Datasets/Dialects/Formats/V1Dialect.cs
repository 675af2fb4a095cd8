namespace AceData.Datasets.Dialects.Formats;

/// <summary>The two text files of ACE-Step 1, which are AceData's own: for copies in other folders.</summary>
internal sealed class V1Dialect : SongFileDialect
{
    private const string Prompt = "_prompt.txt";
    private const string Lyrics = "_lyrics.txt";

    public override DialectName Name => DialectName.V1;

    public override IReadOnlySet<SongField> Holds { get; } = new HashSet<SongField> { SongField.Tags, SongField.Lyrics };

    public override bool Is15 => false;

    public override IReadOnlyList<string> Endings { get; } = [Prompt, Lyrics];

    public override IReadOnlyList<(string Ending, string Text)> Write(DialectSong song)
    {
        var files = new List<(string, string)>();
        if (song.Record.Tags is { } tags)
        {
            files.Add((Prompt, tags));
        }

        if (song.Record.Lyrics is { } words)
        {
            files.Add((Lyrics, words));
        }

        return files;
    }

    public override ReadSong? Read(Func<string, string?> textOf)
    {
        var (prompt, lyrics) = (textOf(Prompt), textOf(Lyrics));
        if (prompt is null && lyrics is null)
        {
            return null;
        }

        var maker = new RecordMaker();
        maker.Set(SongField.Tags, prompt ?? "", 0, Prompt);
        maker.Set(SongField.Lyrics, lyrics ?? "", 0, Lyrics);
        return maker.Song();
    }
}
