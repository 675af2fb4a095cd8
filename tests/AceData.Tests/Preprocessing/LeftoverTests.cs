using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Preprocessing.Stages;
using AceData.Samples;

namespace AceData.Tests.Preprocessing;

/// <summary>What a run that was ended left, and when the next one may take it.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_ended_run_left_is_taken_unless_everything_is_to_be_computed_anew(bool overwrites)
    {
        await StopBehindTheCodecAsync();

        // Numbers that no network would give show whether they are taken.
        var path = Directory.GetFiles(_folder.Work, "*.latents.safetensors").Single();
        string mark;
        using (var file = new SafetensorsFile(path))
        {
            mark = file.Metadata["hash"];
        }

        await new WorkArrays(_folder.Work).WriteAsync("a", SoundStage.Latents, mark, new SampleArray<float>(new float[8 * 16 * 44], 8, 16, 44));
        var result = await _folder.RunAsync(request => request with { Overwrite = overwrites });

        Assert.Empty(result.Failed);
        Assert.Equal((1, null), (result.Made, result.StoppedBecause));
        Assert.Equal(!overwrites, _folder.Read("a").TargetLatents.Numbers.ToArray().All(number => number == 0));
        Assert.Empty(Directory.GetFiles(_folder.Work));
    }

    [Fact]
    public async Task What_was_computed_in_another_precision_is_not_taken_since_the_sample_would_say_it_was()
    {
        await StopBehindTheCodecAsync();

        await _folder.RunAsync(request => request with { Precision = "bfloat16" });
        var made = _folder.Read("a");
        await _folder.RunAsync(request => request with { Precision = "bfloat16", Overwrite = true });

        Assert.Equal("bfloat16", made.Notes["acedata_latents_precision"]);
        Assert.Equal(_folder.Read("a").TargetLatents.Numbers.ToArray(), made.TargetLatents.Numbers.ToArray());
    }

    private async Task StopBehindTheCodecAsync()
    {
        await _folder.Add("a").WriteSetAsync();
        using var stop = new CancellationTokenSource();
        await new PreprocessSongs(TimeProvider.System).RunAsync(await _folder.RequestAsync(), new StopAtFirstStep(stop), stop.Token);
        Assert.Single(Directory.GetFiles(_folder.Work));
    }

    private sealed class StopAtFirstStep(CancellationTokenSource stop) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            if (value is JobProgress { Done: > 0 })
            {
                stop.Cancel();
            }
        }
    }
}
