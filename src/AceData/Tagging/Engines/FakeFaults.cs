using System.Globalization;
using AceData.Audio;

namespace AceData.Tagging.Engines;

/// <summary>Faults that the fake engine makes, each as a share (0…1) of the answers.</summary>
/// <param name="Error">No answer at all.</param>
/// <param name="Garbage">Prose that answers nothing.</param>
/// <param name="Empty">An empty answer.</param>
/// <param name="GoneAfter">Number of answers after which the engine is gone for good; null for never.</param>
public sealed record FakeFaults(double Error = 0, double Garbage = 0, double Empty = 0, int? GoneAfter = null)
{
    /// <summary>Reads <c>error:0.1,garbage:0.1,empty:0.05,gone-after:50</c>.</summary>
    /// <exception cref="AceDataException">REQUEST-INVALID.</exception>
    public static FakeFaults Parse(string? text)
    {
        var faults = new FakeFaults();
        foreach (var part in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split(':') is [var n, var v] ? (n, v) : (part, string.Empty);
            faults = name switch
            {
                "error" => faults with { Error = Share(part, value) },
                "garbage" => faults with { Garbage = Share(part, value) },
                "empty" => faults with { Empty = Share(part, value) },
                "gone-after" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => faults with { GoneAfter = count },
                _ => throw Invalid(part),
            };
        }

        return faults;
    }

    private static double Share(string part, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : throw Invalid(part);

    private static AceDataException Invalid(string part) =>
        new("REQUEST-INVALID", $"'{part}' is no fault that the fake engine knows. An example: error:0.1,garbage:0.1,empty:0.05,gone-after:50");
}
