namespace AceData.Lyrics.Rendering;

/// <summary>Something that a model will make of a text and a person should know; the page has its own words for it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">An English sentence: what is amiss and what to do.</param>
public sealed record LyricsWarning(LyricsWarningKind Kind, string Text)
{
    /// <summary>Tokens of the text, for <see cref="LyricsWarningKind.TooManyTokens"/>.</summary>
    public int Tokens { get; init; }

    /// <summary>What the model reads, for <see cref="LyricsWarningKind.TooManyTokens"/>.</summary>
    public int TokenLimit { get; init; }
}

public enum LyricsWarningKind
{
    /// <summary>The model reads only the beginning.</summary>
    TooManyTokens,

    /// <summary>The model knows no language of this script.</summary>
    UnreadScript,

    /// <summary>A line for which the trainer empties the text.</summary>
    Emptied,
}
