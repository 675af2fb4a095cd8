using System.Runtime.InteropServices;

namespace AceData.Samples;

/// <summary>A stereo track that instruments add their sound to; time counts in beats.</summary>
/// <param name="bpm">Beats per minute.</param>
/// <param name="beats">Length in beats; two seconds of echo follow.</param>
internal sealed class Mixer(double bpm, double beats)
{
    public const int SampleRate = 44100;

    private readonly float[] _dry = new float[Frames(bpm, beats) * 2];
    private readonly float[] _wet = new float[Frames(bpm, beats)];

    /// <summary>Length of one beat in seconds.</summary>
    public double Beat => 60 / bpm;

    /// <summary>Adds a sound.</summary>
    /// <param name="beat">Where it begins.</param>
    /// <param name="sound">Mono samples.</param>
    /// <param name="gain">Linear.</param>
    /// <param name="pan">-1 left … 1 right.</param>
    /// <param name="echo">Share that goes into the reverberation.</param>
    public void Add(double beat, float[] sound, double gain, double pan = 0, double echo = 0)
    {
        var start = (int)(beat * Beat * SampleRate);
        var (left, right) = (gain * Math.Sqrt((1 - pan) / 2), gain * Math.Sqrt((1 + pan) / 2));
        for (var i = 0; i < sound.Length && start + i < _wet.Length; i++)
        {
            _dry[(start + i) * 2] += (float)(left * sound[i]);
            _dry[((start + i) * 2) + 1] += (float)(right * sound[i]);
            _wet[start + i] += (float)(gain * echo * sound[i]);
        }
    }

    /// <summary>Turns everything so far down around every beat, as a compressor keyed by the kick does.</summary>
    public void Pump(double depth)
    {
        for (var i = 0; i < _dry.Length; i++)
        {
            var phase = i / 2 / (double)SampleRate / Beat % 1;
            _dry[i] *= (float)(1 - (depth * Math.Exp(-phase * 5)));
        }
    }

    /// <summary>The finished track: reverberated, softly limited, faded at the end; 32-bit floats, interleaved.</summary>
    public byte[] Finish()
    {
        Reverberate(channel: 0, [1557, 1617, 1491, 1422]);
        Reverberate(channel: 1, [1580, 1640, 1514, 1445]);
        var loudest = _dry.Max(Math.Abs);
        var fade = (int)(1.5 * SampleRate);
        for (var i = 0; i < _dry.Length; i++)
        {
            _dry[i] = MathF.Tanh(1.2f * _dry[i] / loudest) * 0.9f * Math.Min(1, ((_dry.Length / 2) - (i / 2)) / (float)fade);
        }

        return MemoryMarshal.AsBytes<float>(_dry).ToArray();
    }

    // Four combs and two all-passes (M. R. Schroeder, "Natural sounding artificial reverberation", 1962).
    private void Reverberate(int channel, int[] delays)
    {
        var sum = new float[_wet.Length];
        foreach (var delay in delays)
        {
            var comb = new float[_wet.Length];
            for (var i = 0; i < comb.Length; i++)
            {
                comb[i] = _wet[i] + (i >= delay ? 0.82f * comb[i - delay] : 0);
                sum[i] += 0.25f * comb[i];
            }
        }

        foreach (var delay in (int[])[225, 556])
        {
            var passed = new float[sum.Length];
            for (var i = 0; i < sum.Length; i++)
            {
                passed[i] = (-0.5f * sum[i]) + (i >= delay ? sum[i - delay] + (0.5f * passed[i - delay]) : 0);
            }

            sum = passed;
        }

        for (var i = 0; i < sum.Length; i++)
        {
            _dry[(i * 2) + channel] += 0.35f * sum[i];
        }
    }

    private static int Frames(double bpm, double beats) => (int)(((beats * 60 / bpm) + 2) * SampleRate);
}
