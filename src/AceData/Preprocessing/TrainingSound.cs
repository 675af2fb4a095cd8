using AceData.Audio.Decoding;

namespace AceData.Preprocessing;

/// <summary>
/// A song as ACE-Step is trained on it: the rules of <c>get_audio</c> and <c>is_silent_audio</c> in its <c>text2music_dataset.py</c> (methmx83/Ace-Step_Data-Tool,
/// commit 7a82cf5), in their order: crop, fill up, resample, cut off what is too loud, look for silence.
/// </summary>
public static class TrainingSound
{
    /// <summary>Hz of the result.</summary>
    public const int SampleRate = 48000;

    /// <summary>Seconds from the beginning that are used.</summary>
    public const int LongestSeconds = 360;

    /// <summary>Seconds that a shorter song is filled up to, with silence behind it.</summary>
    public const int ShortestSeconds = 3;

    // Of a hundred samples, so many may be nothing in both channels.
    private const int MostSilent = 95;

    /// <summary>Makes the sound of a sample.</summary>
    /// <param name="source">Both channels at the rate of the file, cut or not.</param>
    /// <returns>Both channels at <see cref="SampleRate"/>, −1…1; null where it is silence.</returns>
    public static StereoSound? Of(StereoSound source)
    {
        var resampler = new SincResampler(source.SampleRate, SampleRate);
        var isMono = ReferenceEquals(source.Left, source.Right) || source.Left.AsSpan().SequenceEqual(source.Right);
        var left = Channel(source.Left, source.SampleRate, resampler);
        var right = isMono ? left : Channel(source.Right, source.SampleRate, resampler);
        return IsSilent(left, right) ? null : new StereoSound(left, right, SampleRate);
    }

    /// <summary>The mean of both channels at another rate, as the listening networks get it.</summary>
    /// <param name="sound">At <see cref="SampleRate"/>.</param>
    /// <param name="sampleRate">Hz wanted.</param>
    public static float[] Mono(StereoSound sound, int sampleRate)
    {
        var mono = new float[sound.Length];
        for (var i = 0; i < mono.Length; i++)
        {
            mono[i] = (sound.Left[i] + sound.Right[i]) / 2;
        }

        return new SincResampler(sound.SampleRate, sampleRate).Process(mono);
    }

    /// <summary>True when more than 95 of 100 samples are exactly nothing in both channels.</summary>
    public static bool IsSilent(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var zeros = 0L;
        for (var i = 0; i < left.Length; i++)
        {
            zeros += left[i] == 0 && right[i] == 0 ? 1 : 0;
        }

        return zeros * 100 > (long)left.Length * MostSilent;
    }

    private static float[] Channel(float[] samples, int rate, SincResampler resampler)
    {
        var length = Math.Min(samples.Length, LongestSeconds * rate);
        var whole = new float[Math.Max(length, ShortestSeconds * rate)];
        samples.AsSpan(0, length).CopyTo(whole);
        foreach (ref var sample in whole.AsSpan())
        {
            // One number that is none would spread over all that the networks compute.
            sample = float.IsFinite(sample) ? sample : 0;
        }

        var resampled = resampler.Process(whole);
        foreach (ref var sample in resampled.AsSpan())
        {
            sample = Math.Clamp(sample, -1, 1);
        }

        return resampled;
    }
}
