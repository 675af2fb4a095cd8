using AceData.Library.Filtering;
using AceData.Tests.Editing;

namespace AceData.Tests.Library.Filtering;

public class TagStatisticsTests
{
    [Fact]
    public async Task Tags_are_counted_once_a_song_by_category()
    {
        await using var songs = await EditedSongs.MakeAsync("rap, 93 bpm, minor key, dark, dark", "rap, 90 bpm, minor key, wobbly", "Rap, minor key, sad", null);

        var all = TagStatistics.Of(songs.Catalog.Current.Songs, songs.Catalog.Categories);

        Assert.Equal(3, all.TaggedSongs);
        Assert.Equal(["genre", "key", "mood", null], all.Categories.Select(category => category.Category));
        Assert.Equal(("rap", 3), (all.Categories[0].Tags[0].Tag, all.Categories[0].Tags[0].Songs));
        Assert.Equal(["dark", "sad", "wobbly"], all.Rare.Select(tag => tag.Tag));
        Assert.Equal(["minor key", "rap"], all.Common.Select(tag => tag.Tag));
        Assert.Equal(["wobbly"], all.NotInVocabulary.Select(tag => tag.Tag));
    }
}
