namespace AceData.Lyrics;

/// <summary>Something in a lyrics text that a person should look at while editing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Line, counted from 0; null for the whole text.</param>
/// <param name="Text">The line or the sentence.</param>
/// <param name="Fix">What the line becomes when the offer is taken, empty for no line at all; null where nothing is offered.</param>
public sealed record LyricsNote(LyricsNoteKind Kind, int? Line, string Text, string? Fix);

/// <summary>What is amiss.</summary>
public enum LyricsNoteKind
{
    /// <summary>Nothing is there; <c>[inst]</c> is offered.</summary>
    Empty,

    /// <summary>A header in brackets that the model does not know as one.</summary>
    UnknownSection,

    /// <summary>A line that a web page left.</summary>
    PageLeftover,

    /// <summary>The model will read it otherwise than a person.</summary>
    Model,
}
