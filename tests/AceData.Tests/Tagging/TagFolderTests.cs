using AceData.Audio.Features;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Tagging;

public class TagFolderTests
{
    [Theory]
    [InlineData(false, "skipped")]
    [InlineData(true, "suggested")]
    public async Task A_file_that_a_person_writes_during_the_run_stays(bool all, string state)
    {
        using var folder = new TaggingFolder("song");
        var states = new List<string>();
        var result = await folder.RunAsync(folder.Request with { All = all }, happened =>
        {
            if (happened is JobStarted)
            {
                File.WriteAllText(folder.Prompt("song"), "my own words");
            }

            if (happened is JobItem item)
            {
                states.Add(item.State);
            }
        });

        Assert.Equal("my own words", folder.Line("song"));
        Assert.Equal([state], states);
        Assert.Equal((0, 0, 0), (result.Written, result.NotStarted, result.Failed.Count));
    }

    [Fact]
    public async Task A_song_whose_questions_brought_no_answer_counts_as_measured_only_and_is_asked_about_again()
    {
        using var folder = new TaggingFolder("song");
        await using var server = new ModelServer { Misbehave = ModelServerFaults.All["length"] };
        var request = folder.Request with { Engine = EngineKind.Server, Server = server.Address };
        var first = await folder.RunAsync(request);
        Assert.Equal(1, first.Written);
        Assert.Equal(SideCarAuthor.MeasuredOnly, folder.Origin("song")!.Author);

        await using var second = new ModelServer();
        var again = await folder.RunAsync(request with { Server = second.Address });
        Assert.Equal(1, again.Written);
        Assert.Equal(SideCarAuthor.Job, folder.Origin("song")!.Author);
    }

    [Fact]
    public async Task A_measured_song_whose_tempo_and_key_a_person_corrected_is_completed_and_keeps_them()
    {
        using var folder = new TaggingFolder("song");
        await folder.RunAsync(folder.Request with { Engine = EngineKind.None });
        Assert.Equal("minor key, 100 bpm", folder.Line("song"));
        await folder.EditAsync("song", new ScaleTempo(IsDouble: true), new SetMode(KeyMode.Major));
        Assert.Equal("major key, 200 bpm", folder.Line("song"));
        Assert.Equal(1, (await folder.RunAsync(folder.Request with { Engine = EngineKind.None })).Unchanged);

        await using var server = new ModelServer();
        var result = await folder.RunAsync(folder.Request with { Engine = EngineKind.Server, Server = server.Address });

        Assert.Equal((1, 0), (result.Written, result.Skipped));
        Assert.Equal(SideCarAuthor.Job, folder.Origin("song")!.Author);
        Assert.Contains("200 bpm", folder.Line("song").Split(", "));
        Assert.Contains("major key", folder.Line("song").Split(", "));
        Assert.True(folder.Line("song").Split(", ").Length > 2, folder.Line("song"));
    }

    [Fact]
    public async Task A_measured_song_that_a_person_wrote_a_tag_into_or_took_the_key_out_of_stays_theirs()
    {
        using var folder = new TaggingFolder("more", "less");
        await folder.RunAsync(folder.Request with { Engine = EngineKind.None });
        await folder.EditAsync("more", new AddTag("disco"));
        await folder.EditAsync("less", new RemoveTag("minor key"));

        Assert.Equal(2, (await folder.RunAsync(folder.Request)).Skipped);
    }

    [Fact]
    public async Task An_empty_file_is_a_song_that_failed_and_the_numbers_add_up()
    {
        using var folder = new TaggingFolder("done", "new");
        await folder.RunAsync(folder.Request with { Inputs = [Path.Combine(folder.Audio, "done.wav")] });
        File.WriteAllText(Path.Combine(folder.Audio, "empty.wav"), "");
        var heard = new List<JobEvent>();

        var result = await folder.RunAsync(folder.Request, heard.Add);

        Assert.Equal((3, 1, 1, 1, 0), (result.Songs, result.Written, result.Skipped, result.Failed.Count, result.NotStarted));
        Assert.Equal(["new.wav", "empty.wav"], result.Lines.Select(line => Path.GetFileName(line.File)));
        Assert.Equal(2, Assert.Single(heard.OfType<JobStarted>()).Total);
        Assert.Equal((2, 2), heard.OfType<JobProgress>().Select(at => ((int)at.Done, (int)at.Total!)).Last());
    }

    [Fact]
    public async Task What_a_model_heard_is_never_replaced_by_what_was_only_measured()
    {
        using var folder = new TaggingFolder("song");
        await using var server = new ModelServer();
        await folder.RunAsync(folder.Request with { Engine = EngineKind.Server, Server = server.Address });
        var heard = folder.Line("song");

        foreach (var engine in new[] { EngineKind.None, EngineKind.Fake })
        {
            var result = await folder.RunAsync(folder.Request with { Engine = engine, Overwrite = true });
            Assert.Equal((0, 1), (result.Written, result.Suggested));
            Assert.Equal(heard, folder.Line("song"));
        }
    }

    [Fact]
    public async Task Made_up_tags_are_not_made_up_twice_and_give_way_to_a_real_run()
    {
        using var folder = new TaggingFolder("song");
        await folder.RunAsync(folder.Request);
        Assert.Equal(SideCarAuthor.MadeUp, folder.Origin("song")!.Author);
        Assert.Equal(1, (await folder.RunAsync(folder.Request)).Skipped);

        await using var server = new ModelServer();
        var real = await folder.RunAsync(folder.Request with { Engine = EngineKind.Server, Server = server.Address });
        Assert.Equal(1, real.Written);
        Assert.Equal(SideCarAuthor.Job, folder.Origin("song")!.Author);
    }

    [Fact]
    public async Task A_locked_tag_and_a_locked_category_come_through_every_further_run()
    {
        using var folder = new TaggingFolder("song");
        await folder.RunAsync(folder.Request);
        var before = folder.Origin("song")!.Values;
        var (genre, moods) = (before.First(v => v.Category == "genre"), before.Where(v => v.Category == "mood").ToList());
        using (var library = folder.OpenLibrary())
        {
            library.Lock(folder.Song("song"), SideCarKind.Prompt, LockName.Tag(genre.Value));
            library.Lock(folder.Song("song"), SideCarKind.Prompt, LockName.Category("mood"));
        }

        for (var seed = 1; seed <= 5; seed++)
        {
            await folder.RunAsync(folder.Request with { Seed = seed, Overwrite = true });
            var after = folder.Origin("song")!.Values;
            Assert.Contains(after, v => v.Value == genre.Value);
            Assert.Equal(moods.Select(v => v.Value), after.Where(v => v.Category == "mood").Select(v => v.Value));
        }
    }

    [Fact]
    public async Task What_is_to_be_looked_at_names_the_short_song_and_the_unsure_key()
    {
        using var folder = new TaggingFolder();
        folder.Add("short", Signals.Loop(100, 5, [57, 53, 48, 55], minor: false));
        folder.Add("silent", Signals.Silence(5));

        var result = await folder.RunAsync(folder.Request with { Engine = EngineKind.None });

        Assert.Contains("too short", result.Lines[0].Review);
        Assert.Equal("TAGS-NONE", result.Lines[1].Error!.Code);
        Assert.Contains("is silence", result.Lines[1].Error!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_without_effect_oddities_of_the_preset_and_what_was_left_out_are_told_once()
    {
        using var folder = new TaggingFolder("song");
        File.AppendAllText(Path.Combine(folder.Root, "presets", "moods.md"), "\n## Moods:\n- dark\n- dark\n");
        File.Copy(Path.Combine(folder.Audio, "song.wav"), Path.Combine(folder.Audio, ".hidden.wav"));
        var heard = new List<JobEvent>();

        await folder.RunAsync(folder.Request with { Engine = EngineKind.None }, heard.Add);

        var warnings = heard.OfType<JobWarning>().ToList();
        Assert.Equal(["prompts.json", "model_config.json"], warnings.Where(w => w.Code == "CONFIG-UNUSED").Select(w => Path.GetFileName(w.Item!)));
        Assert.Contains("request_delay_seconds", warnings[0].Text, StringComparison.Ordinal);
        Assert.Contains(warnings, w => w.Code == "PRESET-ODD" && w.Text.Contains("\"dark\" occurs twice", StringComparison.Ordinal));
        Assert.Contains(heard, e => e is JobLog { Text: "Left out: 0 links, 1 hidden files or folders." });
    }

    [Fact]
    public async Task The_engine_of_the_request_wins_over_the_settings_auto_included()
    {
        using var folder = new TaggingFolder("song");
        Directory.CreateDirectory(Path.Combine(folder.Root, ".acedata"));
        File.WriteAllText(Path.Combine(folder.Root, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = new ModelServer();

        Assert.StartsWith("fake", (await folder.RunAsync(folder.Request with { Engine = null })).Engine, StringComparison.Ordinal);
        Assert.StartsWith("server", (await folder.RunAsync(folder.Request with { Engine = EngineKind.Auto, Server = server.Address })).Engine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileCodes.DiskFull, true)]
    [InlineData(FileCodes.DiskReadOnly, true)]
    [InlineData(FileCodes.DiskBroken, true)]
    [InlineData("SERVER-GONE", true)]
    [InlineData("FFMPEG-MISSING", true)]
    [InlineData(FileCodes.FolderGone, false)]
    [InlineData(FileCodes.FileDenied, false)]
    [InlineData("SERVER-REFUSED", false)]
    public void Only_what_would_meet_every_further_song_ends_the_run(string code, bool ends) => Assert.Equal(ends, TagFolder.EndsTheRun(code));

    [Fact]
    public async Task A_fault_in_one_song_fails_that_song_the_others_are_done_and_the_exit_code_says_so()
    {
        using var folder = new TaggingFolder("1", "2", "3");
        await folder.RunAsync(folder.Request);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.Root, ".acedata", "library.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE texts SET origin = 'no JSON' WHERE song = (SELECT id FROM songs WHERE path LIKE '%2.wav')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var logs = new List<string>();
        var result = await folder.RunAsync(folder.Request with { Engine = EngineKind.None }, happened => logs.AddRange(happened is JobLog { Level: "error" } log ? [log.Text] : []));

        Assert.Equal("FAULT", Assert.Single(result.Failed).Code);
        Assert.EndsWith("2.wav", result.Failed[0].File, StringComparison.Ordinal);
        Assert.Equal((2, 0), (result.Written, result.NotStarted));
        Assert.Equal(ExitCode.Fault, TagFolder.ExitOf(result));
        Assert.Contains("JsonException", Assert.Single(logs), StringComparison.Ordinal);
    }
}
