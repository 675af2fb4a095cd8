using System.Runtime.InteropServices;
using AceData.Audio;
using AceData.Inspecting;
using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Tests.Inspecting;

public sealed class InspectFilesTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_shapes_types_and_what_the_numbers_are_like()
    {
        var path = Weights(
            Tensor("w", ElementType.F32, [2, 3], [1f, 2f, 3f, float.NaN, 0f, float.NegativeInfinity]),
            Tensor("half", ElementType.F16, [2], [(Half)1.5f, (Half)(-2f)]),
            Tensor("brain", ElementType.BF16, [1], [(ushort)0xBF80]),
            Tensor("steps", ElementType.I64, [], [-7L]),
            Tensor("flags", ElementType.BOOL, [4], [(byte)0, (byte)1, (byte)1, (byte)0]),
            Tensor("close", ElementType.F64, [4], [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]),
            Tensor<float>("none", ElementType.F32, [0, 3], []));

        var report = Assert.Single(await InspectAsync(new InspectFilesRequest { Inputs = [path] }));
        var byName = report.Tensors.ToDictionary(tensor => tensor.Name);

        Assert.Null(report.Error);
        Assert.Equal("weights in safetensors", report.Kind);
        Assert.Equal("pt", report.Notes["format"]);
        Assert.Equal((18, 4 * 6 + 4 + 2 + 8 + 4 + 32), (report.Numbers, report.Bytes));
        Assert.Equal(("F32", "2, 3"), (byName["w"].Type, string.Join(", ", byName["w"].Shape)));
        Assert.Equal(new TensorStatistics(0, 3, 1.5, Math.Sqrt(1.25), 1, 1, 1), byName["w"].Statistics);
        Assert.Equal(new TensorStatistics(-2, 1.5, -0.25, 1.75, 0, 0, 0), byName["half"].Statistics);
        Assert.Equal(new TensorStatistics(-1, -1, -1, 0, 0, 0, 0), byName["brain"].Statistics);
        Assert.Equal(new TensorStatistics(-7, -7, -7, 0, 0, 0, 0), byName["steps"].Statistics);
        Assert.Equal(new TensorStatistics(0, 1, 0.5, 0.5, 2, 0, 0), byName["flags"].Statistics);
        Assert.Equal(new TensorStatistics(1e9 + 4, 1e9 + 16, 1e9 + 10, Math.Sqrt(22.5), 0, 0, 0), byName["close"].Statistics);
        Assert.Equal(new TensorStatistics(null, null, null, null, 0, 0, 0), byName["none"].Statistics);
    }

    [Fact]
    public async Task A_quick_look_reads_no_number()
    {
        var path = Weights(Tensor("w", ElementType.F32, [1], [1f]));

        var report = Assert.Single(await InspectAsync(new InspectFilesRequest { Inputs = [path], Quick = true }));

        Assert.Null(Assert.Single(report.Tensors).Statistics);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_report_and_the_others_follow()
    {
        var path = Weights(Tensor("w", ElementType.F32, [1], [1f]));

        var reports = await InspectAsync(new InspectFilesRequest { Inputs = [_folder["none.bin"], path] });

        Assert.Equal("FILE-MISSING", reports[0].Error?.Code);
        Assert.Null(reports[1].Error);
    }

    [Fact]
    public async Task A_folder_of_no_kind_that_is_read_says_which_are_and_what_in_it_could_be()
    {
        Directory.CreateDirectory(_folder["empty"]);
        Directory.CreateDirectory(_folder["train_set"]);
        File.WriteAllText(_folder["train_set/b.hdf5"], "");
        File.WriteAllText(_folder["train_set/a.hdf5"], "");
        Directory.CreateDirectory(_folder["checkpoints/MERT"]);
        File.WriteAllText(_folder["checkpoints/MERT/model.safetensors"], "");
        Directory.CreateDirectory(_folder["sets/one"]);
        File.WriteAllText(_folder["sets/one/state.json"], "");

        var reports = await InspectAsync(new InspectFilesRequest { Inputs = [_folder["empty"], _folder["train_set"], _folder["checkpoints"], _folder["sets"]] });

        Assert.All(reports, report => Assert.Equal("INSPECT-FOLDER", report.Error?.Code));
        Assert.All(new[] { "state.json", "model.safetensors", ".bin", ".hdf5" }, kind => Assert.Contains(kind, reports[0].Error!.Message, StringComparison.Ordinal));
        Assert.EndsWith("training samples (.hdf5).", reports[0].Error!.Message, StringComparison.Ordinal);
        Assert.EndsWith(" inspect " + _folder["train_set/a.hdf5"], reports[1].Error!.Message, StringComparison.Ordinal);
        Assert.EndsWith(" inspect " + _folder["checkpoints/MERT"], reports[2].Error!.Message, StringComparison.Ordinal);
        Assert.EndsWith(" inspect " + _folder["sets/one"], reports[3].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_look_into_is_said()
    {
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => InspectAsync(new InspectFilesRequest()));

        Assert.Equal("INPUT-MISSING", refusal.Code);
    }

    [Fact]
    [Trait("Category", "Golden")]
    public async Task The_songs_of_a_data_set_are_listed()
    {
        Assert.SkipWhen(Goldens.Find("hf_dataset") is null, Goldens.Missing("hf_dataset"));
        var set = Path.Combine(Goldens.Find("hf_dataset")!, "made_by_datasets_2_19");

        var report = Assert.Single(await InspectAsync(new InspectFilesRequest { Inputs = [set] }));

        Assert.Equal("data set of songs", report.Kind);
        Assert.NotEmpty(report.Songs);
        Assert.All(report.Songs, song => Assert.NotEqual("", song.Key));
    }

    private static async Task<List<FileReport>> InspectAsync(InspectFilesRequest request)
    {
        var reports = new List<FileReport>();
        await foreach (var report in new InspectFiles().RunAsync(request, new Silence(), TestContext.Current.CancellationToken))
        {
            reports.Add(report);
        }

        return reports;
    }

    private static OutgoingTensor Tensor<T>(string name, ElementType type, long[] shape, T[] numbers)
        where T : unmanaged => new(name, type, shape, sink => sink(MemoryMarshal.AsBytes(numbers.AsSpan())));

    private string Weights(params OutgoingTensor[] tensors)
    {
        using var file = new FileStream(_folder["w.safetensors"], FileMode.CreateNew);
        SafetensorsWriter.Write(tensors, new Dictionary<string, string> { ["format"] = "pt" }, bytes => file.Write(bytes));
        return file.Name;
    }

    private sealed class Silence : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
        }
    }
}
