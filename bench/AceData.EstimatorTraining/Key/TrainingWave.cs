using System.Buffers.Binary;
using AceData.Audio.Features;
using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>Reads the corpora's own WAV files: 16 bit, 22,050 or 44,100 Hz.</summary>
internal static class TrainingWave
{
    /// <summary>Mono samples at 22,050 Hz.</summary>
    public static float[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var channels = BinaryPrimitives.ReadInt16LittleEndian(bytes[22..]);
        var sampleRate = BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]);
        var at = 12;
        while (!bytes.Slice(at, 4).SequenceEqual("data"u8))
        {
            at += 8 + BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]);
        }

        var data = bytes[(at + 8)..];
        var mono = new float[data.Length / 2 / channels];
        for (var i = 0; i < mono.Length * channels; i++)
        {
            mono[i / channels] += BinaryPrimitives.ReadInt16LittleEndian(data[(i * 2)..]) / 32768f / channels;
        }

        switch (sampleRate)
        {
            case KeyAnalyzer.SampleRate:
                return mono;
            case 2 * KeyAnalyzer.SampleRate:
                var halved = new List<float>(mono.Length / 2);
                new HalfRate(tapCount: 63).Push(mono, samples => halved.AddRange(samples));
                return [.. halved];
            default:
                throw new InvalidDataException($"{path}: {sampleRate} Hz; the corpora are made at 22,050 or 44,100 Hz.");
        }
    }
}
