using System.ComponentModel;
using AceData.Requests;

namespace AceData.Lyrics.Searching;

/// <summary>A search by hand.</summary>
public sealed record SearchLyricsRequest : LyricsSourcesRequest
{
    [Description("ARTIST TITLE, each in quotes where it has blanks; or TITLE alone, for songs of whomever.")]
    [RequestOption("--query", IsArgument = true)]
    public IReadOnlyList<string> Words { get; init; } = [];
}
