namespace AceData.Listening;

/// <summary>A part of a song that an engine hears.</summary>
/// <param name="Names">What it is called: best, middle, start, end; several where they are the same part.</param>
/// <param name="StartSeconds">Seconds from the beginning.</param>
/// <param name="EndSeconds">Likewise.</param>
public sealed record ListeningSegment(IReadOnlyList<string> Names, double StartSeconds, double EndSeconds);
