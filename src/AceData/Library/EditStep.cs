namespace AceData.Library;

/// <summary>One step of the undo stack of a data set.</summary>
/// <param name="Id">Rises with every step.</param>
/// <param name="Label">What was done, as the page named it.</param>
/// <param name="Songs">Number of songs that it changed.</param>
/// <param name="MadeUtc">When.</param>
public sealed record EditStep(long Id, string Label, int Songs, DateTime MadeUtc);
