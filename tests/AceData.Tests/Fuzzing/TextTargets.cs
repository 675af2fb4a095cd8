using System.Text;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Datasets;
using AceData.Datasets.Dialects;
using AceData.Files;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Answers;
using AceData.Tagging.Configuration;
using AceData.Tagging.Engines;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;
using AceData.Testing;
using AceData.Testing.Fuzzing;
using AceData.Tests.Datasets;
using AceData.Tests.Library;
using AceData.Tests.Tagging.Answers;

namespace AceData.Tests.Fuzzing;

/// <summary>Every parser of text that people, models, servers or other programs write.</summary>
internal static class TextTargets
{
    private static readonly string[] Categories = ["genre", "key", "mood", "instruments", "vocal", "vocal_fx", "rap_style"];

    private static readonly TagRules Rules = new()
    {
        Prompts = PromptsFile.Load(Checkout.File("config/prompts.json")),
        Model = ModelConfig.Load(Checkout.File("config/model_config.json")),
        Vocabulary = LabelledAnswer.Presets["default"],
        Aliases = LabelledAnswer.Aliases,
    };

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("data sets", [DataSet()], ["\xFF\xFF\xFF\xFF", "\0\0\0\0", "keys", "tags", "recaption"], bytes => Refusable(() => DataSetReader.ReadStream(() => new MemoryStream(bytes), "set", "data.arrow").Count())),
        new("answers", Texts([.. LabelledAnswer.Load("labelled").Select(answer => answer.Answer)]), ["hip hop", "pop", "not ", "no ", "```json", "<think>", "</think>", "\"genres\":", "minor", "instrumental", "- ", "1. "], Answer) { Largest = 1 << 18 },
        new("answer lines", Texts("{\"id\":1,\"preset\":\"hiphop\",\"category\":\"genre\",\"answer\":\"trap\"}", "{\"id\":\"x\",\"category\":\"mood\",\"answer\":\"{\\\"mood\\\":[\\\"dark\\\"]}\"}"), ["\"id\":", "\"preset\":", "\"category\":", "\"answer\":", "key", "../../x"], AnswerLine),
        new("prompts.json", [Shipped("config/prompts.json")], ["\"min\":", "\"max\":", "{title}", "{artist}", "\"genre\"", "retry_count", "best", "full"], bytes => Config(bytes, text => PromptsFile.Parse(text, "prompts.json"))),
        new("model_config.json", [Shipped("config/model_config.json")], ["\"temperature\":", "99"], bytes => Config(bytes, text => ModelConfig.Parse(text, "model_config.json"))),
        new("moods.md", [Shipped("presets/moods.md"), Shipped("presets/hiphop/moods.md")], ["## ", "## Genre:", "## Vocal Typ:", "- ", "* ", "1. ", "```", "#", "80's"], bytes => Config(bytes, text => Mood(VocabularyFile.Parse(text, "fuzz", "moods.md")))),
        new("tag_aliases.json", [Shipped("config/tag_aliases.json")], ["\"aliases\":", "\"synonyms\":", "\"conflicts\":", "hip hop"], bytes => Config(bytes, text => TagAliasesFile.Parse(text, "tag_aliases.json"))) { Largest = 1 << 18 },
        new("preset names", Texts("default", "hiphop", "my preset", "x/moods.md", "own.md"), ["../", "..\\", "C:\\", "\\\\host\\", ".md", "/etc/passwd"], PresetName),
        new("settings.json", Texts("{\n  \"engine\": \"server\",\n  \"server_address\": \"http://127.0.0.1:8080\",\n  \"preset\": null\n}\n"), ["\"engine\":", "\"server_model\":", "\"ffmpeg_folder\":"], bytes => Refusable(() => SettingsFile.Parse(TextFile.Decode(bytes, "settings.json"), "settings.json"))),
        new("requests", Texts(RequestJson.Format(new TagFolderRequest { Inputs = ["a.mp3"], Preset = "hiphop", FakeFaults = "error:0.1" })), ["\"inputs\":", "\"engine\":", "\"workers\":", "fake", "\"overwrite\":"], bytes => Refusable(() => RequestJson.Parse<TagFolderRequest>(Text(bytes), "request.json"))),
        new("server replies", Texts("{\"choices\":[{\"message\":{\"content\":\"pop\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5}}", "data: {\"choices\":[{\"delta\":{\"content\":\"pop\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n", "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"owned_by\":\"vllm\"}]}", "{\"modalities\":{\"audio\":true},\"default_generation_settings\":{}}"), ["\"choices\":", "\"delta\":", "\"content\":", "\"tool_calls\":", "length", "\"error\":", "data: "], ServerReply),
        new("server addresses", Texts("http://127.0.0.1:8080", "host:8000/v1/", "https://user:key@host/v1/chat/completions", "[::1]:80"), ["http://", "https://", "@", ":", "/v1", "[::1]", "0.0.0.0"], bytes => Refusable(() => ServerAddress.Parse(Text(bytes)).ToString()) | Refusable(() => FakeFaults.Parse(Text(bytes)))),
        new("tag files", Texts("hip hop, 93 bpm, minor key, dark, synth bass, male rap", "pop"), [", ", " bpm", "999", "minor key"], TagFile),
        new("song names", Texts("artist - title_93_.mp3", "song 120bpm (instrumental).flac"), ["_93_", "bpm", "BPM", "_", " - ", "999", "0"], bytes => BpmChoice.Of(null, Text(bytes), null, null) is null or { BeatsPerMinute: > 0 and < 1000 }),
        new("embedded tags", Texts("Hip-Hop/Rap;Trap\n120\nAm\nSong (Instrumental)", "Rock, Pop\n93,5\n8A\ndark|energetic"), ["\n", "bpm", "m", "dur", "12B", "#", ";", "/"], Embedded),
        new("dataset.json", Texts("{\n \"metadata\": {\"tag_position\": \"prepend\"},\n \"samples\": [{\"filename\": \"a.mp3\", \"caption\": \"pop\", \"bpm\": 120, \"keyscale\": \"F# minor\", \"lyrics\": \"la\", \"is_instrumental\": false}]}"), ["\"samples\":", "null", "[{", "\"bpm\":", "\\ud800", "1e999"], bytes => SetOf(DialectName.AceStep15Json, bytes)),
        new("songs.jsonl", Texts("{\"file\": \"a.mp3\", \"tags\": [\"pop\"], \"bpm\": 93}\n{\"file\": \"b.mp3\", \"lyrics\": \"la\\nla\"}\n"), ["\n", "\"tags\":", "{}", "[]", "\\u0000"], bytes => SetOf(DialectName.Jsonl, bytes)),
        new("songs.csv", Texts("File,Tags,BPM,Lyrics\na.mp3,\"pop, dark\",93,\"la\nla\"\n", "sep=;\nFile;Key;Artist\n'=a.mp3;8A;me\n"), ["\"", "\"\"", ";", "\t", "sep=", "'=", "\r\n", "File"], bytes => SetOf(DialectName.Csv, bytes)),
        new("side-step files", Texts("caption: pop, dark\nbpm: 93\nkey: G minor\nis_instrumental: false\nmood: sad\nlyrics:\n[verse]\nla\n"), ["lyrics:", ": ", "\r", "caption:", "12B"], bytes => FilesOf(DialectName.SideStep, bytes)),
        new("ai-toolkit files", Texts("<CAPTION>\npop\n</CAPTION>\n<LYRICS>\nla\n</LYRICS>\n<BPM>93</BPM>\n<X_1>y</X_1>"), ["<CAPTION>", "</CAPTION>", "<LYRICS>", "</", ">"], bytes => FilesOf(DialectName.AiToolkit, bytes)),
        new("musubi files", Texts("{\"caption\": \"pop\", \"lyrics\": \"la\", \"bpm\": 93, \"duration\": 187, \"own\": [1]}"), ["\"bpm\":", "{}", "null", "\"timesignature\":"], bytes => FilesOf(DialectName.Musubi, bytes)),
        new("ace-step 1.5 files", Texts("{\"caption\": \"pop\", \"language\": \"instrumental\", \"bpm\": 93}", "[verse]\nla la\nla la\nla\n"), ["\"language\":", "instrumental", "[verse]"], bytes => FilesOf(DialectName.AceStep15, bytes)),
        new("library.db", [LibraryBytes()], ["SQLite format 3", "CREATE TABLE", "songs"], LibraryFile) { Largest = 1 << 18 },
    ];

    private static bool Answer(byte[] bytes)
    {
        // No UTF-8 makes half a surrogate pair; an escape in a server's JSON does.
        var text = Text(bytes).Replace('\u0440', '\uD800');
        var category = Categories[bytes.Length % Categories.Length];
        var preset = bytes.Length % 2 == 0 ? "default" : "hiphop";
        var parsed = LabelledAnswer.Parse(text, category, preset);
        var allowed = LabelledAnswer.Presets[preset].Tags(category).Select(tag => category == "key" ? $"{tag} key" : tag).ToHashSet();
        Assert.All(parsed.TagTexts, tag => Assert.Contains(tag, allowed));
        Assert.True(parsed.Tags.Count <= LabelledAnswer.Maximum[category]);
        Assert.Equal(parsed.TagTexts, LabelledAnswer.Tags(text, category, preset));
        return parsed.Tags.Count > 0;
    }

    private static bool AnswerLine(byte[] bytes) =>
        new ParseAnswers(new PresetFinder(Checkout.Root, Checkout.Root), Rules.Aliases, Rules.Prompts).Line(Text(bytes), 1).Error is null;

    private static bool Config(byte[] bytes, Action<string> parse)
    {
        try
        {
            parse(ConfigText.Decode(bytes, "the file"));
            return true;
        }
        catch (ConfigException refused)
        {
            Assert.NotEmpty(refused.Problems);
            Assert.True(refused.Message.Length < 100_000, $"a message of {refused.Message.Length} characters");
            return false;
        }
    }

    private static void Mood(Vocabulary vocabulary)
    {
        var tags = vocabulary.Categories.SelectMany(category => category.Tags).ToList();
        Assert.InRange(tags.Count, 1, VocabularyFile.MaximumTags);
        Assert.All(tags, tag => Assert.False(tag.Length == 0 || tag.Length > TagText.MaximumLength || TagText.HasControl(tag) || tag.Contains(',', StringComparison.Ordinal)));
    }

    private static bool PresetName(byte[] bytes)
    {
        using var folder = TempDir.InMemory();
        return Refusable(() => new PresetFinder(folder.Path, Checkout.Root).Load(Text(bytes)));
    }

    private static bool ServerReply(byte[] bytes)
    {
        var text = Text(bytes);
        ServerAnswer.TokensRead(text);
        ServerAnswer.IsCompletion(text);
        LlamaProps.Read(text);
        OfferedModel.List(text);
        return Refusable(() => Assert.False(string.IsNullOrWhiteSpace(ServerAnswer.Text(text))));
    }

    private static bool TagFile(byte[] bytes) => Refusable(() =>
    {
        var line = PromptLine.Parse(TextFile.Decode(bytes, "song_prompt.txt"));
        Assert.All(line.Tags, tag => Assert.True(PromptLine.Tempo(tag) is null or > 0));
    });

    private static bool Embedded(byte[] bytes)
    {
        var parts = Text(bytes).Split('\n');
        var names = new[] { "genre", "TBPM", "initialkey", "title", "mood", "language" };
        var tags = new EmbeddedTags(parts.Select((part, i) => KeyValuePair.Create(i < names.Length ? names[i] : part, part)));
        Assert.True(tags.BeatsPerMinute is null or (>= 20 and <= 400));
        Assert.All(tags.All, tag => Assert.False(tag.Value.Length > 1001 || tag.Value.Any(char.IsControl)));
        var candidates = FileSays.Candidates($"/songs/{parts[^1].Replace('\0', ' ')}.mp3", tags, Rules);
        foreach (var (category, found) in candidates.Where(c => c.Key != "key"))
        {
            Assert.All(found, candidate => Assert.Contains(candidate.Tag, Rules.Vocabulary.Tags(category)));
        }

        return candidates.Count > 0;
    }

    private static bool LibraryFile(byte[] bytes)
    {
        using var folder = TempDir.InMemory();
        File.WriteAllBytes(folder["library.db"], bytes);
        var song = Songs.One(folder);
        File.WriteAllText(song.PromptPath, "typed");
        var warnings = new Warnings();
        using var library = LibraryDatabase.Open(folder["library.db"], TimeProvider.System, warnings);
        library.StatusOf(song, SideCarKind.Prompt);
        library.Locks(song, SideCarKind.Prompt);
        library.History(song, SideCarKind.Prompt);
        library.GetAnalysis<SongMeasurement>(song, 1);
        library.Note(song, SideCarKind.Prompt, "typed"u8.ToArray(), SideCarOrigin.ByPerson);
        Assert.Equal("typed", File.ReadAllText(song.PromptPath));
        return warnings.Codes.Count == 0;
    }

    private static byte[] LibraryBytes()
    {
        using var folder = TempDir.InMemory();
        var song = Songs.One(folder);
        using (var library = LibraryDatabase.Open(folder["library.db"], TimeProvider.System))
        {
            new SideCarWriter(library).Write(song, SideCarKind.Prompt, "pop, 93 bpm", new SideCarOrigin { Author = SideCarAuthor.Job }, FileVersion.Missing);
            library.Lock(song, SideCarKind.Prompt, LockName.Category("genre"));
        }

        return File.ReadAllBytes(folder["library.db"]);
    }

    private static bool SetOf(DialectName name, byte[] bytes)
    {
        var dialect = (SetFileDialect)Dialect.Of(name);
        var songs = new List<ReadSong>();
        var isRead = Refusable(() => songs.AddRange(dialect.Read(TextFile.Decode(bytes, "songs"))));
        Assert.All(songs, song => Check(dialect, song));
        return isRead;
    }

    private static bool FilesOf(DialectName name, byte[] bytes)
    {
        var dialect = (SongFileDialect)Dialect.Of(name);
        ReadSong? song = null;
        var isRead = Refusable(() =>
        {
            var text = TextFile.Decode(bytes, "song");
            song = dialect.Read(_ => text);
        });
        if (song is not null)
        {
            Check(dialect, song);
        }

        return isRead && song?.Record is not null;
    }

    /// <summary>What was read can be written, and says the same when it is read again.</summary>
    private static void Check(Dialect dialect, ReadSong song)
    {
        Assert.True(song.Record is null == song.Problem is not null);
        if (song.Record is not { } record)
        {
            return;
        }

        var first = Record.Exception(() => dialect.Echo(new DialectSong("/songs/a.mp3", "a.mp3", record with { Id = record.Id ?? "1" })));
        Assert.True(first is null or AceDataException, first?.ToString());
        if (first is null)
        {
            var echo = dialect.Echo(new DialectSong("/songs/a.mp3", "a.mp3", record with { Id = record.Id ?? "1" }));
            var again = dialect.Echo(new DialectSong("/songs/a.mp3", "a.mp3", echo with { Id = echo.Id ?? "1" }));
            Assert.Equal(echo with { Other = record.Other }, again with { Other = record.Other });
            Assert.Equal(echo.Other, again.Other);
        }
    }

    private static bool Refusable(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (AceDataException refused)
        {
            Assert.True(refused.Message.Length > 10);
            return false;
        }
    }

    private static byte[] Shipped(string path) => File.ReadAllBytes(Checkout.File(path));

    private static byte[][] Texts(params IEnumerable<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] DataSet()
    {
        using var folder = TempDir.InMemory();
        DataSetDamageTests.Write(folder["set"], DataSetDamageTests.Songs());
        return File.ReadAllBytes(Path.Combine(folder["set"], DataSetWriter.DataName));
    }
}
