namespace AceData.Inspecting;

/// <summary>A song of a data set in a report.</summary>
/// <param name="Key">Name of its training sample.</param>
/// <param name="FileName">Its audio file, as the set names it.</param>
/// <param name="Tags">Its tags in order.</param>
/// <param name="LyricsLines">Lines of its lyrics that are not empty.</param>
/// <param name="Recaptions">Other descriptions that it has.</param>
public sealed record SongRowReport(string Key, string FileName, IReadOnlyList<string> Tags, int LyricsLines, int Recaptions);
