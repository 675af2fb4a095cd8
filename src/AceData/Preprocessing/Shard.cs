using System.Globalization;
using AceData.Audio;

namespace AceData.Preprocessing;

/// <summary>The part of a data set that one of several computers works on: every n-th song.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">All parts.</param>
public sealed record Shard(int Number, int Count)
{
    /// <summary>No data set is divided into more parts.</summary>
    public const int Most = 10_000;

    /// <summary>Everything.</summary>
    public static readonly Shard Whole = new(1, 1);

    /// <summary>Reads <c>2/8</c>.</summary>
    /// <param name="text">As typed; null or empty is everything.</param>
    /// <exception cref="AceDataException">SHARD-BAD.</exception>
    public static Shard Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Whole;
        }

        return text.Split('/') is [var number, var count] && IsNumber(number, out var i) && IsNumber(count, out var n) && i <= n && n <= Most
            ? new Shard(i, n)
            : throw new AceDataException("SHARD-BAD", $"'{Files.FileNames.Printable(text)}' is no part of a data set. Write it as 1/4 for the first of four parts, up to 4/4 for the last.");
    }

    /// <summary>Whether the song at this place of the data set belongs to the part.</summary>
    /// <param name="row">From 0.</param>
    public bool Holds(int row) => row % Count == Number - 1;

    private static bool IsNumber(string text, out int number) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
