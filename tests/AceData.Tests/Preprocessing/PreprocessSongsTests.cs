using AceData.Audio;
using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Preprocessing.Stages;
using AceData.Samples;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

public sealed class PreprocessSongsTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_data_set_becomes_a_sample_a_song_and_nothing_else()
    {
        var result = await _folder.Add("a").Add("b", seconds: 6).RunAsync();

        Assert.Equal((2, 0, 0), (result.Made, result.Failed.Count, result.NotStarted));
        Assert.Equal(["a.hdf5", "b.hdf5"], _folder.Names());
        Assert.Empty(Directory.GetFiles(_folder.Work));
        var sample = _folder.Read("b");
        Assert.Equal("b", sample.Key);
        var columns = ((6 * 44100) + 4095) / 4096;
        Assert.Equal([8, 16, columns], sample.TargetLatents.Shape);
        Assert.Equal([columns], sample.AttentionMask.Shape);
        Assert.Equal([374 + 75, 32], sample.MertSslHiddenStates.Shape);
        Assert.Equal([300, 48], sample.MhubertSslHiddenStates.Shape);
        Assert.All(sample.AttentionMask.Numbers.ToArray(), value => Assert.Equal(1, value));
        Assert.Equal(new float[512], sample.SpeakerEmbds.Numbers.ToArray());
        Assert.Equal(sample.TextTokenIds.Shape, sample.TextAttentionMask.Shape);
        Assert.Equal(sample.LyricTokenIds.Shape, sample.LyricMask.Shape);
        Assert.InRange(sample.TextTokenIds.Numbers.Length, 3, 256);
        Assert.NotEqual(_folder.Read("a").TargetLatents.Numbers.ToArray()[..100], sample.TargetLatents.Numbers.ToArray()[..100]);
        Assert.Equal(["made", "made"], _folder.Events.OfType<JobItem>().Select(item => item.State));
        var last = _folder.Events.OfType<JobProgress>().Last();
        Assert.Equal(last.Total, last.Done);
        Assert.True(last.Total > 2);
    }

    [Fact]
    public async Task In_bfloat16_on_the_processor_all_stages_give_nearly_the_same_sample()
    {
        await _folder.Add("a").RunAsync();
        var exact = _folder.Read("a");

        var result = await _folder.RunAsync(request => request with { Device = "cpu", Precision = "bfloat16", Overwrite = true });

        Assert.Equal((1, 0), (result.Made, result.Failed.Count));
        var half = _folder.Read("a");
        Assert.InRange(Turned(exact.TargetLatents, half.TargetLatents), 1e-9, 0.01);
        Assert.InRange(Turned(exact.MertSslHiddenStates, half.MertSslHiddenStates), 1e-9, 0.01);
        Assert.InRange(Turned(exact.MhubertSslHiddenStates, half.MhubertSslHiddenStates), 1e-9, 0.01);

        // 1 − the cosine between all numbers of both: 0 for the same; NaN fails, too.
        static double Turned(SampleArray<float> one, SampleArray<float> other)
        {
            var pairs = one.Numbers.ToArray().Zip(other.Numbers.ToArray(), (a, b) => ((double)a, (double)b)).ToList();
            return 1 - (pairs.Sum(pair => pair.Item1 * pair.Item2) / Math.Sqrt(pairs.Sum(pair => pair.Item1 * pair.Item1) * pairs.Sum(pair => pair.Item2 * pair.Item2)));
        }
    }

    [Fact]
    public async Task Tags_that_were_corrected_after_the_data_set_was_made_are_said_to_wait_for_another()
    {
        await _folder.Add("a").Add("b").WriteSetAsync();
        var made = File.GetLastWriteTimeUtc(_folder["data/data_sets/jsons_sets/dataset_info.json"]);
        File.WriteAllText(_folder["songs/a_prompt.txt"], "trap");
        File.SetLastWriteTimeUtc(_folder["songs/a_prompt.txt"], made.AddSeconds(-5));
        Assert.Equal(0, Look().NewerTexts);
        File.SetLastWriteTimeUtc(_folder["songs/a_prompt.txt"], made.AddSeconds(5));

        Assert.Equal(1, Look().NewerTexts);

        // The set is written again at once, so the file has to be newer still.
        File.SetLastWriteTimeUtc(_folder["songs/a_prompt.txt"], made.AddHours(1));
        await _folder.RunAsync();
        Assert.Contains(_folder.Events.OfType<JobWarning>(), warning => warning.Code == PreprocessCodes.TextsNewer);

        TrainingSetLook Look() => TrainingSetLook.At(new PreprocessSongsRequest { DataRoot = _folder.Path }, DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_unchanged_is_not_computed_again_and_its_file_is_not_touched()
    {
        await _folder.Add("a").RunAsync();
        var before = (File.GetLastWriteTimeUtc(_folder.Sample("a")), File.ReadAllBytes(_folder.Sample("a")));

        var seen = File.GetLastWriteTimeUtc(_folder["songs/a.wav"]);
        var again = await _folder.RunAsync();

        Assert.Equal((0, 0, 1), (again.Made, again.Renewed, again.Unchanged));
        Assert.Equal(before.Item1, File.GetLastWriteTimeUtc(_folder.Sample("a")));

        // Another time of the same bytes is no other song.
        File.SetLastWriteTimeUtc(_folder["songs/a.wav"], DateTime.UnixEpoch);
        Assert.Equal(1, (await _folder.RunAsync()).Unchanged);

        // And the same again from nothing gives the same bytes.
        File.SetLastWriteTimeUtc(_folder["songs/a.wav"], seen);
        Assert.Equal(1, (await _folder.RunAsync(request => request with { Overwrite = true })).Made);
        Assert.Equal(before.Item2, File.ReadAllBytes(_folder.Sample("a")));

        // What is written is the time that was seen.
        File.SetLastWriteTimeUtc(_folder["songs/a.wav"], DateTime.UnixEpoch);
        Assert.Equal(1, (await _folder.RunAsync(request => request with { Overwrite = true })).Made);
        using var reader = new TrainingSampleReader(_folder.Sample("a"));
        Assert.Equal(new DateTime(1970, 1, 1).ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture), reader.Notes["acedata_audio_seen"].Split(' ')[1][..4]);
    }

    [Fact]
    public async Task Another_prompt_changes_the_prompt_alone_and_no_network_is_loaded()
    {
        await _folder.Add("a").Add("b").RunAsync();
        var before = _folder.Read("a");
        var otherBefore = File.ReadAllBytes(_folder.Sample("b"));
        _folder.Change("a", row => row with { Tags = ["house", "124 bpm"], Lyrics = "[chorus]\nother words\n" });

        var result = await _folder.RunAsync();

        Assert.Equal((0, 1, 1), (result.Made, result.Renewed, result.Unchanged));
        var after = _folder.Read("a");
        Assert.Equal(before.TargetLatents.Numbers.ToArray(), after.TargetLatents.Numbers.ToArray());
        Assert.Equal(before.MertSslHiddenStates.Numbers.ToArray(), after.MertSslHiddenStates.Numbers.ToArray());
        Assert.NotEqual(before.TextTokenIds.Numbers.ToArray(), after.TextTokenIds.Numbers.ToArray());
        Assert.NotEqual(before.LyricTokenIds.Numbers.ToArray(), after.LyricTokenIds.Numbers.ToArray());
        Assert.Equal(otherBefore, File.ReadAllBytes(_folder.Sample("b")));
        Assert.Equal(2, (await _folder.RunAsync()).Unchanged);
    }

    [Fact]
    public async Task Another_prompt_leaves_what_the_sample_says_of_its_precision_since_its_numbers_are_the_same()
    {
        await _folder.Add("a").RunAsync(request => request with { Precision = "bfloat16" });
        _folder.Change("a", row => row with { Tags = ["house"] });

        Assert.Equal(1, (await _folder.RunAsync(request => request with { Precision = "float32" })).Renewed);

        Assert.Equal(["bfloat16", "bfloat16", "bfloat16"], Precisions("a"));
    }

    [Fact]
    public async Task A_part_that_is_computed_anew_says_its_own_precision_and_the_others_keep_theirs()
    {
        await _folder.Add("a").RunAsync(request => request with { Precision = "bfloat16" });
        Assert.Equal(1, (await _folder.RunAsync(request => request with { Precision = "float32" })).Unchanged);

        // As if the sample were of another MERT, and from the time when all parts had one precision.
        var sample = _folder.Read("a");
        var notes = sample.Notes.Where(note => !note.Key.EndsWith("_precision", StringComparison.Ordinal)).ToDictionary();
        notes["acedata_mert"] = "another";
        notes["acedata_precision"] = "bfloat16";
        await TrainingSampleWriter.WriteAsync(_folder.Sample("a"), sample with { Notes = notes }, TestContext.Current.CancellationToken);

        Assert.Equal(1, (await _folder.RunAsync(request => request with { Precision = "float32" })).Made);

        Assert.Equal(["bfloat16", "float32", "bfloat16"], Precisions("a"));
        Assert.Equal(sample.TargetLatents.Numbers.ToArray(), _folder.Read("a").TargetLatents.Numbers.ToArray());
        Assert.NotEqual(sample.MertSslHiddenStates.Numbers.ToArray(), _folder.Read("a").MertSslHiddenStates.Numbers.ToArray());
    }

    [Fact]
    public async Task Another_sound_under_the_same_name_is_another_song()
    {
        await _folder.Add("a").RunAsync();
        var before = _folder.Read("a");
        File.WriteAllBytes(_folder["songs/a.wav"], WavFile.Pcm16(Signals.Tune(77, 5)));

        var result = await _folder.RunAsync();

        Assert.Equal(1, result.Made);
        Assert.NotEqual(before.TargetLatents.Shape[2], _folder.Read("a").TargetLatents.Shape[2]);
    }

    [Fact]
    public async Task A_song_that_fails_is_named_and_the_others_have_their_samples()
    {
        _folder.Add("good").Add("silent", WavFile.Pcm16(Signals.Silence(5)));
        _folder.Add("broken", [1, 2, 3]).Add("chinese", WavFile.Pcm16(Signals.Tune(3, 4)), "[verse]\n你好世界\n").Add("gone");
        File.Delete(_folder["songs/gone.wav"]);

        var result = await _folder.RunAsync();

        Assert.Equal(["good.hdf5"], _folder.Names());
        Assert.Equal(ExitCode.SomeFailed, PreprocessSongs.ExitOf(result));
        Assert.Equal(
            [("broken", "AUDIO-BAD"), ("chinese", PreprocessCodes.LyricsUnread), ("gone", "FILE-GONE"), ("silent", PreprocessCodes.Silent)],
            result.Failed.Select(failed => (failed.Key, failed.Code)).OrderBy(failed => failed.Key, StringComparer.Ordinal));
        Assert.All(_folder.Events.OfType<JobItem>().Where(item => item.State == "failed"), item => Assert.NotNull(item.Detail));
        var last = _folder.Events.OfType<JobProgress>().Last();
        Assert.Equal(last.Total, last.Done);
    }

    [Fact]
    public async Task Samples_of_songs_that_left_are_named_and_deleted_only_when_asked()
    {
        await _folder.Add("a").Add("b").RunAsync();
        _folder.Rows.RemoveAt(1);
        File.WriteAllText(Path.Combine(_folder.TrainSet, "notes.txt"), "mine");

        var result = await _folder.RunAsync();

        Assert.Equal(["b"], result.Leftover);
        Assert.Equal(["notes.txt"], result.Strangers);
        Assert.Equal(0, result.Deleted);
        Assert.Contains(_folder.Events.OfType<JobWarning>(), warning => warning.Code == PreprocessCodes.Stranger);
        Assert.True(File.Exists(_folder.Sample("b")));
        Assert.Equal(1, (await _folder.RunAsync(request => request with { Prune = true })).Deleted);
        Assert.Equal(["a.hdf5", "notes.txt"], _folder.Names());
    }

    [Fact]
    public async Task Most_samples_are_deleted_only_when_that_is_meant_and_what_goes_is_said_before()
    {
        await _folder.Add("a").Add("b").Add("c").RunAsync();
        _folder.Rows.RemoveRange(1, 2);

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { Prune = true }));

        Assert.Equal(PreprocessCodes.Smaller, refusal.Code);
        Assert.StartsWith("2 of 3 training samples in '", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(": b, c.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["a.hdf5", "b.hdf5", "c.hdf5"], _folder.Names());
        Assert.Empty(_folder.Events);

        _folder.Meanwhile = told =>
        {
            if (told is JobWarning { Code: PreprocessCodes.Leftover })
            {
                Assert.Equal(["a.hdf5", "b.hdf5", "c.hdf5"], _folder.Names());
            }
        };
        Assert.Equal(2, (await _folder.RunAsync(request => request with { Prune = true, PruneMost = true })).Deleted);
        Assert.Contains("b, c", Assert.Single(_folder.Events.OfType<JobWarning>()).Text, StringComparison.Ordinal);
        Assert.Equal(["a.hdf5"], _folder.Names());
    }

    [Fact]
    public async Task A_sample_of_another_program_stays_and_a_broken_one_is_made_anew()
    {
        await _folder.Add("a").Add("b").RunAsync();
        var foreign = _folder.Read("a") with { Notes = new Dictionary<string, string>() };
        await TrainingSampleWriter.WriteAsync(_folder.Sample("a"), foreign, TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(_folder.Sample("a"));
        File.WriteAllBytes(_folder.Sample("b"), File.ReadAllBytes(_folder.Sample("b"))[..1000]);

        var result = await _folder.RunAsync();

        Assert.Equal((1, 1), (result.Kept, result.Made));
        Assert.Equal(bytes, File.ReadAllBytes(_folder.Sample("a")));
        Assert.Equal("b", _folder.Read("b").Key);
        Assert.Equal(1, (await _folder.RunAsync(request => request with { Overwrite = true, Shard = "1/2" })).Made);
        Assert.NotEmpty(_folder.Read("a").Notes);
    }

    [Fact]
    public async Task Parts_of_a_data_set_together_are_the_whole()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            _folder.Add(key);
        }

        var first = await _folder.RunAsync(request => request with { Shard = "1/2" });
        Assert.Equal(["a.hdf5", "c.hdf5"], _folder.Names());
        var second = await _folder.RunAsync(request => request with { Shard = "2/2" });
        Assert.Equal((2, 1, 1), (first.Made, second.Made, second.Songs));
        Assert.Equal(3, (await _folder.RunAsync()).Unchanged);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_goes_on_behind_what_was_computed()
    {
        await _folder.Add("a").Add("b").WriteSetAsync();
        using var stop = new CancellationTokenSource();
        var steps = (2 * StageCost.Of(SoundStage.Latents)) + StageCost.Of(SoundStage.Mert);

        var stopped = await new PreprocessSongs(TimeProvider.System).RunAsync(await _folder.RequestAsync(), new StopAfter(stop, steps), stop.Token);

        Assert.Equal((0, 2, true), (stopped.Made, stopped.NotStarted, stopped.WasStopped));
        Assert.Equal(ExitCode.Stopped, PreprocessSongs.ExitOf(stopped));
        Assert.Empty(_folder.Names());
        var kept = Directory.GetFiles(_folder.Work).Select(path => Path.GetFileName(path)).ToList();
        Assert.Equal(2, kept.Count(name => name.EndsWith(".latents.safetensors", StringComparison.Ordinal)));
        Assert.Equal(1, kept.Count(name => name.EndsWith(".mert.safetensors", StringComparison.Ordinal)));

        // What is kept is taken as it is: numbers that no network would give show it.
        var hash = HashOfKept("latents");
        await new WorkArrays(_folder.Work).WriteAsync("a", SoundStage.Latents, hash, new SampleArray<float>(new float[8 * 16 * 44], 8, 16, 44));
        var result = await _folder.RunAsync();
        Assert.Equal(2, result.Made);
        Assert.All(_folder.Read("a").TargetLatents.Numbers.ToArray(), number => Assert.Equal(0, number));
        Assert.Contains(_folder.Read("b").TargetLatents.Numbers.ToArray(), number => number != 0);
        Assert.Empty(Directory.GetFiles(_folder.Work));
    }

    [Fact]
    public async Task Two_songs_of_one_key_and_keys_that_lead_elsewhere_are_refused()
    {
        _folder.Add("a").Add("b");
        _folder.Change("b", row => row with { Key = "A" });
        _folder.Rows.Add(_folder.Rows[0] with { Key = "../outside" });

        var result = await _folder.RunAsync();

        Assert.Equal(["../outside", "A"], result.Failed.Select(failed => failed.Key).Order(StringComparer.Ordinal));
        Assert.Equal(1, result.Made);
        Assert.All(result.Failed, failed => Assert.Equal(PreprocessCodes.KeyBad, failed.Code));
        Assert.False(File.Exists(_folder["data/data_sets/outside.hdf5"]));
    }

    [Theory]
    [InlineData("1/2", "2/2")]
    [InlineData("2/2", "1/2")]
    public async Task Of_two_songs_of_one_key_the_first_has_the_sample_whichever_part_is_computed_first(params string[] shards)
    {
        _folder.Add("a").Add("b", seconds: 6);
        _folder.Change("b", row => row with { Key = "a" });

        var results = new List<PreprocessSongsResult>();
        foreach (var shard in shards)
        {
            results.Add(await _folder.RunAsync(request => request with { Shard = shard }));
        }

        Assert.Equal([("a", "songs/b.wav", PreprocessCodes.KeyBad)], results.SelectMany(result => result.Failed).Select(failed => (failed.Key, failed.File, failed.Code)));
        Assert.Equal(1, results.Sum(result => result.Made));
        Assert.Equal(((4 * 44100) + 4095) / 4096, _folder.Read("a").TargetLatents.Shape[^1]);

        // Also where the first cannot be made: a sample of the second would be taken for one of the first.
        File.Delete(_folder.Sample("a"));
        File.Delete(_folder["songs/a.wav"]);
        Assert.Equal(2, (await _folder.RunAsync()).Failed.Count);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task Without_a_data_set_or_models_nothing_begins_and_it_is_said()
    {
        _folder.Add("a");
        var noModels = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { Models = _folder["nowhere"] }));
        Assert.Equal("MODEL-MISSING", noModels.Code);
        Assert.False(Directory.Exists(_folder.TrainSet));
        await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { InputName = "elsewhere" }));
        var precision = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { Precision = "bfloat61" }));
        Assert.Contains("bfloat16, float16.", precision.Message, StringComparison.Ordinal);
        var card = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { Device = "cuda:99" }));
        Assert.Equal("TORCH-NO-CARD", card.Code);
    }

    private string HashOfKept(string stage)
    {
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a"u8))[..16];
        using var file = new SafetensorsFile(Path.Combine(_folder.Work, $"{name}.{stage}.safetensors"));
        return file.Metadata["hash"];
    }

    private IEnumerable<string> Precisions(string key) =>
        new[] { "latents", "mert", "mhubert" }.Select(stage => _folder.Read(key).Notes[$"acedata_{stage}_precision"]);

    private sealed class StopAfter(CancellationTokenSource stop, int steps) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            if (value is JobProgress { Done: var done } && done >= steps)
            {
                stop.Cancel();
            }
        }
    }
}
