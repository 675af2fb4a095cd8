using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Preprocessing;
using AceData.Samples;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>What lies where a sample is to be written: only what is certainly of no use may be replaced.</summary>
public sealed class PresentSampleTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_another_kind_under_the_name_of_a_sample_stays_and_is_named()
    {
        _folder.Add("a").Add("b").Add("c");
        Directory.CreateDirectory(_folder.TrainSet);
        File.WriteAllText(_folder.Sample("a"), "notes of somebody");
        File.WriteAllText(_folder.Sample("c"), "");

        var result = await _folder.RunAsync();

        Assert.Equal((0, 2), (result.Kept, result.Made));
        Assert.Equal(("a", SampleCodes.Foreign), Assert.Single(result.Failed) is var failed ? (failed.Key, failed.Code) : default);
        Assert.Contains("no HDF5 file", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("--overwrite", failed.Reason, StringComparison.Ordinal);
        Assert.Equal("notes of somebody", File.ReadAllText(_folder.Sample("a")));
        Assert.Equal([SampleStand.Unreadable, SampleStand.Current, SampleStand.Current], Look());
        Assert.Equal(3, (await _folder.RunAsync(request => request with { Overwrite = true })).Made);
        Assert.Equal("a", _folder.Read("a").Key);
    }

    [Theory]
    [InlineData("written_by_tool", true)]
    [InlineData("no_mert", false)]
    [InlineData("lzf", false)]
    [InlineData("not_hdf5", false)]
    public async Task Of_files_of_other_programs_those_are_ready_that_can_be_learnt_from(string golden, bool isReady)
    {
        Assert.SkipWhen(Goldens.Find("hdf5_sample") is null, Goldens.Missing("hdf5_sample"));
        _folder.Add("a").Add("b");
        Directory.CreateDirectory(_folder.TrainSet);
        File.Copy(Path.Combine(Goldens.Find("hdf5_sample")!, golden + ".hdf5"), _folder.Sample("a")); // not null: skipped else
        await _folder.WriteSetAsync();

        Assert.Equal([isReady ? SampleStand.Foreign : SampleStand.Unreadable, SampleStand.Missing], Look());
        var result = await _folder.RunAsync();

        Assert.Equal((isReady ? 1 : 0, isReady ? 0 : 1, 1), (result.Kept, result.Failed.Count, result.Made));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Goldens.Find("hdf5_sample")!, golden + ".hdf5")), File.ReadAllBytes(_folder.Sample("a"))); // not null: skipped else
    }

    [Fact]
    public async Task What_cannot_be_opened_just_now_costs_its_song_alone_and_is_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes with a name in a folder are for Linux.");
        _folder.Add("a").Add("b");
        Directory.CreateDirectory(_folder.TrainSet);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_folder.Sample("a")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var result = await _folder.RunAsync();

        Assert.Equal((1, 0), (result.Made, result.Kept));
        Assert.Equal(("a", FileCodes.FileIsNotOne), Assert.Single(result.Failed) is var failed ? (failed.Key, failed.Code) : default);
        Assert.DoesNotContain("was not saved", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(FileCodes.FileIsNotOne, Assert.Throws<AceDataException>(() => PresentSample.ReadNotes(_folder.Sample("a"), out _)).Code);
        Assert.Equal([SampleStand.Missing, SampleStand.Current], Look());
    }

    [Fact]
    public async Task A_damaged_sample_whose_tags_change_is_made_anew_and_it_is_said()
    {
        await _folder.Add("a").RunAsync();
        var whole = _folder.Read("a");
        var bytes = File.ReadAllBytes(_folder.Sample("a"));

        // The first chunks lie behind the first block, and are those of the latents.
        bytes[96 + 1000] ^= 0x10;
        File.WriteAllBytes(_folder.Sample("a"), bytes);
        Assert.Equal(SampleCodes.Damaged, Assert.Throws<AceDataException>(() => _folder.Read("a")).Code);
        _folder.Change("a", row => row with { Tags = ["house"] });

        var result = await _folder.RunAsync();

        Assert.Equal((1, 0, 0), (result.Made, result.Renewed, result.Failed.Count));
        Assert.Null(result.StoppedBecause);
        Assert.Contains(_folder.Events.OfType<JobWarning>(), warning => warning.Code == SampleCodes.Damaged);
        Assert.Equal(whole.TargetLatents.Numbers.ToArray(), _folder.Read("a").TargetLatents.Numbers.ToArray());
        Assert.Equal([SampleStand.Current], Look());
    }

    private IEnumerable<SampleStand> Look() => TrainingSetLook.At(new PreprocessSongsRequest(), DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken).Songs.Select(song => song.Stand);
}
