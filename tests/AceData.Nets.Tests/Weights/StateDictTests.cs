using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Weights;

public sealed class StateDictTests : IDisposable
{
    private readonly TempDir _folder = new();

    public StateDictTests() => TorchRuntime.Load();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_names_shapes_and_types_are_loaded()
    {
        using var weights = File(("weight", "F32", [2, 3]), ("bias", "F32", [2]));
        using var linear = nn.Linear(3, 2);

        var report = StateDict.LoadStrict(linear, weights);

        Assert.Equal(["bias", "weight"], report.Loaded.Order());
        Assert.Equal(Enumerable.Range(0, 6).Select(number => number / 8f), linear.weight.data<float>().ToArray());
        Assert.True(linear.weight.requires_grad);
    }

    [Fact]
    public void All_differences_are_listed_and_nothing_is_written()
    {
        using var weights = File(("wieght", "F32", [2, 3]), ("bias", "F32", [1]));
        using var linear = nn.Linear(3, 2);
        var before = linear.bias!.data<float>().ToArray();

        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights));

        Assert.Equal(["weight"], refusal.MissingNames);
        Assert.Equal(["wieght"], refusal.UnexpectedNames);
        Assert.Equal(["bias: file F32[1], network F32[2]"], refusal.Differences);
        Assert.Contains("missing in the file (1):\n  weight", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("unknown to the network (1):\n  wieght", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("bias: file F32[1], network F32[2]", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, linear.bias!.data<float>().ToArray());
    }

    [Fact]
    public void A_shape_that_would_broadcast_is_refused_and_named()
    {
        using var weights = File(("weight", "F32", [1, 3]), ("bias", "F32", [2]));
        using var linear = nn.Linear(3, 2);

        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights));

        Assert.Equal(["weight: file F32[1, 3], network F32[2, 3]"], refusal.Differences);
    }

    [Fact]
    public void Another_precision_is_converted_only_when_asked()
    {
        using var weights = File(("weight", "BF16", [2, 3]), ("bias", "F16", [2]));
        using var linear = nn.Linear(3, 2);

        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights));
        StateDict.LoadStrict(linear, weights, new LoadOptions { ConvertPrecision = true });

        Assert.Equal(2, refusal.Differences.Count);
        Assert.Equal(Enumerable.Range(0, 6).Select(number => number / 8f), linear.weight.data<float>().ToArray());
    }

    [Fact]
    public void Whole_numbers_are_never_converted_to_fractions()
    {
        using var weights = File(("weight", "I32", [2, 3]), ("bias", "F32", [2]));
        using var linear = nn.Linear(3, 2);

        Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights, new LoadOptions { ConvertPrecision = true }));
    }

    [Fact]
    public void Dead_weights_are_left_in_the_file_and_only_those()
    {
        using var weights = File(("weight", "F32", [2, 3]), ("bias", "F32", [2]), ("blocks.3.add_q_proj.bias", "F32", [9]), ("blocks.3.to_q.bias", "F32", [9]));
        using var linear = nn.Linear(3, 2);

        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights, new LoadOptions { DeadWeights = ["blocks.*.add_q_proj.*"] }));
        var report = StateDict.LoadStrict(linear, weights, new LoadOptions { DeadWeights = ["blocks.*.add_q_proj.*", "blocks.*.to_q.bias", "not.there"] });

        Assert.Equal(["blocks.3.to_q.bias"], refusal.UnexpectedNames);
        Assert.Equal(["blocks.3.add_q_proj.bias", "blocks.3.to_q.bias"], report.Skipped.Order());
    }

    [Fact]
    public void Renamed_weights_find_their_place_and_two_for_one_place_are_refused()
    {
        using var weights = File(("shared.weight", "F32", [2, 3]), ("bias", "F32", [2]));
        using var twice = File(("shared.weight", "F32", [2, 3]), ("weight", "F32", [2, 3]), ("bias", "F32", [2]));
        using var linear = nn.Linear(3, 2);
        var options = new LoadOptions { Rename = name => name.Replace("shared.", string.Empty, StringComparison.Ordinal) };

        StateDict.LoadStrict(linear, weights, options);
        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, twice, options));

        Assert.Equal(0.125f, linear.weight[0, 1].item<float>());
        Assert.Contains("in the file twice", Assert.Single(refusal.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void Hundreds_of_differences_are_counted_but_not_all_shown()
    {
        using var weights = File([.. Enumerable.Range(0, 500).Select(number => ($"layer.{number}\n", "F32", new long[] { 1 }))]);
        using var linear = nn.Linear(3, 2);

        var refusal = Assert.Throws<StateDictMismatchException>(() => StateDict.LoadStrict(linear, weights));

        Assert.Equal(500, refusal.UnexpectedNames.Count);
        Assert.InRange(refusal.Message.Split('\n').Length, 20, 40);
        Assert.Contains("and 480 more", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_leaves_no_tensor_behind()
    {
        using var weights = File(("weight", "BF16", [2, 3]), ("bias", "F32", [2]));
        using var linear = nn.Linear(3, 2);
        var options = new LoadOptions { ConvertPrecision = true };
        StateDict.LoadStrict(linear, weights, options);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        StateDict.LoadStrict(linear, weights, options);
        StateDict.LoadStrict(linear, weights, options);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    // Numbers count up in eighths, so that every type holds them exactly.
    private SafetensorsFile File(params (string Name, string Type, long[] Shape)[] tensors)
    {
        var data = new List<byte>();
        var header = new List<string>();
        foreach (var (name, type, shape) in tensors)
        {
            var begin = data.Count;
            for (var number = 0; number < shape.Aggregate(1L, (a, b) => a * b); number++)
            {
                var value = number / 8f;
                data.AddRange(type switch
                {
                    "BF16" => BitConverter.GetBytes(value)[2..],
                    "F16" => BitConverter.GetBytes((Half)value),
                    "I32" => BitConverter.GetBytes(number),
                    _ => BitConverter.GetBytes(value),
                });
            }

            header.Add($$"""{{System.Text.Json.JsonSerializer.Serialize(name)}}:{"dtype":"{{type}}","shape":[{{string.Join(",", shape)}}],"data_offsets":[{{begin}},{{data.Count}}]}""");
        }

        var path = _folder[Guid.NewGuid().ToString("N")];
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.Write(SafetensorsBytes.Of(Encoding.UTF8.GetBytes($"{{{string.Join(",", header)}}}"), [.. data]));
        }

        return new SafetensorsFile(path);
    }
}
