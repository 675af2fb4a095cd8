using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AceData.Audio.Fingerprints;

/// <summary>What a recording sounds like in 3 KB: two files of one recording have nearly the same, whatever their format and level.</summary>
/// <remarks>
/// After Haitsma and Kalker, "A Highly Robust Audio Fingerprinting System" (ISMIR 2002): the sign of how the difference of the energies of
/// two neighbouring bands changes. They look for three seconds in a million songs; whole files of one length need less, so the bands are nearly
/// half an octave wide and the change is that of half a second, which a start between two frames hardly alters.
/// </remarks>
public sealed class SoundFingerprint
{
    /// <summary>Samples from frame to frame at <see cref="FingerprintListener.SampleRate"/> halved.</summary>
    internal const int HopLength = 689;

    /// <summary>Frames a second: sixteen.</summary>
    internal const double FramesPerSecond = FingerprintListener.SampleRate / 2.0 / HopLength;

    /// <summary>Frames that are kept: the first three minutes.</summary>
    internal const int LongestFrames = 180 * 16;

    /// <summary>Bands, nearly half an octave each; a sign for each two neighbours.</summary>
    internal const int Bands = 9;

    private const int FramesOfWord = sizeof(ulong);
    private const int Signs = 8;
    private const int GlimpseWords = 24;
    private const int LeastFrames = 3 * 16;

    // What no pair of equal recordings comes near in the glimpse.
    private const double HopelessGlimpse = 0.34;

    // A second and a half: what is cut off at the front of one of two, at most.
    private const int Shifts = 24;

    private readonly Vector128<byte> _spectrum;
    private readonly byte[] _frames;
    private readonly byte[] _heard;

    private SoundFingerprint(byte[] bytes)
    {
        Span<byte> spectrum = stackalloc byte[Vector128<byte>.Count];
        bytes.AsSpan(0, Bands).CopyTo(spectrum);
        _spectrum = Vector128.Create<byte>(spectrum);
        _frames = bytes[Bands..];
        _heard = [.. _frames.Select(frame => frame == 0 ? (byte)0 : byte.MaxValue)];
        Seconds = _heard.Count(heard => heard != 0) / FramesPerSecond;
    }

    /// <summary>Seconds in which there is something to hear; three minutes at most.</summary>
    public double Seconds { get; }

    /// <summary>Reads what <see cref="Analysis.SongAnalysis.Fingerprint"/> gave; null where there was nothing to hear.</summary>
    public static SoundFingerprint? FromBytes(byte[] bytes) =>
        bytes.Length is > Bands and <= Bands + LongestFrames ? new SoundFingerprint(bytes) : null;

    /// <summary>Whether two could be one recording, by the power in each band alone: a few nanoseconds, nearly always false.</summary>
    public bool IsLike(SoundFingerprint other)
    {
        // In half decibels: codecs and clipping move a minute of music by one of them, three at the very most; half a second at an end weighs more in short songs.
        var tolerance = (byte)Math.Min(120, 3 + (60 / Math.Min(Seconds, other.Seconds)));
        var difference = Vector128.Max(_spectrum, other._spectrum) - Vector128.Min(_spectrum, other._spectrum);
        return Vector128.LessThanOrEqualAll(difference, Vector128.Create(tolerance));
    }

    /// <summary>
    /// Share of the signs in which two differ where they fit best, in the second worst of the eight pairs of bands: 0 for copies, below 0.15 for
    /// one recording in two formats, about 0.5 for different ones. 1 where it is certainly not the same, or no three seconds can be compared.
    /// </summary>
    /// <remarks>Not in all of them, since songs with the same drums agree wherever only these are heard; not in the worst, since a codec may spoil one.</remarks>
    public double DifferenceFrom(SoundFingerprint other)
    {
        var (best, least) = (0, 1.0);
        for (var shift = -Shifts; shift <= Shifts; shift++)
        {
            var glimpse = Glimpse(other, shift);
            (best, least) = glimpse < least ? (shift, glimpse) : (best, least);
        }

        return least > HopelessGlimpse ? 1 : Enumerable.Range(best - 1, 3).Min(shift => SecondWorst(other, shift));
    }

    private static ulong Word(byte[] bytes, int at) => MemoryMarshal.Read<ulong>(bytes.AsSpan(at));

    /// <summary>Share of differing signs in a few words, spread over what both have.</summary>
    private double Glimpse(SoundFingerprint other, int shift)
    {
        var (from, otherFrom, words) = Common(other, shift);
        var (differing, counted) = (0, 0);
        for (var word = 0; word < words; word += Math.Max(1, words / GlimpseWords))
        {
            var (here, there) = (from + (word * FramesOfWord), otherFrom + (word * FramesOfWord));
            var heard = Word(_heard, here) & Word(other._heard, there);
            differing += BitOperations.PopCount((Word(_frames, here) ^ Word(other._frames, there)) & heard);
            counted += BitOperations.PopCount(heard);
        }

        return counted == 0 ? 1 : (double)differing / counted;
    }

    private double SecondWorst(SoundFingerprint other, int shift)
    {
        var (from, otherFrom, words) = Common(other, shift);
        Span<int> differing = stackalloc int[Signs];
        differing.Clear();
        var counted = 0;
        for (var word = 0; word < words; word++)
        {
            var (here, there) = (from + (word * FramesOfWord), otherFrom + (word * FramesOfWord));
            var heard = Word(_heard, here) & Word(other._heard, there);
            var differs = (Word(_frames, here) ^ Word(other._frames, there)) & heard;
            counted += BitOperations.PopCount(heard) / Signs;
            for (var sign = 0; sign < Signs; sign++)
            {
                differing[sign] += BitOperations.PopCount(differs & (0x0101_0101_0101_0101UL << sign));
            }
        }

        differing.Sort();
        return counted < LeastFrames ? 1 : (double)differing[^2] / counted;
    }

    private (int From, int OtherFrom, int Words) Common(SoundFingerprint other, int shift)
    {
        var (from, otherFrom) = (Math.Max(0, shift), Math.Max(0, -shift));
        return (from, otherFrom, Math.Max(0, Math.Min(_frames.Length - from, other._frames.Length - otherFrom)) / FramesOfWord);
    }
}
