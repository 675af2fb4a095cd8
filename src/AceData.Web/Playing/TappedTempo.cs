using AceData.Library.Catalog;

namespace AceData.Web.Playing;

/// <summary>What a person tapped along to a song.</summary>
/// <param name="Song">The song.</param>
/// <param name="Taps">Number of taps in a row that count.</param>
/// <param name="BeatsPerMinute">In steps of a half; null while there are too few taps.</param>
internal sealed record TappedTempo(SongId Song, int Taps, double? BeatsPerMinute)
{
    /// <summary>As the tag holds it, a whole number; null while there are too few taps.</summary>
    public int? Rounded => BeatsPerMinute is { } tempo ? (int)Math.Round(tempo, MidpointRounding.AwayFromZero) : null;
}
