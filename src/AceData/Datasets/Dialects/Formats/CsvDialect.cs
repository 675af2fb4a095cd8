using System.Globalization;
using System.Text;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;

namespace AceData.Datasets.Dialects.Formats;

/// <summary><c>songs.csv</c>: a row for each song. Its columns File, Caption, BPM and Key are those that ACE-Step 1.5 reads from tables.</summary>
internal sealed class CsvDialect : SetFileDialect
{
    private static readonly (string Column, SongField Field)[] Columns =
    [
        ("Tags", SongField.Tags), ("Caption", SongField.Caption), ("Genre", SongField.Genre), ("BPM", SongField.Bpm), ("Key", SongField.Key), ("TimeSignature", SongField.TimeSignature),
        ("Language", SongField.Language), ("Instrumental", SongField.Instrumental), ("Duration", SongField.Duration), ("CustomTag", SongField.CustomTag),
        ("PromptOverride", SongField.PromptOverride), ("Repeat", SongField.Repeat), ("Id", SongField.Id), ("Lyrics", SongField.Lyrics),
    ];

    public override DialectName Name => DialectName.Csv;

    public override string FileName => "songs.csv";

    public override bool NeedsCaption => false;

    public override bool Is15 => false;

    public override IReadOnlySet<SongField> Holds { get; } = Columns.Select(pair => pair.Field).ToHashSet();

    public override string Write(IReadOnlyList<DialectSong> songs, SetFacts set)
    {
        var others = songs.SelectMany(song => song.Record.Other.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder(CsvText.Write(["File", .. Columns.Select(pair => pair.Column), .. others]));
        foreach (var song in songs)
        {
            text.Append(CsvText.Write(
            [
                song.Name,
                .. Columns.Select(pair => FieldText.Get(song.Record, pair.Field) ?? ""),
                .. others.Select(name => song.Record.Other.GetValueOrDefault(name) ?? ""),
            ]));
        }

        return text.ToString();
    }

    public override IReadOnlyList<ReadSong> Read(string text)
    {
        var rows = CsvText.Read(text);
        if (rows.Count == 0 || rows[0].Problem is not null)
        {
            throw new AceDataException(DialectCodes.Broken, rows.Count == 0 ? "it is empty." : rows[0].Problem!);
        }

        var heading = rows[0].Cells.Select(cell => cell.Trim()).ToList();
        var file = heading.FindIndex(FieldNames.IsFile);
        if (file < 0)
        {
            throw new AceDataException(DialectCodes.Broken, $"{RecordMaker.Place(rows[0].Line)}the heading has no column File, so no row says which song it is about.");
        }

        if (heading.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new AceDataException(DialectCodes.Broken, $"{RecordMaker.Place(rows[0].Line)}the heading has the column {twice.Key} twice. Rename one of them.");
        }

        return [.. rows.Skip(1).Select(row => Song(row, heading, file))];
    }

    private static ReadSong Song(CsvRow row, List<string> heading, int file)
    {
        var name = file < row.Cells.Count ? row.Cells[file].Trim() : "";
        var problem = row.Problem
            ?? (row.Cells.Count > heading.Count ? string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: the row has {row.Cells.Count} cells, the heading only {heading.Count}. A text that holds the separator needs quotation marks around it.")
            : name.Length == 0 ? $"{RecordMaker.Place(row.Line)}the row names no file." : null);
        if (problem is not null)
        {
            return new ReadSong { Name = name, Line = row.Line, Problem = problem };
        }

        var maker = new RecordMaker();
        foreach (var (column, cell) in row.Cells.Index().Where(cell => cell.Index != file && cell.Item.Trim().Length > 0))
        {
            if (FieldNames.Find(heading[column]) is { } field)
            {
                maker.Set(field, cell, row.Line, heading[column]);
            }
            else if (heading[column].Length > 0 && !FieldNames.IsFile(heading[column]))
            {
                maker.Keep(heading[column], cell.Trim());
            }
        }

        return maker.Song(name, row.Line);
    }
}
