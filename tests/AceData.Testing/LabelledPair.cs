using System.Globalization;

namespace AceData.Testing;

/// <summary>A song as its tags name it and something found, with what a careful person says: <c>same</c>, another <c>version</c>, an<c>other</c> song.</summary>
public sealed record LabelledPair(
    string Label,
    string Pattern,
    string Artist,
    string Title,
    double? Seconds,
    IReadOnlyList<string> FoundArtists,
    string FoundTitle,
    IReadOnlyList<string> FoundGuests,
    double? FoundSeconds)
{
    /// <summary>Reads <c>tuning</c>, on which rules may be tried, or <c>held_out</c>, on which never.</summary>
    public static IReadOnlyList<LabelledPair> Load(string name) =>
        [.. File.ReadLines(Checkout.File($"tests/AceData.Tests/Lyrics/Matching/{name}.tsv")).Skip(1).Select(Parse)];

    public override string ToString() => $"{Pattern}: {Artist} – {Title} | {string.Join(" & ", FoundArtists)} – {FoundTitle}";

    private static LabelledPair Parse(string line) => line.Split('\t') is [var label, var pattern, var artist, var title, var seconds, var artists, var found, var guests, var length]
        ? new LabelledPair(label, pattern, artist, title, Number(seconds), artists.Split(';'), found, guests.Split(';', StringSplitOptions.RemoveEmptyEntries), Number(length))
        : throw new InvalidDataException($"This row has not nine cells: {line}");

    private static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
