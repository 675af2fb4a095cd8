using AceData.Jobs;
using AceData.Preprocessing;

namespace AceData.Tests.Preprocessing;

/// <summary>Everything is computed anew, and the run is stopped: what it has made counts when the same command comes again.</summary>
public sealed class OverwriteTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_command_goes_on_with_the_rest_and_the_one_after_it_begins_anew()
    {
        var before = await StopBehindTheFirstAsync();

        // It is made anew, and its file says so by its time alone.
        Assert.NotEqual(before["a"], File.GetLastWriteTimeUtc(_folder.Sample("a")));
        Assert.Equal(before["b"], File.GetLastWriteTimeUtc(_folder.Sample("b")));
        var made = File.GetLastWriteTimeUtc(_folder.Sample("a"));

        var next = await _folder.RunAsync(request => request with { Overwrite = true });

        Assert.Equal((1, 1, 0), (next.Made, next.Unchanged, next.NotStarted));
        Assert.Equal(made, File.GetLastWriteTimeUtc(_folder.Sample("a")));
        Assert.NotEqual(before["b"], File.GetLastWriteTimeUtc(_folder.Sample("b")));
        Assert.Contains(_folder.Events.OfType<JobLog>(), log => log.Text.Contains("goes on with the rest: 1 sample is made anew already", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_folder.Work));
        Assert.Equal(2, (await _folder.RunAsync(request => request with { Overwrite = true })).Made);
    }

    [Fact]
    public async Task Without_overwrite_what_was_made_anew_stays_and_the_next_overwrite_begins_with_the_first_song()
    {
        await StopBehindTheFirstAsync();
        var made = File.GetLastWriteTimeUtc(_folder.Sample("a"));

        Assert.Equal(2, (await _folder.RunAsync()).Unchanged);

        Assert.Equal(made, File.GetLastWriteTimeUtc(_folder.Sample("a")));
        Assert.Equal(2, (await _folder.RunAsync(request => request with { Overwrite = true })).Made);
    }

    [Fact]
    public async Task In_another_precision_or_with_another_sound_a_sample_is_not_what_was_wanted_and_is_made_once_more()
    {
        await StopBehindTheFirstAsync();

        Assert.Equal(2, (await _folder.RunAsync(request => request with { Overwrite = true, Precision = "bfloat16" })).Made);

        Assert.Equal("bfloat16", _folder.Read("a").Notes["acedata_latents_precision"]);
    }

    /// <summary>Two samples; then all anew, which is stopped when the first is made.</summary>
    private async Task<Dictionary<string, DateTime>> StopBehindTheFirstAsync()
    {
        await _folder.Add("a").Add("b").RunAsync();
        var old = DateTime.UtcNow.AddHours(-1);
        foreach (var key in new[] { "a", "b" })
        {
            File.SetLastWriteTimeUtc(_folder.Sample(key), old);
        }

        var before = new[] { "a", "b" }.ToDictionary(key => key, key => File.GetLastWriteTimeUtc(_folder.Sample(key)));
        using var stop = new CancellationTokenSource();
        var stopped = await new PreprocessSongs(TimeProvider.System).RunAsync(await _folder.RequestAsync() with { Overwrite = true }, new StopWhenMade(stop), stop.Token);
        Assert.Equal((1, 1, true), (stopped.Made, stopped.NotStarted, stopped.WasStopped));
        return before;
    }

    private sealed class StopWhenMade(CancellationTokenSource stop) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            if (value is JobItem { State: "made" })
            {
                stop.Cancel();
            }
        }
    }
}
