namespace AceData.Lyrics.Inference;

/// <summary>Which of the repeated stanzas is the chorus.</summary>
internal static class ChorusChoice
{
    /// <summary>
    /// The one with the most words over the whole song, each counted once a stanza: a post-chorus of <c>na na na</c> is long but poor.
    /// Of equals the later one, since a pre-chorus comes first.
    /// </summary>
    /// <param name="repeated">Positions of the stanzas of each group, each with two or more.</param>
    /// <param name="stanzas">All stanzas of the song.</param>
    public static List<int> Of(List<List<int>> repeated, List<Stanza> stanzas) =>
        repeated.OrderByDescending(at => at.Count * at.Average(i => stanzas[i].Weight)).ThenByDescending(at => at[0]).First();
}
