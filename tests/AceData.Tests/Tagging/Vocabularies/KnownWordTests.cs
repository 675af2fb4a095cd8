using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Tagging.Vocabularies;

public class KnownWordTests
{
    private static readonly TagRules Rules = TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null);

    [Theory]
    [InlineData("deutschrap", "hip hop")]
    [InlineData("melancolic", "melancholic")]
    [InlineData("hiphop", "hip hop")]
    public void The_nearest_word_is_found_by_alias_and_by_spelling(string typed, string known) => Assert.Equal(known, KnownWord.Nearest(typed, Rules));

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("my own genre of 2026")]
    [InlineData("")]
    public void A_word_of_ones_own_is_near_to_nothing(string typed) => Assert.Null(KnownWord.Nearest(typed, Rules));
}
