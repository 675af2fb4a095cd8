using AceData.Lyrics.Identity;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Matching;

/// <summary>What the scorer says of a labelled pair.</summary>
internal static class PairDecision
{
    public static MatchResult Of(LabelledPair pair) => MatchScore.Of(
        IdentityReader.FromNames(pair.Artist, pair.Title, IdentitySource.EmbeddedTags) with { DurationSeconds = pair.Seconds },
        new FoundLyrics
        {
            Source = "fake",
            Address = "https://example.invalid",
            Text = "some words",
            BelongsToFile = false,
            Artists = pair.FoundArtists,
            Title = pair.FoundTitle,
            Guests = pair.FoundGuests,
            DurationSeconds = pair.FoundSeconds,
        });
}
