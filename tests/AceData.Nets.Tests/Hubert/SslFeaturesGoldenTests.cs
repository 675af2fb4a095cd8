using System.Globalization;
using AceData.Audio.Decoding;
using AceData.Nets.Hubert;
using AceData.Nets.Layers;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Hubert;

[Trait("Category", "Golden")]
public class SslFeaturesGoldenTests : NetTest
{
    private const int SongRate = 48000;
    private const double Tolerance = 4e-4;

    [Theory]
    [InlineData("mert")]
    [InlineData("mhubert")]
    public void A_song_becomes_the_features_of_the_original(string network)
    {
        using var golden = GoldenTensors.OrSkip("ssl_features");
        var listener = Listener(network);
        using var net = HubertModel.Load(Path.Combine(golden.Folder, network), Placement.CpuFp32);
        foreach (var @case in golden.CasesWith(".waveform_head"))
        {
            using var scope = NewDisposeScope();
            var name = $"{@case}.{network}";
            var song = SslSignals.Sines(ClipNumber(golden, @case), int.Parse(@case[1..], CultureInfo.InvariantCulture));
            CheckSong(golden, @case, song);
            var resampled = Resample(song, listener);

            var chunks = SslChunks.Cut(resampled, song[0].Length, listener);

            Assert.Equal(golden.Longs(name + "_chunks_shape"), new long[] { chunks.Count, listener.ChunkSamples });
            Near.Absolute(golden.Floats(name + "_resampled_head"), resampled.AsSpan(0, 32), 1e-5, name + "_resampled_head");
            Near.Absolute(golden.Floats(name + "_resampled_tail"), resampled.AsSpan(resampled.Length - 32), 1e-5, name + "_resampled_tail");
            var strided = golden[name + "_chunks_strided"];
            var step = listener == SslListener.Mert ? 4001 : 16001;
            Near.Absolute(strided, stack([.. Enumerable.Range(0, chunks.Count).Select(i => tensor(chunks[i].ToArray()).index_select(0, Arithmetic.Range(listener.ChunkSamples, step)))]), 1e-4, name + "_chunks_strided");
            Near.Absolute(golden[name], SslFeatures.Of(net, chunks, batch: 4, TestContext.Current.CancellationToken), Tolerance, name);
        }
    }

    [Theory]
    [InlineData("mert")]
    [InlineData("mhubert")]
    public void Edges_of_chunks_are_those_of_the_original(string network)
    {
        using var golden = GoldenTensors.OrSkip("ssl_features_edges");
        var listener = Listener(network);
        using var net = HubertModel.Load(Path.Combine(golden.Folder, network), Placement.CpuFp32);
        foreach (var entry in golden.Cases().EnumerateArray())
        {
            using var scope = NewDisposeScope();
            var (own, name) = (entry.GetProperty(network), $"{entry.GetProperty("name").GetString()}.{network}");
            double Allowed(string what) => own.GetProperty("tolerance").GetProperty(what).GetDouble();
            var song = SslSignals.Integers(entry.GetProperty("samples_48k").GetInt32(), entry.GetProperty("seed").GetInt64(), entry.GetProperty("quiet").GetBoolean(), out var hash);
            Assert.Equal(entry.GetProperty("sha256_int16").GetString(), hash);
            var resampled = Resample(song, listener);

            var chunks = SslChunks.Cut(resampled, song[0].Length, listener);
            var features = SslFeatures.Of(net, chunks, batch: 4, TestContext.Current.CancellationToken);

            Assert.Equal(own.GetProperty("valid").GetInt32(), chunks.Valid);
            Assert.Equal(own.GetProperty("valid_per_chunk").EnumerateArray().Select(count => count.GetInt32()), Enumerable.Range(0, chunks.Count).Select(chunks.ValidOf));
            Assert.Equal(own.GetProperty("kept_frames").EnumerateArray().Select(count => count.GetInt32()), Enumerable.Range(0, chunks.Count).Select(i => chunks.KeptFrames(i, net.Config.Frames(listener.ChunkSamples))));
            Assert.Equal(own.GetProperty("frames").GetInt64(), features.shape[0]);
            Assert.Equal(own.GetProperty("mean").GetDouble(), chunks.Mean, 1e-7);
            Assert.InRange(chunks.Variance / own.GetProperty("variance").GetDouble(), 1 - 3e-6, 1 + 3e-6);

            var (head, tail) = (golden.Floats(name + ".resampled_head"), golden.Floats(name + ".resampled_tail"));
            Near.Absolute(head, resampled.AsSpan(0, head.Length), Allowed("resampled"), name + ".resampled_head");
            Near.Absolute(tail, resampled.AsSpan(resampled.Length - tail.Length), Allowed("resampled"), name + ".resampled_tail");
            CheckChunks(golden, name, chunks, listener, Allowed("normalised"));

            var r = tensor(Enumerable.Range(0, (int)features.shape[1]).Select(j => (((7 * j) % 11) - 5) / 8f).ToArray());
            Near.Absolute(golden[name + ".features"], features.index_select(0, golden[name + ".rows"]), Allowed("features"), name + ".features");
            Near.Absolute(golden[name + ".projection"], features.mv(r), Allowed("projection"), name + ".projection");
            Near.Absolute(golden[name + ".column_sum"], features.to(ScalarType.Float64).sum([0L]), Allowed("column_sum"), name + ".column_sum");
        }
    }

    private static SslListener Listener(string network) => network == SslListener.Mert.Name ? SslListener.Mert : SslListener.MHubert;

    // The signals are numbered in the order in which they were made, which the file does not keep.
    private static int ClipNumber(GoldenTensors golden, string @case)
    {
        var head = golden.Floats(@case + ".waveform_head")[..64];
        return Enumerable.Range(0, 100).First(clip => SslSignals.Sines(clip, 64)[0].Zip(head).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6));
    }

    private static float[] Resample(float[][] song, SslListener listener)
    {
        var mono = song[0].Zip(song[1], (left, right) => (left + right) / 2).ToArray();
        return new SincResampler(SongRate, listener.SampleRate).Process(mono);
    }

    private static void CheckSong(GoldenTensors golden, string @case, float[][] song)
    {
        Near.Absolute(golden.Floats(@case + ".waveform_head"), song.SelectMany(channel => channel.Take(64)).ToArray(), 1e-6, @case + " as it was rebuilt");
        var checks = golden.Doubles(@case + ".waveform_checks");
        Assert.Equal(checks[1], song[0].Sum(sample => (double)sample * sample), 1e-3);
        Assert.Equal(checks[5], song[1].Sum(sample => (double)sample * sample), 1e-3);
    }

    private static void CheckChunks(GoldenTensors golden, string name, SslChunks chunks, SslListener listener, double tolerance)
    {
        var (heads, tails) = (golden[name + ".chunk_head"], golden[name + ".chunk_tail"]);
        var width = (int)heads.shape[1];
        for (var i = 0; i < chunks.Count; i++)
        {
            Near.Absolute(heads[i].data<float>().ToArray(), chunks[i].Span[..width], tolerance, name + ".chunk_head");
            Near.Absolute(tails[i].data<float>().ToArray(), chunks[i].Span[^width..], tolerance, name + ".chunk_tail");
        }

        var end = chunks.ValidOf(chunks.Count - 1);
        var (from, to) = (Math.Max(0, end - width), Math.Min(listener.ChunkSamples, end + width));
        Near.Absolute(golden.Floats(name + ".valid_end"), chunks[chunks.Count - 1].Span[from..to], tolerance, name + ".valid_end");
    }
}
