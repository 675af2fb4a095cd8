using System.Buffers.Binary;

namespace AceData.Testing;

/// <summary>WAV files as bytes, right ones and ones whose header lies.</summary>
public static class WavFile
{
    /// <summary>32-bit float samples, interleaved.</summary>
    public static byte[] Samples32(float[] samples, int sampleRate = 22050, int channels = 1)
    {
        var data = new byte[samples.Length * 4];
        Buffer.BlockCopy(samples, 0, data, 0, data.Length);
        return Raw(data, formatTag: 3, channels, sampleRate, bits: 32);
    }

    /// <summary>16-bit samples, interleaved.</summary>
    public static byte[] Pcm16(float[] samples, int sampleRate = 22050, int channels = 1)
    {
        var data = new byte[samples.Length * 2];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(data.AsSpan(i * 2), (short)Math.Clamp(samples[i] * 32767, -32768, 32767));
        }

        return Raw(data, formatTag: 1, channels, sampleRate, bits: 16);
    }

    /// <summary>A header with any numbers before any data.</summary>
    public static byte[] Raw(byte[] data, int formatTag, int channels, long sampleRate, int bits, long? dataLength = null, long? riffLength = null)
    {
        var block = Math.Max(1, channels * bits / 8);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write((uint)(riffLength ?? (36 + data.Length)));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)formatTag);
        writer.Write((ushort)channels);
        writer.Write((uint)sampleRate);
        writer.Write((uint)(sampleRate * block));
        writer.Write((ushort)block);
        writer.Write((short)bits);
        writer.Write("data"u8);
        writer.Write((uint)(dataLength ?? data.Length));
        writer.Write(data);
        writer.Flush();
        return stream.ToArray();
    }
}
