using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;
using AceData.Tagging.Configuration;

namespace AceData.Datasets.Dialects.Formats;

/// <summary>
/// <c>dataset.json</c> of ACE-Step 1.5 (acestep/training/dataset_builder_modules: serialization.py, models.py), which Side-Step
/// reads too, there also as a bare list or without <c>metadata</c>.
/// </summary>
internal sealed class AceStep15JsonDialect : SetFileDialect
{
    private const string Position = "metadata.tag_position";
    private const string Ratio = "metadata.genre_ratio";

    // Read by other names, made anew by every export, or true for every song that is exported.
    private static readonly HashSet<string> Known = ["labeled"];
    private static readonly HashSet<string> Histories = ["raw_lyrics", "formatted_lyrics"];

    public override DialectName Name => DialectName.AceStep15Json;

    public override string FileName => "dataset.json";

    public override IReadOnlySet<SongField> Holds { get; } = new HashSet<SongField>
    {
        SongField.Caption, SongField.Genre, SongField.Bpm, SongField.Key, SongField.TimeSignature, SongField.Language, SongField.Instrumental,
        SongField.Lyrics, SongField.Duration, SongField.CustomTag, SongField.PromptOverride, SongField.Repeat, SongField.Id,
    };

    public override string Write(IReadOnlyList<DialectSong> songs, SetFacts set) => JsonSongs.Write(isIndented: true, json =>
    {
        json.WriteStartObject();
        WriteMetadata(json, songs, set);
        json.WriteStartArray("samples");
        foreach (var song in songs)
        {
            WriteSample(json, song);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    public override IReadOnlyList<ReadSong> Read(string text)
    {
        var root = JsonSongs.Parse(text);
        var samples = root.Kind == JsonValueKind.Array ? root : Member(root, "samples");
        if (samples is not { Kind: JsonValueKind.Array })
        {
            throw new AceDataException(DialectCodes.Broken, $"{RecordMaker.Place((samples ?? root).Line)}there is no list \"samples\". ACE-Step 1.5 writes {{\"metadata\": {{…}}, \"samples\": […]}}.");
        }

        var metadata = Member(root, "metadata");
        return [.. samples.Items.Select(sample => WithMetadata(JsonSongs.Read(sample, Known, Meant), metadata))];
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<DialectSong> songs, SetFacts set)
    {
        var records = songs.Select(song => song.Record).ToList();
        var custom = records.Select(record => record.CustomTag ?? "").Distinct().ToList() is [var only] ? only : set.CustomTag;
        json.WriteStartObject("metadata");
        json.WriteString("name", set.Name);
        json.WriteString("custom_tag", custom);
        json.WritePropertyName("tag_position");
        json.WriteRawValue(records.Select(record => record.Other.GetValueOrDefault(Position)).FirstOrDefault(raw => raw is not null) ?? $"\"{set.TagPosition.ToString().ToLowerInvariant()}\"");
        json.WriteString("created_at", set.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
        json.WriteNumber("num_samples", songs.Count);
        json.WriteBoolean("all_instrumental", records.Count > 0 && records.TrueForAll(record => record.IsInstrumental == true));
        json.WritePropertyName("genre_ratio");
        json.WriteRawValue(records.Select(record => record.Other.GetValueOrDefault(Ratio)).FirstOrDefault(raw => raw is not null) ?? "0");
        json.WriteEndObject();
    }

    private static void WriteSample(Utf8JsonWriter json, DialectSong song)
    {
        var record = song.Record;
        json.WriteStartObject();
        json.WriteString("id", record.Id);
        json.WriteString("audio_path", song.Path);
        json.WriteString("filename", Path.GetFileName(song.Path));
        json.WriteString("caption", record.Caption ?? "");
        json.WriteString("genre", record.Genre ?? "");
        json.WriteString("lyrics", record.Lyrics15 ?? "");
        foreach (var history in (ReadOnlySpan<string>)["raw_lyrics", "formatted_lyrics"])
        {
            json.WritePropertyName(history);
            json.WriteRawValue(record.Other.GetValueOrDefault(history) ?? "\"\"");
        }

        WriteNumber(json, "bpm", record.Bpm);
        json.WriteString("keyscale", record.Key ?? "");
        json.WriteString("timesignature", record.TimeSignature ?? "");
        json.WriteNumber("duration", record.DurationSeconds ?? 0);
        json.WriteString("language", record.Language ?? LanguageCode.Unknown);

        // Only what is known to have no words: to be without lyrics is not that.
        json.WriteBoolean("is_instrumental", record.IsInstrumental ?? false);
        json.WriteString("custom_tag", record.CustomTag ?? "");

        // ACE-Step passes over all others without a word.
        json.WriteBoolean("labeled", true);
        if (record.PromptOverride is null)
        {
            json.WriteNull("prompt_override");
        }
        else
        {
            json.WriteString("prompt_override", record.PromptOverride);
        }

        if (record.Repeat is { } repeat)
        {
            json.WriteNumber("repeat", repeat);
        }

        JsonSongs.WriteOther(json, record, "raw_lyrics", "formatted_lyrics");
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // ACE-Step writes [Instrumental] for every song without a lyrics file; only the mark beside it says that it is meant.
    private static SongRecord Meant(SongRecord record) => record is { Lyrics: SongRecord.NoWords, IsInstrumental: not true } ? record with { Lyrics = null } : record;

    private static ReadSong WithMetadata(ReadSong song, ConfigNode? metadata)
    {
        if (song.Record is not { } record)
        {
            return song;
        }

        var other = record.Other.Where(pair => !(Histories.Contains(pair.Key) && pair.Value == "\"\"")).ToDictionary(StringComparer.Ordinal);
        if (Member(metadata, "tag_position") is { Kind: JsonValueKind.String, Text: "prepend" or "append" or "replace" } position)
        {
            other[Position] = JsonSongs.Raw(position);
        }

        if (Member(metadata, "genre_ratio") is { Kind: JsonValueKind.Number } ratio)
        {
            other[Ratio] = ratio.Text;
        }

        return song with { Record = record with { Other = other } };
    }

    private static ConfigNode? Member(ConfigNode? node, string name) => node?.Members.FirstOrDefault(member => member.Name == name)?.Value;
}
