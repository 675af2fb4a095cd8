using AceData.Audio.Features.Tempo;

namespace AceData.Audio.Tests.Features;

public class TempoModelTests
{
    [Fact]
    public void The_shipped_weights_survive_writing_and_reading()
    {
        var bytes = Written(TempoModel.Default);

        var again = Written(TempoModel.Read(new BinaryReader(new MemoryStream(bytes))));

        Assert.Equal(bytes, again);
        Assert.NotEmpty(TempoModel.Default.Ranker.Trees);
        Assert.InRange(bytes.Length, 1000, 3_000_000);
    }

    [Fact]
    public void Weights_of_another_version_are_refused()
    {
        var bytes = Written(TempoModel.Default);
        bytes[0] ^= 1;

        Assert.Throws<InvalidDataException>(() => TempoModel.Read(new BinaryReader(new MemoryStream(bytes))));
    }

    [Fact]
    public void Half_a_file_of_weights_is_refused()
    {
        var bytes = Written(TempoModel.Default);

        Assert.Throws<EndOfStreamException>(() => TempoModel.Read(new BinaryReader(new MemoryStream(bytes[..(bytes.Length / 2)]))));
    }

    [Fact]
    public void A_node_that_points_back_is_refused_since_its_walk_would_not_end()
    {
        var circle = new TreeEnsemble([new TreeEnsemble.Tree([new TreeEnsemble.Node(0, 1, 0, 0)])]);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        circle.Write(writer);
        stream.Position = 0;

        Assert.Throws<InvalidDataException>(() => TreeEnsemble.Read(new BinaryReader(stream), features: 3));
    }

    [Fact]
    public void Probabilities_of_candidates_sum_to_one()
    {
        var probabilities = TempoModel.Default.Rank([new float[TempoFeatures.Count], [.. Enumerable.Repeat(1f, TempoFeatures.Count)]]);

        Assert.Equal(1, probabilities.Sum(), 1e-9);
        Assert.All(probabilities, p => Assert.InRange(p, 0, 1));
    }

    private static byte[] Written(TempoModel model)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
