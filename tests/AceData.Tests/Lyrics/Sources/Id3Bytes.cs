using System.Buffers.Binary;
using System.Text;

namespace AceData.Tests.Lyrics.Sources;

/// <summary>Makes ID3v2 tags.</summary>
internal static class Id3Bytes
{
    public static byte[] Tag(byte version, params (string Id, byte[] Content)[] frames) =>
        Whole(version, 0, [.. frames.SelectMany(frame => Frame(version, frame.Id, frame.Content, 0))]);

    public static byte[] Whole(byte version, byte flags, byte[] body) => [.. "ID3"u8, version, 0, flags, .. SyncSafe(body.Length), .. body];

    public static byte[] Frame(byte version, string id, byte[] content, byte flags)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, content.Length);
        return version == 2
            ? [.. Encoding.ASCII.GetBytes(id), .. size[1..], .. content]
            : [.. Encoding.ASCII.GetBytes(id), .. version == 4 ? SyncSafe(content.Length) : size, 0, flags, .. content];
    }

    public static byte[] SyncSafe(int size) => [(byte)((size >> 21) & 0x7F), (byte)((size >> 14) & 0x7F), (byte)((size >> 7) & 0x7F), (byte)(size & 0x7F)];
}
