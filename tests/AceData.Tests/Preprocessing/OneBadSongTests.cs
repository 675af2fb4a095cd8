using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Preprocessing.Stages;
using AceData.Samples;
using AceData.Settings;

namespace AceData.Tests.Preprocessing;

/// <summary>One bad song never stops a run, even by a fault of ours; all songs at once do, with one sentence.</summary>
public sealed class OneBadSongTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_while_a_sample_is_put_together_costs_its_song_alone_and_the_exit_code_tells()
    {
        _folder.Add("a").Add("b");
        var isSpoilt = false;
        _folder.Meanwhile = told =>
        {
            // All stages are computed; before the first sample is written, numbers of no shape lie where its latents were.
            if (told is JobProgress { Done: var done, Total: var total } && done == total - (2 * StageCost.Writing) && !isSpoilt)
            {
                isSpoilt = true;
                SpoilAsync("a").GetAwaiter().GetResult();
            }
        };

        var result = await _folder.RunAsync();

        Assert.True(isSpoilt);
        Assert.Equal((1, 0, null), (result.Made, result.NotStarted, result.StoppedBecause));
        Assert.Equal(("a", PreprocessSongsResult.FaultCode), Assert.Single(result.Failed) is var failed ? (failed.Key, failed.Code) : default);
        Assert.Equal(ExitCode.Fault, PreprocessSongs.ExitOf(result));
        Assert.Equal(["b.hdf5"], _folder.Names());
    }

    [Fact]
    public async Task A_fault_while_a_song_is_planned_costs_that_song_alone()
    {
        _folder.Add("a").Add("b").Add("c");
        var places = new SongPlace(DataRoot.Resolve(_folder.Path, _folder.Path), null);
        var tally = new PreprocessTally(new Progress<JobEvent>(), places.NameOf, TimeProvider.System);
        var notes = new SampleNotes { Hashes = StageHashes.Of("", "", "", new ModelIdentities("", "", "", "", "")), Audio = "", AudioSeen = "", Texts = "", Precisions = StagePrecisions.All("float32") };

        var plan = await PreprocessSongs.PlanAsync(
            _folder.Rows,
            [],
            (row, _) => row.Key == "b" ? throw new IndexOutOfRangeException("beyond") : Task.FromResult<(SongWork, IReadOnlyList<(string, string)>)>((
                new SongWork { Row = row, Audio = "", Sample = "", Action = SongAction.Make, Notes = notes, Stages = new HashSet<SoundStage>() }, [])),
            new VanishedSongs(_folder.Rows, places, null),
            tally,
            TestContext.Current.CancellationToken);

        Assert.Equal(["a", "c"], plan.Select(song => song.Row.Key));
        Assert.Equal(("b", PreprocessSongsResult.FaultCode), Assert.Single(tally.Failed) is var failed ? (failed.Key, failed.Code) : default);
        Assert.Contains("beyond", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_songs_that_goes_away_in_the_middle_ends_the_run_with_one_sentence_and_it_goes_on_when_it_is_back()
    {
        _folder.Add("a").Add("b").Add("c");
        _folder.Meanwhile = told =>
        {
            if (told is JobProgress { Done: > 0 } && Directory.Exists(_folder["songs"]))
            {
                Directory.Move(_folder["songs"], _folder["unplugged"]);
            }
        };

        var result = await _folder.RunAsync();

        Assert.Contains($"'{_folder["songs"]}'", result.StoppedBecause, StringComparison.Ordinal);
        Assert.Empty(result.Failed);
        Assert.Equal((0, 3), (result.Made, result.NotStarted));
        Assert.Equal(FileCodes.FolderGone, Assert.Single(_folder.Events.OfType<JobLog>(), log => log.Level == "error").Code);
        Assert.NotEmpty(Directory.GetFiles(_folder.Work));

        _folder.Meanwhile = _ => { };
        var still = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync());
        Assert.Equal(FileCodes.FolderGone, still.Code);
        Assert.Contains("--audio-root", still.Message, StringComparison.Ordinal);
        Directory.Move(_folder["unplugged"], _folder["songs"]);
        Assert.Equal(3, (await _folder.RunAsync()).Made);
    }

    [Fact]
    public async Task A_disk_of_songs_that_was_unmounted_leaves_an_empty_folder_and_is_gone_too()
    {
        _folder.Add("a").Add("b");
        await _folder.WriteSetAsync();
        File.Delete(_folder["songs/a.wav"]);
        File.Delete(_folder["songs/b.wav"]);

        Assert.Equal(FileCodes.FolderGone, (await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync())).Code);
        Directory.CreateDirectory(_folder["moved"]);
        var moved = await Assert.ThrowsAsync<AceDataException>(() => _folder.RunAsync(request => request with { AudioRoot = "moved" }));
        Assert.Contains($"'{_folder["moved"]}'", moved.Message, StringComparison.Ordinal);
    }

    private async Task SpoilAsync(string key)
    {
        var arrays = new WorkArrays(_folder.Work);
        foreach (var path in Directory.GetFiles(_folder.Work, "*.latents.safetensors"))
        {
            string mark;
            using (var file = new SafetensorsFile(path))
            {
                mark = file.Metadata["hash"];
            }

            if (arrays.Has(key, SoundStage.Latents, mark))
            {
                await arrays.WriteAsync(key, SoundStage.Latents, mark, new SampleArray<float>(new float[1]));
            }
        }
    }
}
