namespace AceData.Lyrics.Sources;

/// <summary>Reads parts of a file, never past its end and never more in total than a song's tags can need.</summary>
internal sealed class TagReading(Stream stream)
{
    private const long Budget = 48 << 20;
    private long _left = Budget;

    public long Length { get; } = stream.Length;

    /// <summary>Bytes at a place; fewer where the file ends, none where the place lies outside or enough was read.</summary>
    public byte[] Bytes(long offset, long count)
    {
        if (offset < 0 || offset >= Length || count <= 0)
        {
            return [];
        }

        count = Math.Min(count, Length - offset);
        if (count > _left)
        {
            return [];
        }

        _left -= count;
        var bytes = new byte[count];
        stream.Position = offset;
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
