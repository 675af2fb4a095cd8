using System.Buffers.Binary;
using System.Text;

namespace AceData.Lyrics.Sources;

/// <summary>
/// Lyrics in the tags that ffprobe does not show, or not whole: ID3v2 (USLT, SYLT, TXXX) at the beginning or in a WAV file,
/// APEv2 and Lyrics3 at the end. Reads a few blocks of the file; covers are skipped.
/// </summary>
public static class FileTags
{
    private const int MostChunks = 200;
    private const int Id3v1Size = 128;
    private const int MostEndTags = 4;

    /// <summary>All lyrics, in the order of the file. Damaged tags give what can be read of them.</summary>
    /// <param name="stream">Can seek.</param>
    public static IReadOnlyList<TagLyrics> Read(Stream stream)
    {
        var file = new TagReading(stream);
        var found = new List<TagLyrics>();
        found.AddRange(Id3Tag.Read(file, 0));
        if (RiffId3(file) is { } offset)
        {
            found.AddRange(Id3Tag.Read(file, offset));
        }

        var end = file.Length;
        end -= file.Bytes(end - Id3v1Size, 3) is [(byte)'T', (byte)'A', (byte)'G'] ? Id3v1Size : 0;
        for (var i = 0; i < MostEndTags; i++)
        {
            if ((ApeTag.Read(file, end) ?? Lyrics3Tag.Read(file, end)) is not { } tag)
            {
                break;
            }

            found.AddRange(tag.Lyrics);
            end = tag.Start;
        }

        return found;
    }

    /// <summary>Where the ID3 chunk of a WAV file begins.</summary>
    private static long? RiffId3(TagReading file)
    {
        if (Encoding.Latin1.GetString(file.Bytes(0, 12)) is not ['R', 'I', 'F', 'F', _, _, _, _, 'W', 'A', 'V', 'E'])
        {
            return null;
        }

        var at = 12L;
        for (var i = 0; i < MostChunks && file.Bytes(at, 8) is { Length: 8 } head; i++)
        {
            if (Encoding.Latin1.GetString(head, 0, 4) is "id3 " or "ID3 ")
            {
                return at + 8;
            }

            var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            at += 8 + size + (size & 1);
        }

        return null;
    }
}
