using System.Text.Json.Serialization;
using AceData.Library;
using AceData.Lyrics.Matching;

namespace AceData.Lyrics.Searching;

/// <summary>What the sources have.</summary>
/// <param name="Found">Best first.</param>
/// <param name="Asked">Who was asked, in order.</param>
/// <param name="Notes">Sentences about the search: who was not asked and why.</param>
public sealed record SearchLyricsResult(IReadOnlyList<SearchedLyrics> Found, IReadOnlyList<AskedSource> Asked, IReadOnlyList<string> Notes)
{
    /// <summary>Nobody who was asked gave an answer, so that it means nothing that nothing was found.</summary>
    public bool IsUnanswered => Found.Count == 0 && Asked.All(source => !source.HasAnswered);
}

/// <summary>What a source said to a search.</summary>
/// <param name="Source">Its name.</param>
/// <param name="HasAnswered">False when it refused, broke off or could not be reached.</param>
/// <param name="Detail">A sentence; null when there is nothing to say.</param>
/// <param name="Cause">Why it has nothing; null when it has something.</param>
public sealed record AskedSource(string Source, bool HasAnswered, string? Detail, LyricsCause? Cause);

/// <summary>One text that was found.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Artist">As the source writes it.</param>
/// <param name="Title">As the source writes it.</param>
/// <param name="Score">0…1.</param>
/// <param name="Decision">What a run would do with it.</param>
/// <param name="Reasons">Why.</param>
/// <param name="HasHeaders">Its sections are marked.</param>
/// <param name="IsInstrumental">The source says that the song has no words.</param>
/// <param name="Lines">Lines of words.</param>
/// <param name="Address">Of the page or record.</param>
/// <param name="Text">Cleaned, in the form of ACE-Step 1.</param>
/// <param name="Origin">What the library keeps where somebody takes it.</param>
public sealed record SearchedLyrics(
    string Source,
    string Artist,
    string Title,
    double Score,
    MatchDecision Decision,
    IReadOnlyList<string> Reasons,
    bool HasHeaders,
    bool IsInstrumental,
    int Lines,
    string Address,
    string Text,
    [property: JsonIgnore] SideCarOrigin Origin);
