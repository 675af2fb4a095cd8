using AceData.Inspecting;
using AceData.Jobs;
using AceData.Samples;
using AceData.Testing;
using AceData.Tests.Samples;

namespace AceData.Tests.Inspecting;

public sealed class InspectSampleTests : IDisposable
{
    private readonly TempDir _folder = TempDir.InMemory();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.hdf5")]
    [InlineData("renamed.bin")]
    public async Task Data_sets_statistics_and_notes_of_a_sample_are_shown_whatever_its_name(string name)
    {
        await TrainingSampleWriter.WriteAsync(_folder[name], SampleBytes.Small, TestContext.Current.CancellationToken);

        var report = await InspectAsync(name, isQuick: false);
        var byName = report.Tensors.ToDictionary(tensor => tensor.Name);

        Assert.Null(report.Error);
        Assert.Equal("training sample", report.Kind);
        Assert.Equal(("kurz", "9f86"), (report.Notes["keys"], report.Notes["words"]));
        Assert.Equal(SampleNames.Numbers, report.Tensors.Select(tensor => tensor.Name));
        Assert.Equal((30 + 5 + 3 + 3 + 6 + 2 + 2 + 28 + 12, (4 * 86) + (8 * 5)), (report.Numbers, report.Bytes));
        Assert.Equal(("F32", "2, 3, 5"), (byName["target_latents"].Type, string.Join(", ", byName["target_latents"].Shape)));
        Assert.Equal((0.125, 3.75, 0), (byName["target_latents"].Statistics!.Minimum!.Value, byName["target_latents"].Statistics!.Maximum!.Value, byName["target_latents"].Statistics!.NotNumbers));
        Assert.Equal(("I64", 1d, 275d), (byName["text_token_ids"].Type, byName["text_token_ids"].Statistics!.Minimum!.Value, byName["text_token_ids"].Statistics!.Maximum!.Value));
        Assert.Equal(6, byName["speaker_embds"].Statistics!.Zeros);
    }

    [Fact]
    public async Task A_quick_look_reads_no_number_and_a_bad_file_says_why()
    {
        File.WriteAllBytes(_folder["a.hdf5"], SampleBytes.Packed);
        File.WriteAllBytes(_folder["cut.hdf5"], SampleBytes.Packed[..^1]);

        Assert.All((await InspectAsync("a.hdf5", isQuick: true)).Tensors, tensor => Assert.Null(tensor.Statistics));
        Assert.Equal(SampleCodes.Damaged, (await InspectAsync("cut.hdf5", isQuick: true)).Error?.Code);
        Assert.Equal("FILE-MISSING", (await InspectAsync("none.hdf5", isQuick: true)).Error?.Code);
    }

    [Fact]
    [Trait("Category", "Golden")]
    public async Task Values_that_are_no_numbers_and_filters_that_are_not_read_are_named()
    {
        Assert.SkipWhen(Goldens.Find("hdf5_sample") is null, Goldens.Missing("hdf5_sample"));
        var golden = Goldens.Find("hdf5_sample")!;

        var sample = await InspectAsync(Path.Combine(golden, "other_dtypes.hdf5"), isQuick: false);
        var packed = await InspectAsync(Path.Combine(golden, "blosc.hdf5"), isQuick: false);

        Assert.Contains(sample.Tensors, tensor => tensor.Type == "BOOL");
        Assert.Contains(sample.Tensors, tensor => tensor.Type == "F16");
        Assert.Contains("Blosc", packed.Error?.Message, StringComparison.Ordinal);
    }

    private async Task<FileReport> InspectAsync(string name, bool isQuick)
    {
        await foreach (var report in new InspectFiles().RunAsync(new InspectFilesRequest { Inputs = [_folder[name]], Quick = isQuick }, new Silence(), TestContext.Current.CancellationToken))
        {
            return report;
        }

        throw new InvalidOperationException("There is no report.");
    }

    private sealed class Silence : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
        }
    }
}
