using System.Globalization;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Matching;

/// <summary>A song as its tags name it and something found, with what a careful person says: the same, another version, another song.</summary>
public sealed record LabelledPair(string Label, string Pattern, SongIdentity Wanted, FoundLyrics Found)
{
    public MatchResult Result => MatchScore.Of(Wanted, Found);

    public static IReadOnlyList<LabelledPair> Load(string name) =>
        [.. File.ReadLines(Checkout.File($"tests/AceData.Tests/Lyrics/Matching/{name}.tsv")).Skip(1).Select(Parse)];

    public override string ToString() => $"{Pattern}: {string.Join(" & ", Wanted.Artists)} – {Wanted.Title} | {string.Join(" & ", Found.Artists)} – {Found.Title}";

    private static LabelledPair Parse(string line)
    {
        var cells = line.Split('\t');
        return new LabelledPair(
            cells[0],
            cells[1],
            IdentityReader.FromNames(cells[2], cells[3], IdentitySource.EmbeddedTags) with { DurationSeconds = Seconds(cells[4]) },
            new FoundLyrics
            {
                Source = "fake",
                Address = "https://example.invalid",
                Text = "some words",
                Artists = cells[5].Split(';'),
                Title = cells[6],
                Guests = cells[7].Split(';', StringSplitOptions.RemoveEmptyEntries),
                DurationSeconds = Seconds(cells[8]),
            });
    }

    private static double? Seconds(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
