using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Audio.Spectra;
using AceData.Nets.Layers;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tests.Comparing;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.MusicDcae;

[Trait("Category", "Golden")]
public class CodecPathGoldenTests : NetTest
{
    private const int SongRate = 48000;

    [Fact]
    public void A_song_becomes_the_latents_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        using var net = DcaeEncoder.Load(golden.Folder, Placement.CpuFp32);
        var codec = new CodecMel();
        var resampler = new SincResampler(SongRate, new CodecMelSettings().SampleRate);
        foreach (var @case in golden.CasesWith(".audio"))
        {
            using var scope = NewDisposeScope();
            var audio = golden[@case + ".audio"]; // [songs, channels, samples]
            var (expectedMel, expected) = (golden[@case + ".mel"], golden[@case + ".latents"]);
            for (var song = 0; song < audio.shape[0]; song++)
            {
                var channels = Enumerable.Range(0, (int)audio.shape[1]).Select(channel => resampler.Process(audio[song, channel].data<float>().ToArray())).ToArray();
                var pictures = tensor(channels.SelectMany(samples => codec.Picture(samples)).ToArray()).view(1, channels.Length, expectedMel.shape[2], -1);

                if (song == 0)
                {
                    Near.Absolute(golden[@case + ".audio_44k"].flatten().data<float>().ToArray(), [.. channels.SelectMany(samples => samples)], 3e-5, @case + ".audio_44k");
                }

                // The golden's mel is not spread to −1 … 1.
                Near.Absolute(expectedMel[song], DcaeLatents.LogMel(pictures)[0], 3e-4, @case + ".mel");
                Near.Absolute(expected[song], net.Encode(pictures, cancellationToken: TestContext.Current.CancellationToken)[0], 6e-5, @case + ".latents");
            }
        }
    }

    [Fact]
    public void Latents_become_the_sound_of_the_original()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        var player = Player(golden);
        foreach (var @case in golden.Cases().GetProperty("cases").EnumerateArray().Where(@case => Name(@case).StartsWith("decode.plain", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var latents = golden[Name(@case) + ".latents"];
            for (var song = 0; song < latents.shape[0]; song++)
            {
                var expected = golden[$"{Name(@case)}.wav{song}"];
                var sound = player.Play(latents[song], TestContext.Current.CancellationToken);
                var resampler = new SincResampler(player.SampleRate, @case.GetProperty("rate").GetInt32());
                for (var channel = 0; channel < sound.shape[0]; channel++)
                {
                    var samples = resampler.Process(sound[channel].data<float>().ToArray());
                    var cut = @case.GetProperty("cut").ValueKind == JsonValueKind.Null ? samples.Length : @case.GetProperty("cut")[song].GetInt32();
                    Near.Absolute(expected[channel].data<float>().ToArray(), samples.AsSpan(0, cut), 3e-5, $"{Name(@case)} song {song}");
                }
            }
        }
    }

    [Fact]
    public void Windows_of_latents_are_joined_as_the_original_joins_them()
    {
        using var golden = GoldenTensors.OrSkip("music_dcae");
        var player = Player(golden);
        foreach (var @case in golden.Cases().GetProperty("cases").EnumerateArray().Where(@case => Name(@case).StartsWith("decode.overlap", StringComparison.Ordinal)))
        {
            using var scope = NewDisposeScope();
            var name = Name(@case);
            var latents = golden[name + ".latents"];
            if (latents.dtype == ScalarType.Int8)
            {
                latents = latents.to(ScalarType.Float32).DividedBy(64);
            }

            var sound = player.PlayInWindows(latents[0], TestContext.Current.CancellationToken);

            Assert.Equal(@case.GetProperty("samples").GetInt64(), sound.shape[1]);
            if (golden.Has(name + ".wav0"))
            {
                Near.Absolute(golden[name + ".wav0"], sound, 3e-5, name);
            }
            else
            {
                CompareThinned(golden, name, @case.GetProperty("stored"), sound, player.JoinedMel(latents[0], TestContext.Current.CancellationToken));
            }
        }
    }

    private static void CompareThinned(GoldenTensors golden, string name, JsonElement stored, Tensor sound, Tensor mel)
    {
        Near.Absolute(golden[name + ".wav0_strided"], sound.index_select(1, Arithmetic.Range(sound.shape[1], stored.GetProperty("stride").GetInt32())), 3e-5, name + ".wav0_strided");
        foreach (var seam in stored.GetProperty("seams").EnumerateArray().Select(seam => seam.GetInt64()))
        {
            Near.Absolute(golden[$"{name}.seam{seam}"], sound.narrow(1, seam - 300, 600), 3e-5, $"{name} at {seam}");
        }

        var tail = golden[name + ".tail"];
        Near.Absolute(tail, sound.narrow(1, sound.shape[1] - tail.shape[1], tail.shape[1]), 3e-5, name + ".tail");
        Near.Relative(golden[name + ".mel_strided"], mel.index_select(2, Arithmetic.Range(mel.shape[2], 61)), 7e-6, name + ".mel_strided");
        Near.Relative(golden[name + ".mel_seam"], mel.narrow(2, 3072 - 12, 24), 7e-6, name + ".mel_seam");
    }

    private static string Name(JsonElement @case) => @case.GetProperty("case").GetString()!;

    private static LatentPlayer Player(GoldenTensors golden)
    {
        var vocoder = Goldens.Find("music_vocoder");
        Assert.SkipWhen(vocoder is null, Goldens.Missing("music_vocoder"));
        return new LatentPlayer(DcaeDecoder.Load(golden.Folder, Placement.CpuFp32), MusicVocoder.Load(vocoder!, Placement.CpuFp32));
    }
}
