using System.ComponentModel;
using AceData.Requests;

namespace AceData.Lyrics;

/// <summary>A search by hand.</summary>
public sealed record SearchLyricsRequest : LyricsSourcesRequest
{
    [Description("ARTIST TITLE: two words or quoted texts.")]
    [RequestOption("--query", IsArgument = true)]
    public IReadOnlyList<string> Words { get; init; } = [];
}
