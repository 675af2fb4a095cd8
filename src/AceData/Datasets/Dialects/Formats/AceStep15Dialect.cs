using System.Text.Json;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;
using AceData.Lyrics.Sources;

namespace AceData.Datasets.Dialects.Formats;

/// <summary>The files that ACE-Step 1.5 finds beside songs when it looks through a folder (scan.py; what comes later here wins there).</summary>
internal sealed class AceStep15Dialect : SongFileDialect
{
    private const string Caption = ".caption.txt";
    private const string Lyrics = ".lyrics.txt";
    private const string Json = ".json";

    // Where there is no .lyrics.txt, ACE-Step takes these for the words.
    private const string OldLyrics = ".txt";

    // The one value of the language that leaves a song without words.
    private const string Instrumental = "instrumental";
    private static readonly HashSet<string> Known = ["language", "lyrics"];

    public override DialectName Name => DialectName.AceStep15;

    public override IReadOnlySet<SongField> Holds { get; } = new HashSet<SongField>
    {
        SongField.Caption, SongField.Bpm, SongField.Key, SongField.TimeSignature, SongField.Language, SongField.Instrumental, SongField.Lyrics,
    };

    public override IReadOnlyList<string> Endings { get; } = [Caption, Lyrics, Json];

    public override IReadOnlyList<(string Ending, string Text)> Write(DialectSong song)
    {
        var record = song.Record;
        var files = new List<(string, string)>();
        if (record.Caption is { } caption)
        {
            files.Add((Caption, caption));
        }

        // A file of lyrics, whatever it says, is a song with words to ACE-Step.
        if (record.Lyrics is { } words && words != SongRecord.NoWords)
        {
            files.Add((Lyrics, words));
        }

        files.Add((Json, JsonSongs.Write(isIndented: true, json =>
        {
            json.WriteStartObject();
            json.WriteString("caption", record.Caption ?? "");
            if (record.Bpm is { } bpm)
            {
                json.WriteNumber("bpm", bpm);
            }

            json.WriteString("keyscale", record.Key ?? "");
            json.WriteString("timesignature", record.TimeSignature ?? "");
            json.WriteString("language", record.IsInstrumental == true ? Instrumental : record.Language ?? LanguageCode.Unknown);
            JsonSongs.WriteOther(json, record);
            json.WriteEndObject();
        }) + "\n"));
        return files;
    }

    public override ReadSong? Read(Func<string, string?> textOf)
    {
        var (caption, json) = (textOf(Caption), textOf(Json));
        var lyrics = textOf(Lyrics) ?? (textOf(OldLyrics) is { } old && SideCarText.Classify(old) is { Kind: SideCarTextKind.Lyrics } words ? words.Text : null);
        if (caption is null && lyrics is null && json is null)
        {
            return null;
        }

        var song = json is null ? new ReadSong { Record = new SongRecord() } : ReadJson(json);
        if (song.Record is not { } record)
        {
            return song;
        }

        record = record.Caption is null ? FieldText.Set(record, SongField.Caption, caption ?? "", out _) : record;
        record = FieldText.Set(record, SongField.Lyrics, lyrics ?? "", out _);
        return song with { Record = record.IsInstrumental == true && record.Lyrics is null ? record with { Lyrics = SongRecord.NoWords } : record };
    }

    private static ReadSong ReadJson(string json)
    {
        try
        {
            var root = JsonSongs.Parse(json);
            var song = JsonSongs.Read(root, Known);
            var language = root.Members.FirstOrDefault(member => member.Name == "language");
            return language?.Value is not { Kind: JsonValueKind.String } said || song.Record is not { } record ? song
                : said.Text.Trim().Equals(Instrumental, StringComparison.OrdinalIgnoreCase) ? song with { Record = record with { IsInstrumental = true } }
                : Sung(song, record, said.Text, language.Line);
        }
        catch (AceDataException broken)
        {
            return new ReadSong { Problem = $"{Json}: {broken.Message}" };
        }
    }

    private static ReadSong Sung(ReadSong song, SongRecord record, string language, int line)
    {
        record = FieldText.Set(record with { IsInstrumental = language.Trim().Length > 0 ? false : null }, SongField.Language, language, out var objection);
        return song with { Record = record, Notes = objection is null ? song.Notes : [.. song.Notes, $"{RecordMaker.Place(line)}language: {objection}"] };
    }
}
