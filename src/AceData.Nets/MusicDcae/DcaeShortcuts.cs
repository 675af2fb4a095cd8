using AceData.Nets.Layers;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>The ways round a change of the number of channels that need no weights.</summary>
internal static class DcaeShortcuts
{
    /// <summary>Means of consecutive channels: [batch, c, …] → [batch, <paramref name="channels"/>, …].</summary>
    public static Tensor Mean(Tensor x, long channels) => x.unflatten(1, [channels, x.shape[1] / channels]).mean([2]);

    /// <summary>Each channel several times in a row: [batch, c, …] → [batch, <paramref name="channels"/>, …].</summary>
    public static Tensor Repeat(Tensor x, long channels) => x.repeat_interleave(channels / x.shape[1], 1);

    /// <summary>
    /// Adds to a map of half the size: the four neighbours of <paramref name="larger"/> one after another as channels, means of consecutive ones where that is more than there are. The neighbours
    /// are only seen in another order and never laid out, which would take longer than a convolution.
    /// </summary>
    /// <param name="smaller">[batch, outputs, height / 2, width / 2]; is changed. Outputs are once, twice or four times the inputs.</param>
    /// <param name="larger">[batch, inputs, height, width]</param>
    /// <returns><paramref name="smaller"/></returns>
    public static Tensor AddDown(Tensor smaller, Tensor larger)
    {
        var (rows, columns) = Kept(smaller.shape[1] / larger.shape[1]);
        var four = Neighbours(larger); // [batch, inputs, 2, 2, height / 2, width / 2]
        if (columns == 1)
        {
            four = four.narrow(3, 0, 1).Plus(four.narrow(3, 1, 1)).MultiplyBy(0.5);
        }

        if (rows == 1)
        {
            four = four.narrow(2, 0, 1).Plus(four.narrow(2, 1, 1)).MultiplyBy(0.5);
        }

        smaller.unflatten(1, [larger.shape[1], rows, columns]).Add(four);
        return smaller;
    }

    /// <summary>The way back: adds to a map of twice the size consecutive channels as four neighbours, each several times where there are too few.</summary>
    /// <param name="larger">[batch, outputs, height · 2, width · 2]; is changed. Inputs are once, twice or four times the outputs.</param>
    /// <param name="smaller">[batch, inputs, height, width]</param>
    /// <returns><paramref name="larger"/></returns>
    public static Tensor AddUp(Tensor larger, Tensor smaller)
    {
        var (rows, columns) = Kept(smaller.shape[1] / larger.shape[1]);
        Neighbours(larger).Add(smaller.unflatten(1, [larger.shape[1], rows, columns]));
        return larger;
    }

    // Of the four neighbours: how many rows and columns have channels of their own. Those of a column come first, since they are consecutive.
    private static (long Rows, long Columns) Kept(long ratio) => (Math.Min(ratio, 2), Math.Max(ratio / 2, 1));

    // [batch, channels, height · 2, width · 2] seen as [batch, channels, 2, 2, height, width]
    private static Tensor Neighbours(Tensor x) => x.unflatten(2, [x.shape[2] / 2, 2]).unflatten(4, [x.shape[3] / 2, 2]).permute(0, 1, 3, 5, 2, 4);
}
