using System.Text.Json;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;

namespace AceData.Datasets.Dialects.Formats;

/// <summary><c>songs.jsonl</c>: one JSON object a line, for scripts and notebooks.</summary>
internal sealed class JsonlDialect : SetFileDialect
{
    private static readonly (string Name, SongField Field)[] Members =
    [
        ("tags", SongField.Tags), ("caption", SongField.Caption), ("genre", SongField.Genre), ("bpm", SongField.Bpm), ("keyscale", SongField.Key), ("timesignature", SongField.TimeSignature),
        ("language", SongField.Language), ("is_instrumental", SongField.Instrumental), ("duration", SongField.Duration), ("custom_tag", SongField.CustomTag),
        ("prompt_override", SongField.PromptOverride), ("repeat", SongField.Repeat), ("id", SongField.Id), ("lyrics", SongField.Lyrics),
    ];

    public override DialectName Name => DialectName.Jsonl;

    public override string FileName => "songs.jsonl";

    public override bool NeedsCaption => false;

    public override bool Is15 => false;

    public override IReadOnlySet<SongField> Holds { get; } = Members.Select(pair => pair.Field).ToHashSet();

    public override string Write(IReadOnlyList<DialectSong> songs, SetFacts set) => string.Concat(songs.Select(song => JsonSongs.Write(isIndented: false, json => WriteSong(json, song)) + "\n"));

    public override IReadOnlyList<ReadSong> Read(string text) =>
        [.. text.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => Song(line.Item, line.Index + 1))];

    private static void WriteSong(Utf8JsonWriter json, DialectSong song)
    {
        json.WriteStartObject();
        json.WriteString("file", song.Name);
        foreach (var (name, field) in Members)
        {
            if (FieldText.Get(song.Record, field) is not { } value)
            {
                continue;
            }

            json.WritePropertyName(name);
            if (field is SongField.Bpm or SongField.Duration or SongField.Repeat or SongField.Instrumental)
            {
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteStringValue(value);
            }
        }

        JsonSongs.WriteOther(json, song.Record);
        json.WriteEndObject();
    }

    private static ReadSong Song(string line, int number)
    {
        try
        {
            var song = JsonSongs.Read(JsonSongs.Parse(line, number), new HashSet<string>(), firstLine: number);
            return song is { Record: not null, Name: "" } ? song with { Record = null, Problem = $"{RecordMaker.Place(number)}there is no \"file\", so nobody knows which song is meant." } : song;
        }
        catch (AceDataException broken)
        {
            return new ReadSong { Line = number, Problem = broken.Message };
        }
    }
}
