using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Features;

namespace AceData.Listening;

/// <summary>
/// The form in which an outline is kept: <c>ACEO</c>, a version, the numbers, and the SHA-256 of all before it. Little endian, about
/// 30 KB for a song.
/// </summary>
internal static class OutlineFile
{
    /// <summary>Bytes that no outline of a week's sound exceeds.</summary>
    public const int Largest = 8 << 20;

    /// <summary>Changes whenever the form, or what is measured, changes.</summary>
    private const int Version = 1;

    private static readonly byte[] Magic = "ACEO"u8.ToArray();

    public static byte[] Write(KeptOutline kept)
    {
        var (outline, probe) = kept;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(probe.Container);
        writer.Write(probe.Codec);
        writer.Write(probe.DurationSeconds ?? double.NaN);
        writer.Write(probe.IsDurationEstimated);
        writer.Write(probe.SampleRate);
        writer.Write(probe.Channels);
        writer.Write(outline.DurationSeconds);
        writer.Write(outline.Peaks.Peak);
        writer.Write(outline.Peaks.ToBytes());
        var levels = outline.Levels.ToSteps();
        writer.Write(levels.Length);
        writer.Write(levels);
        writer.Write(outline.Onsets.Count);
        writer.Write(MemoryMarshal.AsBytes(outline.Onsets.Seconds.AsSpan()));
        writer.Write(outline.Onsets.Strengths);
        foreach (var band in outline.Onsets.BandStrengths)
        {
            writer.Write(band);
        }

        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>The outline, or null when the bytes are damaged or of another version.</summary>
    public static KeptOutline? Read(byte[] bytes)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        if (!reader.ReadBytes(Magic.Length).SequenceEqual(Magic) || reader.ReadInt32() != Version)
        {
            return null;
        }

        // What the hash vouches for was written above; nothing more can be wrong with it.
        var (container, codec, said) = (reader.ReadString(), reader.ReadString(), reader.ReadDouble());
        var probe = new AudioProbe
        {
            Container = container,
            Codec = codec,
            DurationSeconds = double.IsNaN(said) ? null : said,
            IsDurationEstimated = reader.ReadBoolean(),
            SampleRate = reader.ReadInt32(),
            Channels = reader.ReadInt32(),
            Tags = new EmbeddedTags([]),
        };
        var (duration, peak) = (reader.ReadDouble(), reader.ReadSingle());
        var (maxima, minima) = (Signed(reader.ReadBytes(WaveformPeaks.Columns)), Signed(reader.ReadBytes(WaveformPeaks.Columns)));
        var levels = reader.ReadBytes(reader.ReadInt32());
        var count = reader.ReadInt32();
        var seconds = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(count * sizeof(float))).ToArray();
        return new KeptOutline(
            new SongOutline
            {
                DurationSeconds = duration,
                Peaks = new WaveformPeaks(maxima, minima, peak),
                Levels = LevelEnvelope.FromSteps(levels, duration),
                Onsets = new Onsets(seconds, reader.ReadBytes(count), [.. Enumerable.Range(0, Onsets.Bands).Select(_ => reader.ReadBytes(count))]),
            },
            probe);
    }

    private static sbyte[] Signed(byte[] bytes) => MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray();
}
