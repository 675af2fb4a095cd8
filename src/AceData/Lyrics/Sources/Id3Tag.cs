using System.Buffers.Binary;
using System.Text;

namespace AceData.Lyrics.Sources;

/// <summary>Walks the frames of an ID3v2.2, 2.3 or 2.4 tag (id3.org) and reads those that hold lyrics; encrypted and compressed ones are left out.</summary>
internal static class Id3Tag
{
    private const int MostFrames = 2000;
    private const int LongestUnsynchronised = 16 << 20;

    public static IReadOnlyList<TagLyrics> Read(TagReading file, long offset)
    {
        var head = file.Bytes(offset, 10);
        if (head is not [(byte)'I', (byte)'D', (byte)'3', >= 2 and <= 4, _, ..] || head.Length < 10)
        {
            return [];
        }

        var (version, flags, size) = (head[3], head[5], SyncSafe(head.AsSpan(6)));
        var start = offset + 10;

        // In 2.2 and 2.3 the whole tag is unsynchronised, sizes included; in 2.4 it is a matter of each frame.
        if ((flags & 0x80) != 0 && version < 4)
        {
            var whole = Synchronised(file.Bytes(start, Math.Min(size, LongestUnsynchronised)));
            return Frames(new TagReading(new MemoryStream(whole)), 0, whole.Length, version, flags);
        }

        return Frames(file, start, Math.Min(start + size, file.Length), version, flags);
    }

    private static List<TagLyrics> Frames(TagReading file, long at, long end, int version, int flags)
    {
        var found = new List<TagLyrics>();
        if (version > 2 && (flags & 0x40) != 0 && file.Bytes(at, 4) is { Length: 4 } extended)
        {
            at += version == 4 ? SyncSafe(extended) : BinaryPrimitives.ReadUInt32BigEndian(extended) + 4L;
        }

        var headLength = version == 2 ? 6 : 10;
        for (var i = 0; i < MostFrames && at + headLength <= end; i++)
        {
            var head = file.Bytes(at, headLength);
            if (head.Length < headLength || head[0] == 0)
            {
                break;
            }

            var id = Encoding.Latin1.GetString(head, 0, version == 2 ? 3 : 4);
            var size = Size(file, head, at, end, version);
            if (!IsId(id) || size < 0 || at + headLength + size > end)
            {
                break;
            }

            if (id is "USLT" or "ULT" or "SYLT" or "SLT" or "TXXX" or "TXX" && size <= TagLyrics.LongestText
                && Content(file.Bytes(at + headLength, size), head, version) is { } content
                && Id3Lyrics.Read(id, content) is { } lyrics)
            {
                found.Add(lyrics);
            }

            at += headLength + size;
        }

        return found;
    }

    private static long Size(TagReading file, byte[] head, long at, long end, int version)
    {
        if (version == 2)
        {
            return (head[3] << 16) | (head[4] << 8) | head[5];
        }

        long plain = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(4));
        if (version == 3 || plain < 0x80)
        {
            return plain;
        }

        // Some programs write the sizes of 2.4 as those of 2.3: what leads to a frame is right.
        var safe = SyncSafe(head.AsSpan(4));
        return safe == plain || LeadsOn(file, at + 10 + safe, end) || !LeadsOn(file, at + 10 + plain, end) ? safe : plain;
    }

    private static bool LeadsOn(TagReading file, long at, long end) =>
        at == end || (at < end && file.Bytes(at, 4) is { Length: 4 } next && (next[0] == 0 || IsId(Encoding.Latin1.GetString(next))));

    private static bool IsId(string id) => id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static byte[]? Content(byte[] content, byte[] head, int version)
    {
        if (version == 2)
        {
            return content;
        }

        var flags = head[9];
        var (isPacked, grouping, hasLength) = version == 3
            ? ((flags & 0xC0) != 0, (flags & 0x20) != 0, false)
            : ((flags & 0x0C) != 0, (flags & 0x40) != 0, (flags & 0x01) != 0);
        var skip = (grouping ? 1 : 0) + (hasLength ? 4 : 0);
        if (isPacked || content.Length < skip)
        {
            return null;
        }

        return version == 4 && (flags & 0x02) != 0 ? Synchronised(content[skip..]) : content[skip..];
    }

    private static long SyncSafe(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] & 0x7F) << 21) | ((bytes[1] & 0x7F) << 14) | ((bytes[2] & 0x7F) << 7) | (bytes[3] & 0x7F);

    /// <summary>Takes the zeros away that stand behind every FF, so that no player takes the tag for sound.</summary>
    private static byte[] Synchronised(byte[] bytes)
    {
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[count++] = bytes[i];
            i += bytes[i] == 0xFF && i + 1 < bytes.Length && bytes[i + 1] == 0 ? 1 : 0;
        }

        return bytes[..count];
    }
}
