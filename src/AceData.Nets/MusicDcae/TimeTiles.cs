using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// Works on one stretch of time after the other, so that what is needed in between does not grow with the length of a song. Tensors are
/// [batch, channels, height, time], channels side by side in memory.
/// </summary>
internal static class TimeTiles
{
    /// <summary>Cuts time into stretches.</summary>
    /// <param name="length">Steps of all.</param>
    /// <param name="tile">Steps of a stretch; the last one may be shorter.</param>
    /// <param name="halo">Steps that are seen to each side, where there are any.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tile"/> is not above 0, so there would be no end.</exception>
    public static IReadOnlyList<TimeStretch> Cut(long length, long tile, long halo)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tile);
        var stretches = new List<TimeStretch>();
        for (var start = 0L; start < length; start += tile)
        {
            var end = Math.Min(start + tile, length);
            stretches.Add(new TimeStretch(start, end, Math.Max(0, start - halo), Math.Min(length, end + halo)));
        }

        return stretches;
    }

    /// <summary>
    /// Applies <paramref name="part"/> to stretches of time with enough of what surrounds them, and joins the middles. Where the halo covers all
    /// that the part sees to a side, the result is that of the whole, up to the rounding of another order of sums.
    /// </summary>
    /// <param name="part">Local in time; makes <paramref name="shrink"/> steps into one.</param>
    /// <param name="x">[batch, channels, height, time]</param>
    /// <param name="tile">Steps of a stretch, a multiple of <paramref name="shrink"/>.</param>
    /// <param name="halo">Steps that the part sees to each side, a multiple of <paramref name="shrink"/>.</param>
    /// <param name="shrink">Input steps of an output step.</param>
    /// <param name="cancellationToken">Heard before each stretch.</param>
    /// <returns>[batch, channels of the part, height of the part, time / shrink]</returns>
    public static Tensor Apply(Func<Tensor, Tensor> part, Tensor x, long tile, long halo, long shrink, CancellationToken cancellationToken = default)
    {
        return Join(Cut(x.shape[^1], tile, halo), shrink, MiddleOf, cancellationToken);

        Tensor MiddleOf(TimeStretch stretch, int index)
        {
            var whole = part(x.narrow(-1, stretch.From, stretch.Seen));
            return whole.narrow(-1, stretch.Before / shrink, stretch.Count / shrink);
        }
    }

    /// <summary>Makes a piece for each stretch and joins them. Each goes to its place at once, so that no two of them are held.</summary>
    /// <param name="stretches">At least one.</param>
    /// <param name="shrink">Steps that a piece has one of.</param>
    /// <param name="pieceOf">The piece of a stretch and its number: [batch, channels, height, steps / shrink]. What else it makes is disposed.</param>
    /// <param name="cancellationToken">Heard before each stretch.</param>
    /// <returns>[batch, channels, height, all steps / shrink]</returns>
    public static Tensor Join(IReadOnlyList<TimeStretch> stretches, long shrink, Func<TimeStretch, int, Tensor> pieceOf, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        Tensor? joined = null;
        for (var i = 0; i < stretches.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var pieceScope = NewDisposeScope();
            var piece = pieceOf(stretches[i], i);
            if (stretches.Count == 1)
            {
                return piece.MoveToOuterDisposeScope().MoveToOuterDisposeScope();
            }

            joined ??= ChannelsLast.Empty([.. piece.shape[..^1], stretches[^1].End / shrink], piece).MoveToOuterDisposeScope();
            joined.narrow(-1, stretches[i].Start / shrink, piece.shape[^1]).copy_(piece);
        }

        return joined!.MoveToOuterDisposeScope(); // not null: there was a stretch
    }
}
