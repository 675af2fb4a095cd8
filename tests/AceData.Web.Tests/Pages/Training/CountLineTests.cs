using AceData.Datasets;
using AceData.Library.Filtering;
using AceData.Web.Pages.Training;
using AceData.Web.Tests.Languages;

namespace AceData.Web.Tests.Pages.Training;

public class CountLineTests
{
    [Fact]
    public void Without_songs_nothing_is_counted_and_nothing_ticked()
    {
        Assert.Empty(CountLine.Of(new Readiness()));
        Assert.Equal("Unreadable", CountLine.Of(new Readiness { Unreadable = 1 }).Last().Key);
    }

    [Fact]
    public void No_complete_song_is_no_reason_for_a_tick()
    {
        Assert.Equal((0, "warn"), CountLine.Of(new Readiness { Songs = 2, Untagged = 2 }).Where(line => line.Key == "Ready").Select(line => (line.Count, line.Look)).Single());
        Assert.Equal((1, "good"), CountLine.Of(new Readiness { Songs = 2, Ready = 1 }).Where(line => line.Key == "Ready").Select(line => (line.Count, line.Look)).Single());
    }

    [Fact]
    public void Every_line_has_its_words_and_a_filter_that_the_list_understands()
    {
        var words = WordFiles.Read("TrainingWords");
        var lines = CountLine.Of(new Readiness { Songs = 9, Ready = 1, Untagged = 2, TempoAndKey = 3, NeedReview = 4, WithoutLyrics = 5, Unreadable = 6 }).ToList();

        Assert.Equal([1, 2, 3, 4, 5, 6], lines.Select(line => line.Count));
        Assert.All(lines, line => Assert.Contains($"Check.{line.Key}.Many", words.Keys));
        Assert.All(lines.Where(line => line.Filter is not null), line => Assert.NotNull(SongFilter.Parse(line.Filter!)));
    }
}
