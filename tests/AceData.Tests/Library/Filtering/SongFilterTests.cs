using AceData.Audio.Features;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Library.Filtering;
using AceData.Tests.Files;
using CsCheck;

namespace AceData.Tests.Library.Filtering;

public class SongFilterTests
{
    private static readonly SongEntry[] Songs =
    [
        Song("Night Bus", "hip hop", "93 bpm", "minor key", "synth bass") with { BeatsPerMinute = 93, Mode = KeyMode.Minor, PromptState = SideCarState.WrittenByJob, Lyrics = LyricsState.Found },
        Song("Not Afraid", "rap", "186 bpm", "major key") with { BeatsPerMinute = 186, Mode = KeyMode.Major, PromptState = SideCarState.HandWritten, Lyrics = LyricsState.Missing },
        Song("Solo (feat. Sekte)") with { PromptState = SideCarState.Missing, Lyrics = LyricsState.Instrumental, Failure = new SongFailure("tag", "AUDIO-BAD", "It is damaged.") },
        Song("harbour", "140 bpm") with { Folder = "Waltz", BeatsPerMinute = 140, PromptState = SideCarState.MeasuredOnly, Review = [new ReviewNote(ReviewCause.TempoDoubtful, "bpm", 140, 70)], Lyrics = LyricsState.Suspicious },
    ];

    [Theory]
    [InlineData("", "0123")]
    [InlineData("bus", "0")]
    [InlineData("waltz", "3")]
    [InlineData("night bus", "0")]
    [InlineData("\"not afraid\"", "1")]
    [InlineData("tag:rap", "1")]
    [InlineData("TAG:RAP", "1")]
    [InlineData("-tag:rap", "023")]
    [InlineData("not tag:rap", "023")]
    [InlineData("tag:\"synth bass\"", "0")]
    [InlineData("tag:synth*", "0")]
    [InlineData("tags:0", "23")]
    [InlineData("tags:<3", "123")]
    [InlineData("bpm:>93", "13")]
    [InlineData("bpm:>=93", "013")]
    [InlineData("bpm:90..140", "03")]
    [InlineData("bpm:none", "2")]
    [InlineData("bpm:doubtful", "3")]
    [InlineData("key:minor", "0")]
    [InlineData("key:none", "23")]
    [InlineData("lyrics:missing", "1")]
    [InlineData("lyrics:missing or lyrics:suspicious", "13")]
    [InlineData("is:untagged", "2")]
    [InlineData("is:untagged or is:measured", "23")]
    [InlineData("is:measured", "3")]
    [InlineData("is:tempo-and-key", "3")]
    [InlineData("is:edited", "1")]
    [InlineData("is:failed", "2")]
    [InlineData("is:review", "3")]
    [InlineData("is:instrumental", "2")]
    [InlineData("tag:rap or tag:\"hip hop\" bpm:<100", "01")]
    [InlineData("(tag:rap or tag:\"hip hop\") and bpm:<100", "0")]
    [InlineData("not (key:minor or key:major)", "23")]
    [InlineData("not -tag:rap", "1")]
    [InlineData("Solo (\"feat. sekte\")", "2")]
    [InlineData("tag:a)", "")]
    [InlineData("\"(feat. sekte)\"", "2")]
    [InlineData("-", "")]
    public void Songs_are_found(string text, string expected) => Assert.Equal(expected, Found(SongFilter.Parse(text)));

    [Theory]
    [InlineData("lyrics:mising", 7, 6, "lyrics:missing")]
    [InlineData("tag:a lyric:missing", 6, 6, "lyrics:missing")]
    [InlineData("is:", 3, 0, null)]
    [InlineData("bpm:fast", 4, 4, null)]
    [InlineData("bpm:doubtfull", 4, 9, "bpm:doubtful")]
    [InlineData("(tag:a", 0, 1, null)]
    [InlineData("tag:a )", 6, 1, null)]
    [InlineData("tag:a or", 6, 2, null)]
    [InlineData("or tag:a", 0, 2, null)]
    [InlineData("()", 1, 0, null)]
    [InlineData("tag:", 0, 4, null)]
    public void What_is_wrong_is_said_with_its_place_and_the_nearest_word(string text, int start, int length, string? nearest)
    {
        var error = Assert.Throws<FilterException>(() => SongFilter.Parse(text));
        Assert.Equal((start, length, nearest), (error.Start, error.Length, error.Nearest));
    }

    [Fact]
    public void A_filter_is_read_back_from_its_own_text_as_the_same_filter() =>
        Node(3).Sample(text =>
        {
            var filter = SongFilter.Parse(text);
            var again = SongFilter.Parse(filter.ToString());
            return again.ToString() == filter.ToString() && Found(again) == Found(filter);
        });

    [Fact]
    public void Any_text_is_a_filter_or_an_error_inside_the_text() =>
        Gen.String[AnyOf.These([.. "tagbpm:ios -()\"\"*<>.0129ü\u2028"]), 0, 40].Sample(text =>
        {
            try
            {
                return SongFilter.Parse(text).ToString() is not null;
            }
            catch (FilterException error)
            {
                return error.Start >= 0 && error.Start + error.Length <= text.Length;
            }
        });

    [Fact]
    public void Deep_parentheses_and_long_texts_are_refused_not_followed()
    {
        Assert.Throws<FilterException>(() => SongFilter.Parse(new string('(', 3000) + "a" + new string(')', 900)));
        Assert.Throws<FilterException>(() => SongFilter.Parse(new string('a', 5000)));
    }

    [Fact]
    public void The_ten_chips_are_counted()
    {
        var chips = QuickFilter.Of(Songs);
        Assert.Equal(10, chips.Count);
        Assert.All(chips, chip => Assert.Equal(SongFilter.Parse(chip.Text).Apply(Songs).Count, chip.Count));
        Assert.Equal([1, 1], new[] { "untagged", "measured" }.Select(name => chips.Single(chip => chip.Name == name).Count));
    }

    [Fact]
    public void Completion_offers_fields_values_and_tags_with_counts()
    {
        Assert.Equal([new FilterCompletion("lyrics:missing", 4, 8, 1)], FilterCompletion.Of("bus lyrics:m", 12, Songs));
        Assert.Equal([new FilterCompletion("tag:\"synth bass\"", 0, 6, 1)], FilterCompletion.Of("tag:sy and bus", 6, Songs));
        Assert.Contains(new FilterCompletion("bpm:", 0, 1, null), FilterCompletion.Of("b", 1, Songs));
        Assert.Contains(new FilterCompletion("tag:rap", 0, 2, 1), FilterCompletion.Of("ra", 2, Songs));
        Assert.Empty(FilterCompletion.Of("tag:rap ", 8, Songs));
    }

    private static string Found(SongFilter filter) => string.Concat(Songs.Index().Where(pair => filter.Matches(pair.Item)).Select(pair => pair.Index));

    private static SongEntry Song(string title, params IReadOnlyList<string> tags) => new()
    {
        Id = SongId.Of("/" + title),
        Song = new Song { Path = "/" + title, Root = "/", Length = 1, ModifiedUtc = default },
        Title = title,
        Folder = "",
        IsRead = true,
        Tags = [.. tags.Select(tag => new EntryTag(tag, tag.EndsWith("bpm", StringComparison.Ordinal) ? "bpm" : null, null, null, false, true))],
    };

    private static Gen<string> Node(int depth)
    {
        var leaf = AnyOf.These("bus", "\"or\"", "\"a \"\"b\"\"\"", "\"(x)\"", "tag:rap", "tag:\"synth bass\"", "tag:s*", "tag:\"s*\"", "tags:<3", "bpm:90..140", "bpm:=93", "key:minor", "is:edited", "lyrics:found", "\"-x\"", "\"a:b\"");
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Node(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, inner, (a, b) => $"{a} {b}"),
            Gen.Select(inner, inner, (a, b) => $"{a} AND ({b})"),
            Gen.Select(inner, inner, (a, b) => $"({a}) or {b}"),
            inner.Select(a => $"-({a})"),
            inner.Select(a => $"not {a}"));
    }
}
