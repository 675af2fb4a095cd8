namespace AceData.Nets.Weights.Pytorch;

/// <summary>A tensor as steps through the numbers of a storage.</summary>
/// <param name="begin">Position of its first number in the file.</param>
/// <param name="shape">Sizes, outermost first.</param>
/// <param name="strides">Numbers from one to the next, for each axis.</param>
/// <param name="size">Bytes of a number.</param>
internal sealed class StoredView(long begin, long[] shape, long[] strides, int size)
{
    private const int PieceBytes = 4 << 20;

    public long Begin { get; } = begin;

    /// <summary>Whether its numbers lie row by row, without gaps.</summary>
    public bool IsContiguous { get; } = LiesRowByRow(shape, strides);

    /// <summary>
    /// Whether two of its places may be the same number without an axis being a mere repetition, as no checkpoint has it. Collecting such a view would go back and forth through the file
    /// at each number.
    /// </summary>
    public static bool Folds(IReadOnlyList<long> shape, IReadOnlyList<long> strides)
    {
        var (reach, folds) = (Int128.Zero, false);
        foreach (var (length, stride) in shape.Zip(strides).Where(axis => axis.First > 1 && axis.Second > 0).OrderBy(axis => axis.Second))
        {
            folds |= stride <= reach;
            reach += (Int128)(length - 1) * stride;
        }

        return folds && !shape.Contains(0);
    }

    /// <summary>Collects its numbers row by row, in one pass through the file since the view does not fold (<see cref="Folds"/>).</summary>
    public byte[] Gather(WeightsInput input, TensorEntry entry)
    {
        var result = new byte[entry.ByteLength];
        if (entry.Count == 0)
        {
            return result;
        }

        // Pieces of the file in order; of each the numbers that lie in it go to their places. Where to look next is found by counting through
        // the axes from the largest stride to the smallest, which visits the file in order for every usual view.
        var axes = Enumerable.Range(0, shape.Length).Where(axis => shape[axis] > 1).OrderByDescending(axis => strides[axis]).ToArray();
        var rows = RowSteps();
        var counters = new long[axes.Length];
        var piece = new byte[PieceBytes / size * size];
        long source = 0, target = 0, pieceBegin = 0, pieceEnd = 0;
        for (var done = 0L; done < entry.Count; done++)
        {
            if (source < pieceBegin || source >= pieceEnd)
            {
                pieceBegin = source;
                pieceEnd = Math.Min(source + (piece.Length / size), Last() + 1);
                input.Read(Begin + (pieceBegin * size), piece.AsSpan(0, (int)(pieceEnd - pieceBegin) * size));
            }

            piece.AsSpan((int)(source - pieceBegin) * size, size).CopyTo(result.AsSpan((int)target * size));
            for (var level = axes.Length - 1; level >= 0; level--)
            {
                var axis = axes[level];
                source += strides[axis];
                target += rows[axis];
                if (++counters[level] < shape[axis])
                {
                    break;
                }

                source -= strides[axis] * shape[axis];
                target -= rows[axis] * shape[axis];
                counters[level] = 0;
            }
        }

        return result;
    }

    private long Last() => shape.Select((length, axis) => (length - 1) * strides[axis]).Sum();

    private long[] RowSteps()
    {
        var steps = new long[shape.Length];
        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            steps[axis] = step;
            step *= shape[axis];
        }

        return steps;
    }

    private static bool LiesRowByRow(long[] shape, long[] strides)
    {
        if (shape.Contains(0))
        {
            return true;
        }

        var step = 1L;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (shape[axis] > 1 && strides[axis] != step)
            {
                return false;
            }

            step *= shape[axis];
        }

        return true;
    }
}
