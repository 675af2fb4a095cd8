using System.Buffers.Binary;

namespace AceData.Audio.Decoding;

/// <summary>Samples as a WAV file in memory.</summary>
public static class WavBytes
{
    private const int HeaderLength = 44;

    /// <summary>One channel, 16 bit; amplitudes beyond −1…1 are clipped.</summary>
    public static byte[] Pcm16(Waveform waveform)
    {
        var dataLength = waveform.Samples.Length * sizeof(short);
        var bytes = new byte[HeaderLength + dataLength];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), waveform.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), waveform.SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), dataLength);
        for (var i = 0; i < waveform.Samples.Length; i++)
        {
            var value = (short)Math.Round(Math.Clamp(waveform.Samples[i], -1f, 1f) * short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderLength + (i * sizeof(short))), value);
        }

        return bytes;
    }
}
