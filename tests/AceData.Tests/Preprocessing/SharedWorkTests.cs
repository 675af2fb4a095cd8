using AceData.Jobs;
using AceData.Preprocessing;

namespace AceData.Tests.Preprocessing;

/// <summary>Several runs on one folder, as on several computers: what each finds of the others.</summary>
public sealed class SharedWorkTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_song_that_another_run_has_finished_meanwhile_is_done_and_no_failure()
    {
        await _folder.Add("a").Add("b").RunAsync();
        var others = File.ReadAllBytes(_folder.Sample("b"));
        File.Delete(_folder.Sample("a"));
        File.Delete(_folder.Sample("b"));

        // All networks have heard both songs; before the second is written, another run does it and clears up.
        WhenMade("a", () =>
        {
            File.WriteAllBytes(_folder.Sample("b"), others);
            EmptyWork();
        });
        var result = await _folder.RunAsync();

        Assert.Equal((1, 1, 0, 0), (result.Made, result.Unchanged, result.Failed.Count, result.NotStarted));
        Assert.Equal(others, File.ReadAllBytes(_folder.Sample("b")));
        Assert.Equal(ExitCode.Good, PreprocessSongs.ExitOf(result));
    }

    [Fact]
    public async Task What_was_computed_and_is_gone_without_a_sample_costs_that_song_and_the_next_run_makes_it()
    {
        _folder.Add("a").Add("b").Add("c");
        WhenMade("a", EmptyWork);

        var result = await _folder.RunAsync();

        Assert.Equal((1, 2), (result.Made, result.Failed.Count));
        Assert.All(result.Failed, failed => Assert.Equal(PreprocessCodes.AudioChanged, failed.Code));
        _folder.Meanwhile = _ => { };
        Assert.Equal((2, 1), await _folder.RunAsync() is var next ? (next.Made, next.Unchanged) : default);
    }

    [Fact]
    public async Task Another_number_of_parts_goes_on_with_what_the_earlier_parts_made()
    {
        _folder.Add("a").Add("b").Add("c").Add("d").Add("e");
        await _folder.RunAsync(request => request with { Shard = "2/4" });
        Assert.Equal(["b.hdf5"], _folder.Names());

        var results = new List<PreprocessSongsResult>();
        foreach (var shard in new[] { "1/3", "2/3", "3/3" })
        {
            results.Add(await _folder.RunAsync(request => request with { Shard = shard }));
        }

        Assert.Equal((4, 1), (results.Sum(result => result.Made), results.Sum(result => result.Unchanged)));
        Assert.Equal(["a.hdf5", "b.hdf5", "c.hdf5", "d.hdf5", "e.hdf5"], _folder.Names());
        Assert.Empty(Directory.GetFiles(_folder.Work));
    }

    private void WhenMade(string key, Action then) => _folder.Meanwhile = told =>
    {
        if (told is JobItem { State: "made" } item && Path.GetFileNameWithoutExtension(item.Id) == key)
        {
            then();
        }
    };

    private void EmptyWork()
    {
        foreach (var path in Directory.GetFiles(_folder.Work))
        {
            File.Delete(path);
        }
    }
}
