using System.Buffers.Binary;
using System.Text;
using AceData.Audio.Decoding;

namespace AceData.Lyrics.Sources;

/// <summary>Reads the items of an APEv1 or APEv2 tag that hold lyrics.</summary>
internal static class ApeTag
{
    private const int FooterSize = 32;
    private const int LargestTag = 16 << 20;
    private const int MostItems = 1000;
    private const uint HasHeader = 0x80000000;
    private const uint KindMask = 6;

    /// <summary>The tag that ends at a place; null when none does.</summary>
    public static EndTag? Read(TagReading file, long end)
    {
        var footer = file.Bytes(end - FooterSize, FooterSize);
        if (footer.Length < FooterSize || !footer.AsSpan(0, 8).SequenceEqual("APETAGEX"u8))
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(footer.AsSpan(12));
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(footer.AsSpan(20));
        if (size is < FooterSize or > LargestTag || size > end)
        {
            return null;
        }

        var lyrics = Items(file.Bytes(end - size, size - FooterSize));
        return new EndTag(end - size - ((flags & HasHeader) != 0 ? FooterSize : 0), lyrics);
    }

    private static List<TagLyrics> Items(ReadOnlySpan<byte> items)
    {
        var found = new List<TagLyrics>();
        for (var i = 0; i < MostItems && items.Length > 8; i++)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(items);
            var flags = BinaryPrimitives.ReadUInt32LittleEndian(items[4..]);
            var nameLength = items[8..].IndexOf((byte)0);
            if (nameLength < 0 || size > items.Length - 9 - nameLength)
            {
                break;
            }

            var name = Encoding.Latin1.GetString(items.Slice(8, nameLength));
            var value = items.Slice(9 + nameLength, (int)size);
            if ((flags & KindMask) == 0 && size <= TagLyrics.LongestText && EmbeddedText.IsLyricsName(name) && Encoding.UTF8.GetString(value).Trim('\0', ' ', '\n', '\r') is { Length: > 0 } text)
            {
                found.Add(new TagLyrics("APE", null, text));
            }

            items = items[(9 + nameLength + (int)size)..];
        }

        return found;
    }
}
