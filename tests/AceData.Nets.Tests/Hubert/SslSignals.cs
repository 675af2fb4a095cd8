using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace AceData.Nets.Tests.Hubert;

/// <summary>The songs of the goldens <c>ssl_features</c> and <c>ssl_features_edges</c>, which are computed and not stored: their README files say how.</summary>
internal static class SslSignals
{
    /// <summary>Sines and noise: [left, right], 48 kHz.</summary>
    public static float[][] Sines(int clip, int samples)
    {
        var left = Channel(samples, [(220 + (17 * clip), 0.4, 0.1), (1760.5, 0.2, 0.7), (9000, 0.1, 0), (15000, 0.05, 0.2)], 0.25, (uint)(1 + clip));
        var right = Channel(samples, [(331.3 + (5 * clip), 0.3, 1.0), (2500, 0.2, 0.3), (13000, 0.1, 0.4)], 0.2, (uint)(1000 + clip));
        return [left, right];
    }

    /// <summary>Triangles and noise in whole numbers: [left, right], 48 kHz.</summary>
    public static float[][] Integers(int samples, long seed, bool quiet, out string sha256)
    {
        var values = new short[2 * samples];
        Fill(values, 0, seed, 300, 2371, 700, quiet);
        Fill(values, 1, seed + 7, 452, 3413, -300, quiet);
        sha256 = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())));
        return [.. Enumerable.Range(0, 2).Select(channel => Enumerable.Range(0, samples).Select(i => values[(2 * i) + channel] / 32768f).ToArray())];
    }

    private static void Fill(short[] values, int channel, long state, long first, long second, long offset, bool quiet)
    {
        static long Triangle(long i, long increment) => (2 * Math.Abs((i * increment % 65536) - 32768)) - 32768;
        for (long i = 0; i < values.Length / 2; i++)
        {
            state = ((1664525 * state) + 1013904223) % (1L << 32);
            var noise = (state >> 16) - 32768;
            var envelope = Math.Abs((i / 5 % 65536) - 32768);
            var value = (((Triangle(i, first) * 11000) + (((Triangle(i, second) * envelope) >> 15) * 9000) + (noise * 5000)) >> 15) + offset;
            values[(2 * i) + channel] = (short)(quiet ? value >> 9 : value);
        }
    }

    private static float[] Channel(int samples, (double Hertz, double Amplitude, double Phase)[] sines, double noise, uint state)
    {
        var channel = new float[samples];
        for (var i = 0; i < samples; i++)
        {
            state = unchecked((1664525 * state) + 1013904223);
            var value = sines.Sum(sine => sine.Amplitude * Math.Sin((2 * Math.PI * sine.Hertz * i / 48000) + sine.Phase));
            channel[i] = (float)(value + (noise * (((state >> 8) / 16777216.0) - 0.5)));
        }

        return channel;
    }
}
