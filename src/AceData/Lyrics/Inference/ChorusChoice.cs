namespace AceData.Lyrics.Inference;

/// <summary>Which of the repeated stanzas is the chorus.</summary>
internal static class ChorusChoice
{
    /// <param name="repeated">Positions of the stanzas of each group, each with two or more.</param>
    /// <param name="stanzas">All stanzas of the song.</param>
    public static List<int> Of(List<List<int>> repeated, List<Stanza> stanzas) =>
        repeated.OrderByDescending(at => at.Count * at.Average(i => stanzas[i].Lines.Count)).ThenByDescending(at => at[0]).First();
}
