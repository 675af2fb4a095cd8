using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

public sealed class ShardedWeightsTests : IDisposable
{
    private const string OneA = """{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""";
    private const string OneB = """{"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""";
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_parts_of_a_model_folder_are_one_list()
    {
        Write("model-00001-of-00002.safetensors", SafetensorsBytes.Of(System.Text.Encoding.UTF8.GetBytes(OneA), [1, 2, 3]));
        Write("model-00002-of-00002.safetensors", SafetensorsBytes.Of(System.Text.Encoding.UTF8.GetBytes(OneB), [4, 5]));
        Index("""{"metadata":{"total_size":5},"weight_map":{"b":"model-00002-of-00002.safetensors","a":"model-00001-of-00002.safetensors"}}""");

        using var weights = WeightsFile.Open(_folder.Path);
        using var b = weights.Load("b");

        Assert.Equal(["a", "b"], weights.Entries.Select(entry => entry.Name));
        Assert.Equal([4, 5], b.data<byte>().ToArray());
    }

    [Theory]
    [InlineData("""{"weight_map":{"a":"part.safetensors","b":"part.safetensors"}}""", "is not in it")]
    [InlineData("""{"weight_map":{"c":"part.safetensors"}}""", "does not look for")]
    [InlineData("""{"weight_map":{"a":"other.safetensors"}}""", "no file")]
    [InlineData("""{"weight_map":{"a":"../part.safetensors"}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"C:\\part.safetensors"}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"D:part.safetensors"}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"\\\\host\\share\\part.safetensors"}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"/etc/part.safetensors"}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"part.safetensors."}}""", "no name of a file")]
    [InlineData("""{"weight_map":{"a":"part.safetensors","a":"part.safetensors"}}""", "no index")]
    [InlineData("""{"weight_map":{"a":3}}""", "no index")]
    [InlineData("""{"weight_map":[]}""", "no index")]
    [InlineData("""{"weight_map":{}}""", "no tensor")]
    [InlineData("""{"metadata":{}}""", "no index")]
    [InlineData("""["a"]""", "no index")]
    [InlineData("""{""", "no index")]
    public void An_index_that_is_wrong_or_reaches_elsewhere_is_refused(string index, string why)
    {
        Write("part.safetensors", SafetensorsBytes.Of(OneA, 3));
        Index(index);

        var refusal = Assert.Throws<WeightsException>(() => WeightsFile.Open(_folder.Path));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private void Index(string json) => Write("model.safetensors.index.json", System.Text.Encoding.UTF8.GetBytes(json));

    private void Write(string name, byte[] content)
    {
        using var file = new FileStream(_folder[name], FileMode.CreateNew);
        file.Write(content);
    }
}
