using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;
using CsCheck;

namespace AceData.Tests.Lyrics.Cleaning;

/// <summary>Texts that write repeats out until they fill the disk.</summary>
public class GrowthTests
{
    private const int MostTimes = 16;

    /// <summary>What a text of nothing but a word gets around it.</summary>
    private const int Tags = 100;

    private static readonly string[] Parts =
    [
        " (x4)", " x4", " ×9", " (4 times)", " [x4]", "x\"4", "\n", "\n", "[Chorus]\n", "[Chorus x4]\n", "[Hook x4]\n", "[Pre-Chorus]\n", "Repeat Chorus x4\n", "Chorus:\n",
        "[00:01.00]", "[00:02.00]", "carry it home", "la la la la la la la la la", "\"", "(", ")", "&amp;", "Embed", "<br>", "…",
    ];

    private static readonly Gen<string> Bombs =
        Gen.Select(Gen.Int[0, Parts.Length - 1], Gen.Int[1, 40], (part, times) => string.Concat(Enumerable.Repeat(Parts[part], times))).Array[1, 12].Select(string.Concat);

    [Fact]
    public void No_text_grows_beyond_a_fixed_multiple_of_itself() => Bombs.Sample(AssertBounded, iter: 3_000, threads: 2);

    public static TheoryData<string> Texts { get; } =
    [
        "Carry it home" + Times(12, " (x4)"),
        "Carry it home" + Times(500, " x4"),
        "[Chorus x4 x4 x4]\ncarry it home (x4) (x4)\n" + Times(40, "[Chorus x4]\n"),
        Times(1_000, "[00:01.00]") + Times(1_000, "la la ") + "\n",
        Times(10_000, "[00:01.00]") + Times(30_000, "la la ") + "\n",
        "[Chorus]\n" + Times(400, "carry it home now\n") + Times(400, "[Chorus]\n"),
        "[Chorus]\n" + Times(9_000, "home\n") + Times(20_000, "[Chorus x4]\n"),
        Times(200_000, "home\n"),
        "[Chorus]\n" + Times(20, "oh\n\n") + Times(60, "[Chorus x4]\n"),
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void A_text_that_was_made_to_grow_stays_small(string text) => AssertBounded(text);

    [Theory]
    [InlineData("Carry it home (x4) (x4)", 4)]
    [InlineData("Carry it home x2 x2", 2)]
    [InlineData("Carry it home (x2) x3", 3)]
    [InlineData("Carry it home (x2) (2x) ×2", 2)]
    public void Marks_in_a_row_count_once(string line, int lines) =>
        Assert.Equal("[verse]\n" + Times(lines, "Carry it home\n"), Cleaned.V1(line));

    [Fact]
    public void A_text_longer_than_any_song_is_refused_and_says_so()
    {
        var cleaned = LyricsCleaner.Clean(Times(20_000, "home\n"), CleaningOptions.HandWritten);

        Assert.True(cleaned.IsTooLong);
        Assert.False(cleaned.Document.HasContent);
        Assert.Contains("50000 characters", Assert.Single(cleaned.Warnings), StringComparison.Ordinal);
        Assert.False(LyricsCleaner.Clean(Times(5_000, "home\n"), CleaningOptions.HandWritten).IsTooLong);
    }

    private static void AssertBounded(string text)
    {
        var most = Math.Min(LyricsDocument.MostCharacters, (MostTimes * text.Length) + Tags);
        foreach (var options in (CleaningOptions[])[CleaningOptions.Fetched, CleaningOptions.HandWritten, CleaningOptions.Fetched with { InferStructure = true }])
        {
            var document = LyricsCleaner.Clean(text, options).Document;
            foreach (var profile in (LyricsProfile[])[LyricsProfile.AceStep1, LyricsProfile.AceStep15])
            {
                var length = LyricsRenderer.Render(document, profile).Length;
                Assert.True(length <= most, $"{text.Length} characters became {length} ({options}, {profile.Form}): {text.ReplaceLineEndings("\\n")}");
            }
        }
    }

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
}
