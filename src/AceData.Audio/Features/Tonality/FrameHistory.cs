namespace AceData.Audio.Features.Tonality;

/// <summary>The last few rows of numbers.</summary>
internal sealed class FrameHistory(int capacity, int width)
{
    private readonly float[] _rows = new float[capacity * width];
    private int _next;

    /// <summary>How many rows are held.</summary>
    public int Count { get; private set; }

    /// <summary>True when the oldest row is about to be overwritten.</summary>
    public bool IsFull => Count == capacity;

    /// <summary>The row held longest; only when full.</summary>
    public ReadOnlySpan<float> Oldest => _rows.AsSpan(_next * width, width);

    /// <summary>Row number <paramref name="index"/>, in no particular order.</summary>
    public ReadOnlySpan<float> this[int index] => _rows.AsSpan(index * width, width);

    /// <summary>A row to fill; takes the place of the oldest.</summary>
    public Span<float> Append()
    {
        var row = _rows.AsSpan(_next * width, width);
        _next = (_next + 1) % capacity;
        Count = Math.Min(capacity, Count + 1);
        return row;
    }
}
