using AceData.Audio.Analysis;
using AceData.Library;
using AceData.Tagging;
using AceData.Tagging.Policy;

namespace AceData.Tests.Tagging;

public class NothingToSayTests
{
    [Fact]
    public void A_song_without_a_tag_fails_with_what_is_odd_about_its_sound()
    {
        var failure = NothingToSay.About(Empty(new AudioWarning("AUDIO-DAMAGED", "It breaks off."), new AudioWarning("AUDIO-SHORT", "It is short.")));

        Assert.Equal("TAGS-NONE", failure.Code);
        Assert.EndsWith("no file was written. It breaks off. It is short.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_sound_is_in_order_it_says_what_can_be_done() =>
        Assert.Contains("Play it to check", NothingToSay.About(Empty()).Message, StringComparison.Ordinal);

    private static SongTags Empty(params AudioWarning[] warnings) =>
        new(new TagLine { Tags = [], Text = "", NeedsReview = [], Dropped = [] }, SideCarOrigin.ByPerson, [], warnings);
}
