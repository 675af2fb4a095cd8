using System.Text;
using AceData.Audio;

namespace AceData.Datasets.Dialects.Formats;

/// <summary><c>{song}.json</c> and a data set configuration of musubi-tuner, which looks into each folder but not below it.</summary>
internal sealed class MusubiDialect : SongFileDialect
{
    private const string Ending = ".json";
    private const string Configuration = "musubi_dataset.toml";

    public override DialectName Name => DialectName.Musubi;

    public override IReadOnlySet<SongField> Holds { get; } =
        new HashSet<SongField> { SongField.Caption, SongField.Lyrics, SongField.Bpm, SongField.Key, SongField.TimeSignature, SongField.Duration };

    public override IReadOnlyList<string> Endings { get; } = [Ending];

    public override IReadOnlyList<(string Ending, string Text)> Write(DialectSong song) =>
    [
        (Ending, JsonSongs.Write(isIndented: true, json =>
        {
            var record = song.Record;
            json.WriteStartObject();
            json.WriteString("caption", record.Caption ?? "");
            json.WriteString("lyrics", record.Lyrics15 ?? "");
            if (record.Bpm is { } bpm)
            {
                json.WriteNumber("bpm", bpm);
            }

            json.WriteString("keyscale", record.Key ?? "");
            json.WriteString("timesignature", record.TimeSignature ?? "");
            if (record.DurationSeconds is { } seconds)
            {
                json.WriteNumber("duration", seconds);
            }

            JsonSongs.WriteOther(json, record);
            json.WriteEndObject();
        }) + "\n"),
    ];

    public override ReadSong? Read(Func<string, string?> textOf)
    {
        if (textOf(Ending) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonSongs.Read(JsonSongs.Parse(text), new HashSet<string>());
        }
        catch (AceDataException broken)
        {
            return new ReadSong { Problem = broken.Message };
        }
    }

    public override (string Name, string Text)? WriteForSet(IReadOnlyList<DialectSong> songs)
    {
        var text = new StringBuilder("[general]\nbatch_size = 1\n");
        foreach (var folder in songs.Select(song => Path.GetDirectoryName(song.Path)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append("\n[[datasets]]\naudio_directory = ").Append(Quoted(folder)).Append("\ncache_directory = ").Append(Quoted(Path.Combine(folder, "musubi_cache"))).Append('\n');
        }

        return (Configuration, text.ToString());
    }

    // A basic string of TOML: back-slashes of Windows and what cannot be seen are escaped as in JSON.
    private static string Quoted(string text) => JsonSongs.Write(isIndented: false, json => json.WriteStringValue(text));
}
