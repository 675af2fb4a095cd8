using System.Text.Json;
using AceData.Audio.Features;
using AceData.Datasets.Dialects;
using AceData.Library;

namespace AceData.Tests.Datasets.Dialects;

/// <summary>What each dialect looks like to the byte, for one song that says everything.</summary>
public class KnownAnswerTests
{
    private const string Tags = "garage rock, 120 bpm, minor key, dark, synth bass, male vocal";
    private const string Words = "[verse]\nLast stop, nobody home\n\n[chorus]\nÜber \"alles\" = 1";

    private static readonly KeyEstimate FSharpMinor = new("F#", KeyMode.Minor, 0.9, 0.97, 0);
    private static readonly KeptFacts Facts = new() { TimeSignature = "4", Language = "en", CustomTag = "mytrigger", Genre = "garage rock, 60s" };

    [Fact]
    public void The_data_set_file_of_ACE_Step_is_exact()
    {
        using var folder = Folder();
        folder.Export(DialectName.AceStep15Json, more: request => request with { Name = "my_set" });
        var bytes = File.ReadAllBytes(folder["dataset.json"]);
        Assert.Equal((byte)'{', bytes[0]);
        var text = File.ReadAllText(folder["dataset.json"]);
        Assert.Contains("Über \\\"alles\\\" = 1", text, StringComparison.Ordinal);
        var root = JsonDocument.Parse(text).RootElement;
        var id = root.GetProperty("samples")[0].GetProperty("id").GetString()!;
        Assert.Matches("^[0-9a-f]{8}$", id);
        Assert.Equal(
            $$"""
            {
              "metadata": {
                "name": "my_set",
                "custom_tag": "mytrigger",
                "tag_position": "prepend",
                "created_at": "2026-09-01T12:00:00.000000",
                "num_samples": 1,
                "all_instrumental": false,
                "genre_ratio": 0
              },
              "samples": [
                {
                  "id": "{{id}}",
                  "audio_path": "{{folder["a.flac"]}}",
                  "filename": "a.flac",
                  "caption": "garage rock, dark, synth bass, male vocal",
                  "genre": "garage rock, 60s",
                  "lyrics": "[verse]\nLast stop, nobody home\n\n[chorus]\nÜber \"alles\" = 1",
                  "raw_lyrics": "",
                  "formatted_lyrics": "",
                  "bpm": 120,
                  "keyscale": "F# minor",
                  "timesignature": "4",
                  "duration": 187,
                  "language": "en",
                  "is_instrumental": false,
                  "custom_tag": "mytrigger",
                  "labeled": true,
                  "prompt_override": null
                }
              ]
            }

            """,
            text);

        folder.Song("b.flac", "pop");
        folder.Export(DialectName.AceStep15Json);
        Assert.Equal(id, JsonDocument.Parse(File.ReadAllText(folder["dataset.json"])).RootElement.GetProperty("samples")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void The_files_beside_songs_are_exact()
    {
        using var folder = Folder();
        folder.Export(DialectName.AceStep15);
        Assert.Equal("garage rock, dark, synth bass, male vocal", folder.Text("a.caption.txt"));
        Assert.Equal(Words, folder.Text("a.lyrics.txt"));
        Assert.Equal("{\n  \"caption\": \"garage rock, dark, synth bass, male vocal\",\n  \"bpm\": 120,\n  \"keyscale\": \"F# minor\",\n  \"timesignature\": \"4\",\n  \"language\": \"en\"\n}\n", folder.Text("a.json"));

        folder.Export(DialectName.SideStep);
        Assert.Equal(
            $"caption: garage rock, dark, synth bass, male vocal\ngenre: garage rock, 60s\nbpm: 120\nkey: F# minor\nsignature: 4\nis_instrumental: false\ncustom_tag: mytrigger\nlanguage: en\nlyrics:\n{Words}\n",
            folder.Text("a.txt"));

        folder.Export(DialectName.AiToolkit);
        Assert.Equal(
            $"<CAPTION>\ngarage rock, dark, synth bass, male vocal\n</CAPTION>\n<LYRICS>\n{Words}\n</LYRICS>\n<BPM>120</BPM>\n<KEYSCALE>F# minor</KEYSCALE>\n<TIMESIGNATURE>4</TIMESIGNATURE>\n<DURATION>187</DURATION>\n<LANGUAGE>en</LANGUAGE>\n",
            folder.Text("a.txt"));

        folder.Export(DialectName.Musubi);
        var song = JsonDocument.Parse(folder.Text("a.json")!).RootElement;
        Assert.Equal(["caption", "lyrics", "bpm", "keyscale", "timesignature", "duration"], song.EnumerateObject().Select(member => member.Name));
        Assert.Equal($"[general]\nbatch_size = 1\n\n[[datasets]]\naudio_directory = \"{folder.Songs}\"\ncache_directory = \"{folder["musubi_cache"]}\"\n", folder.Text("musubi_dataset.toml"));

        folder.Export(DialectName.V1, Path.Combine(folder.Root, "copy"));
        Assert.Equal(Tags, File.ReadAllText(Path.Combine(folder.Root, "copy", "a_prompt.txt")));
        Assert.Equal(Words, File.ReadAllText(Path.Combine(folder.Root, "copy", "a_lyrics.txt")));
    }

    [Fact]
    public void Tables_are_exact_and_no_cell_is_a_formula()
    {
        using var folder = Folder();
        folder.Song("sub/b.flac", "=cmd, x", "-1 for all");
        folder.Export(DialectName.Csv);
        var lines = folder.Text("songs.csv")!.Split('\n');
        Assert.Equal("File,Tags,Caption,Genre,BPM,Key,TimeSignature,Language,Instrumental,Duration,CustomTag,PromptOverride,Repeat,Id,Lyrics", lines[0]);
        Assert.StartsWith($"a.flac,\"{Tags}\",,\"garage rock, 60s\",120,F# minor,4,en,false,187,mytrigger,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains("sub/b.flac,\"'=cmd, x\",", folder.Text("songs.csv"), StringComparison.Ordinal);
        Assert.EndsWith(",'-1 for all\n", folder.Text("songs.csv"), StringComparison.Ordinal);

        folder.Export(DialectName.Jsonl);
        var song = JsonDocument.Parse(folder.Text("songs.jsonl")!.Split('\n')[0]).RootElement;
        Assert.Equal((Tags, 120, "a.flac", Words), (song.GetProperty("tags").GetString(), song.GetProperty("bpm").GetInt32(), song.GetProperty("file").GetString(), song.GetProperty("lyrics").GetString()));
    }

    [Fact]
    public void To_be_without_lyrics_is_not_to_be_instrumental()
    {
        using var folder = new DialectFolder();
        folder.Song("none.wav", "pop");
        folder.Song("marked.wav", "pop", "[inst]");
        folder.Song("tagged.wav", "pop, instrumental");
        folder.Export(DialectName.AceStep15Json);
        var samples = JsonDocument.Parse(folder.Text("dataset.json")!).RootElement.GetProperty("samples").EnumerateArray()
            .ToDictionary(sample => sample.GetProperty("filename").GetString()!, sample => (sample.GetProperty("is_instrumental").GetBoolean(), sample.GetProperty("lyrics").GetString()));
        Assert.Equal((false, ""), samples["none.wav"]);
        Assert.Equal((true, "[Instrumental]"), samples["marked.wav"]);
        Assert.Equal((true, "[Instrumental]"), samples["tagged.wav"]);

        folder.Export(DialectName.AceStep15);
        Assert.Null(folder.Text("marked.lyrics.txt"));
        Assert.Contains("\"language\": \"unknown\"", folder.Text("none.json"), StringComparison.Ordinal);
        Assert.Contains("\"language\": \"instrumental\"", folder.Text("marked.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_measured_tonic_counts_only_where_the_tags_say_its_mode()
    {
        using var folder = new DialectFolder();
        folder.Song("agrees.wav", "pop, minor key", null, FSharpMinor);
        folder.Song("contradicts.wav", "pop, major key", null, FSharpMinor);
        folder.Song("silent.wav", "pop", null, FSharpMinor);
        folder.Export(DialectName.Jsonl);
        var keys = folder.Text("songs.jsonl")!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(song => song.GetProperty("file").GetString()!, song => song.TryGetProperty("keyscale", out var key) ? key.GetString() : null);
        Assert.Equal("F# minor", keys["agrees.wav"]);
        Assert.Null(keys["contradicts.wav"]);
        Assert.Null(keys["silent.wav"]);

        folder.Export(DialectName.SideStep);
        Assert.StartsWith("caption: pop, major key\n", folder.Text("contradicts.txt"), StringComparison.Ordinal);
    }

    private static DialectFolder Folder()
    {
        var folder = new DialectFolder();
        folder.Song("a.flac", Tags, Words, FSharpMinor);
        folder.Keep("a.flac", Facts);
        return folder;
    }
}
