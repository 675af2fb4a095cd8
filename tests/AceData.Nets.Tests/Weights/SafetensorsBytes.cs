using System.Buffers.Binary;
using System.Text;

namespace AceData.Nets.Tests.Weights;

/// <summary>Safetensors files put together by hand, right and wrong ones.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A file of a header, its true length before it, and data.</summary>
    public static byte[] Of(string header, int dataLength) => Of(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    /// <summary>A file of a header, its true length before it, and data.</summary>
    public static byte[] Of(byte[] header, byte[] data) => Of((ulong)header.Length, header, data);

    /// <summary>A file that claims a length of its header.</summary>
    public static byte[] Of(ulong claimed, byte[] header, byte[] data)
    {
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, claimed);
        return [.. prefix, .. header, .. data];
    }

    /// <summary>One float32 tensor called <c>w</c>.</summary>
    public static byte[] Vector(params float[] values) => Of(
        Encoding.UTF8.GetBytes($$$"""{"w":{"dtype":"F32","shape":[{{{values.Length}}}],"data_offsets":[0,{{{values.Length * 4}}}]}}"""),
        [.. values.SelectMany(BitConverter.GetBytes)]);
}
