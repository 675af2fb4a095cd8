using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Nets.Hubert;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>From an audio file to what the networks get, number by number as the original tool (golden <c>text2music_sample</c>).</summary>
[Trait("Category", "Golden")]
public sealed class TrainingSoundGoldenTests : IDisposable
{
    private const string Name = "text2music_sample";
    private const double SampleTolerance = 5e-5;
    private const double NormalisedTolerance = 2e-4;
    private const double MomentTolerance = 1e-6;
    private const int Edge = 1500;
    private const int ChunkEdge = 400;
    private const int EndEdge = 150;
    private const int Stride = 97;
    private readonly string _folder;
    private readonly WeightsFile _cases;
    private readonly JsonElement _json;

    public TrainingSoundGoldenTests()
    {
        var folder = Goldens.Find(Name);
        Assert.SkipWhen(folder is null, Goldens.Missing(Name));
        _folder = folder!; // not null: skipped otherwise
        _cases = WeightsFile.Open(Path.Combine(_folder, "cases.safetensors"));
        _json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "cases.json"))).RootElement;
    }

    [Fact]
    public async Task Songs_of_every_kind_become_the_sound_and_the_chunks_of_the_original()
    {
        var decoder = new AudioDecoder(FfmpegLocator.Find());
        var songs = 0;
        foreach (var entry in _json.GetProperty("songs").EnumerateArray())
        {
            var file = entry.GetProperty("file").GetString()!;
            var path = Path.Combine(_folder, file);
            var probe = await decoder.ProbeAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal((entry.GetProperty("source_rate").GetInt32(), entry.GetProperty("source_channels").GetInt32()), (probe.SampleRate, probe.Channels));

            var (source, complaint) = await decoder.DecodeStereoAsync(path, probe, TrainingSound.LongestSeconds, TestContext.Current.CancellationToken);
            var sound = TrainingSound.Of(source);

            Assert.Null(complaint);
            Assert.Equal(Math.Min(entry.GetProperty("source_samples").GetInt32(), TrainingSound.LongestSeconds * probe.SampleRate), source.Length);
            songs++;
            if (entry.TryGetProperty("result", out _))
            {
                Assert.Null(sound);
                continue;
            }

            Assert.NotNull(sound);
            var name = Path.GetFileNameWithoutExtension(file);
            CheckSound(name, entry, sound, probe.SampleRate == TrainingSound.SampleRate ? 0 : SampleTolerance);
            foreach (var listener in new[] { SslListener.Mert, SslListener.MHubert }.Where(listener => entry.TryGetProperty(listener.Name, out _)))
            {
                CheckChunks(name, entry.GetProperty(listener.Name), sound, listener);
            }
        }

        Assert.Equal(9, songs);
    }

    [Fact]
    public void Silence_is_what_the_original_takes_for_silence()
    {
        foreach (var entry in _json.GetProperty("silence").EnumerateArray())
        {
            var name = entry.GetProperty("name").GetString()!;
            var samples = Floats($"silence.{name}");
            var half = samples.Length / 2;
            Assert.True(entry.GetProperty("silent").GetBoolean() == TrainingSound.IsSilent(samples.AsSpan(0, half), samples.AsSpan(half)), name);
        }
    }

    [Fact]
    public void Lengths_of_songs_give_the_chunks_and_frames_of_the_original()
    {
        foreach (var entry in _json.GetProperty("ssl_lengths").EnumerateArray())
        {
            var length = entry.GetProperty("length_48k").GetInt32();
            foreach (var listener in new[] { SslListener.Mert, SslListener.MHubert })
            {
                var expected = entry.GetProperty(listener.Name);
                var chunks = SslChunks.Cut(new float[new SincResampler(TrainingSound.SampleRate, listener.SampleRate).LengthOf(length)], length, listener);
                Assert.Equal(expected.GetProperty("length").GetInt32(), chunks.Valid);
                Assert.Equal(expected.GetProperty("kept_frames").EnumerateArray().Select(frames => frames.GetInt32()), Kept(chunks, listener));
            }
        }
    }

    [Fact]
    public void Tags_become_the_prompt_of_the_original()
    {
        foreach (var entry in _json.GetProperty("prompts").EnumerateArray())
        {
            Assert.Equal(entry.GetProperty("prompt").GetString(), SongPrompt.Of([.. entry.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)]));
        }
    }

    public void Dispose() => _cases?.Dispose();

    private void CheckSound(string song, JsonElement entry, StereoSound sound, double tolerance)
    {
        Assert.Equal(entry.GetProperty("length_48k").GetInt32(), sound.Length);
        var stride = entry.TryGetProperty("strided_every", out var every) ? every.GetInt32() : Stride;
        var (head, tail, strided) = (Floats(song + ".head"), Floats(song + ".tail"), Floats(song + ".strided"));
        foreach (var (channel, samples) in new[] { sound.Left, sound.Right }.Index())
        {
            Near(head.AsSpan(channel * Edge, Edge), samples.AsSpan(0, Edge), tolerance, $"{song} head {channel}");
            Near(tail.AsSpan(channel * Edge, Edge), samples.AsSpan(samples.Length - Edge), tolerance, $"{song} tail {channel}");
            Near(strided.AsSpan(channel * strided.Length / 2, strided.Length / 2), [.. Enumerable.Range(0, strided.Length / 2).Select(i => samples[i * stride])], tolerance, $"{song} strided {channel}");
            Assert.Equal(entry.GetProperty("mean")[channel].GetDouble(), samples.Average(sample => (double)sample), 1e-7);
            Assert.Equal(entry.GetProperty("abs_max")[channel].GetDouble(), samples.Max(Math.Abs), SampleTolerance);
            Assert.Equal(1, samples.Sum(sample => Math.Abs((double)sample)) / entry.GetProperty("abs_sum")[channel].GetDouble(), 1e-5);
        }
    }

    private void CheckChunks(string song, JsonElement expected, StereoSound sound, SslListener listener)
    {
        var chunks = SslChunks.Cut(TrainingSound.Mono(sound, listener.SampleRate), sound.Length, listener);
        Assert.Equal(expected.GetProperty("length").GetInt32(), chunks.Valid);
        Assert.Equal(expected.GetProperty("mean").GetDouble(), chunks.Mean, MomentTolerance);
        Assert.Equal(expected.GetProperty("variance").GetDouble(), chunks.Variance, MomentTolerance);
        Assert.Equal(expected.GetProperty("valid").EnumerateArray().Select(count => count.GetInt32()), Enumerable.Range(0, chunks.Count).Select(chunks.ValidOf));
        Assert.Equal(expected.GetProperty("kept_frames").EnumerateArray().Select(count => count.GetInt32()), Kept(chunks, listener));
        for (var i = 0; i < chunks.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{song}.{listener.Name}.chunk{i}");
            var chunk = chunks[i].ToArray();
            Near(Floats(name + "_head"), chunk.AsSpan(0, Floats(name + "_head").Length), NormalisedTolerance, name + "_head");
            Near(Floats(name + "_tail"), chunk.AsSpan(chunk.Length - ChunkEdge), NormalisedTolerance, name + "_tail");
            Near(Floats(name + "_strided"), [.. chunk.Take(chunks.ValidOf(i)).Where((_, at) => at % Stride == 0)], NormalisedTolerance, name + "_strided");
            var (from, to) = (Math.Max(0, chunks.ValidOf(i) - EndEdge), Math.Min(chunk.Length, chunks.ValidOf(i) + EndEdge));
            Near(Floats(name + "_valid_end"), chunk.AsSpan(from..to), NormalisedTolerance, name + "_valid_end");
        }
    }

    private static IEnumerable<int> Kept(SslChunks chunks, SslListener listener) =>
        Enumerable.Range(0, chunks.Count).Select(i => chunks.KeptFrames(i, listener == SslListener.Mert ? 374 : 1499));

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} numbers instead of {expected.Length}");
        var largest = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs((double)expected[i] - actual[i]));
        }

        Assert.True(largest <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}: differs by {largest:0.0e+00}, allowed is {tolerance:0.0e+00}"));
    }

    private float[] Floats(string name)
    {
        Assert.True(_cases.TryFind(name, out var entry), $"The golden has no '{name}'.");
        var numbers = new float[entry.Count];
        _cases.Read(entry, 0, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
