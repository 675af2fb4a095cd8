using System.Buffers;

namespace AceData.Jobs;

/// <summary>
/// Cuts what a child prints into lines while it prints. Whatever comes, it needs at most <see cref="LongestEvent"/> bytes and
/// goes on reading: a pipe that nobody empties would stop the child.
/// </summary>
internal sealed class OutputLines
{
    /// <summary>Bytes of the longest line that may be an event.</summary>
    public const int LongestEvent = 256 << 10;

    /// <summary>Bytes of any other line.</summary>
    public const int LongestText = 8 << 10;

    private readonly ArrayBufferWriter<byte> _line = new(1 << 10);
    private readonly LineReader _onLine;
    private bool _sawReturn;
    private long _dropped;

    /// <param name="onLine">Takes each line that is not empty; the bytes are valid during the call only.</param>
    public OutputLines(LineReader onLine) => _onLine = onLine;

    /// <summary>Takes a line and the number of its bytes that were too many.</summary>
    public delegate void LineReader(ReadOnlyMemory<byte> line, long droppedBytes);

    /// <summary>Reads to the end of the stream, or until it is closed.</summary>
    public async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[16 << 10];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                Take(buffer.AsSpan(0, read));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe went away with the child; what was read is what there is.
        }

        End();
    }

    /// <summary>Takes the next bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            // A carriage return begins the line anew, as on a terminal, unless it belongs to the line's end.
            if (_sawReturn && bytes[0] != (byte)'\n')
            {
                Clear();
            }

            _sawReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            Append(end < 0 ? bytes : bytes[..end]);
            if (end < 0)
            {
                return;
            }

            if (bytes[end] == (byte)'\n')
            {
                End();
            }
            else
            {
                _sawReturn = true;
            }

            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>Hands out what is there: the stream or the line has ended.</summary>
    public void End()
    {
        if (_line.WrittenCount > 0)
        {
            _onLine(_line.WrittenMemory, _dropped);
        }

        Clear();
        _sawReturn = false;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var first = _line.WrittenCount > 0 ? _line.WrittenSpan[0] : bytes[0];
        var room = (first == (byte)'{' ? LongestEvent : LongestText) - _line.WrittenCount;
        var kept = Math.Min(room, bytes.Length);
        _line.Write(bytes[..kept]);
        _dropped += bytes.Length - kept;
    }

    private void Clear()
    {
        _line.ResetWrittenCount();
        _dropped = 0;
    }
}
