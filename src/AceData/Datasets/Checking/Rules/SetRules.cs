using System.Globalization;
using AceData.Files;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether the songs of a set, taken together, teach what is meant.</summary>
internal static class SetRules
{
    private const int FewSongs = 5;
    private const int EnoughToCompare = 10;
    private const double NearlyAll = 0.9;
    private const double HardlyAny = 0.05;
    private const int NamedAtMost = 12;
    private static readonly string[] NotWords = [TagLine.TempoCategory, "key"];

    /// <param name="songs">The songs with tags.</param>
    /// <param name="copies">Full paths of those that are another's recording and should go: that they have its tags is right.</param>
    /// <param name="basis">By what they are judged.</param>
    public static IEnumerable<CheckFinding> Of(IReadOnlyList<TaggedSong> songs, IReadOnlySet<string> copies, CheckBasis basis)
    {
        if (songs.Count is > 0 and < FewSongs)
        {
            yield return CheckFinding.Say(CheckCodes.SetSmall, null, $"Songs with tags and readable sound: {songs.Count}. It works, but what is learnt will sound like them; 10 to 100 are usual.");
        }

        foreach (var finding in Alike([.. songs.Where(song => !copies.Contains(song.File))]).Concat(songs.Count < EnoughToCompare ? [] : [.. Words(songs, basis), .. Balance(songs, basis)]))
        {
            yield return finding;
        }
    }

    // Lines that differ in the tempo only: the model cannot tell the songs apart by their prompts.
    private static IEnumerable<CheckFinding> Alike(IReadOnlyList<TaggedSong> all)
    {
        var groups = all
            .Where(song => song.Tags.Count > 0)
            .GroupBy(song => string.Join('\n', song.Tags.Where(tag => PromptLine.Tempo(tag) is null).Select(tag => tag.ToLowerInvariant()).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Where(group => group.Key.Contains('\n', StringComparison.Ordinal) && group.Skip(1).Any());
        foreach (var group in groups)
        {
            var songs = group.ToList();
            foreach (var song in songs)
            {
                // A few names are shown, so that a thousand alike songs are no million names.
                var others = songs.Where(other => other != song).Take(NamedAtMost).Select(other => $"'{FileNames.Printable(Path.GetFileNameWithoutExtension(other.File))}'").ToList();
                yield return CheckFinding.Say(CheckCodes.PromptAlike, song.File, $"It has the same tags as {NameList.Counted(others, NamedAtMost, songs.Count - 1)}; at most the tempo differs. Whoever types these tags later gets a mixture of these songs. Give it a tag or two that the others lack, such as an instrument or a mood; where they do sound alike, leave it as it is.");
            }
        }
    }

    private static IEnumerable<CheckFinding> Words(IReadOnlyList<TaggedSong> songs, CheckBasis basis)
    {
        var counts = songs.SelectMany(song => song.Tags.Distinct(StringComparer.OrdinalIgnoreCase)).CountBy(tag => tag, StringComparer.OrdinalIgnoreCase).Where(pair => !NotWords.Contains(basis.Categories.Of(pair.Key))).ToList();
        var common = counts.Where(pair => pair.Value > NearlyAll * songs.Count).OrderByDescending(pair => pair.Value).ToList();
        if (common.Count > 0)
        {
            yield return CheckFinding.Say(CheckCodes.TagCommon, null, $"{Counted(common)} stand in more than {NearlyAll:P0} of the songs, so they tell nothing apart. That is right for what all songs share, and what you will type to call it up.");
        }

        var rare = counts.Where(pair => pair.Value == 1).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"'{FileNames.Printable(pair.Key)}'").ToList();
        if (rare.Count > 0)
        {
            yield return CheckFinding.Say(CheckCodes.TagRare, null, $"In one song only: {NameList.Counted(rare, NamedAtMost)}. That is hardly enough to be learnt.");
        }
    }

    private static IEnumerable<CheckFinding> Balance(IReadOnlyList<TaggedSong> songs, CheckBasis basis) =>
        Unequal(songs, basis, "genre", CheckCodes.BalanceGenre).Concat(Unequal(songs, basis, "vocal", CheckCodes.BalanceVoice));

    private static IEnumerable<CheckFinding> Unequal(IReadOnlyList<TaggedSong> songs, CheckBasis basis, string category, CheckCode code)
    {
        var counts = songs.SelectMany(song => song.Tags.Where(tag => basis.Categories.Of(tag) == category).Take(1)).CountBy(tag => tag, StringComparer.OrdinalIgnoreCase).OrderByDescending(pair => pair.Value).ToList();
        var few = counts.Where(pair => pair.Value <= HardlyAny * songs.Count).ToList();
        if (few.Count > 0 && counts.Count > few.Count)
        {
            yield return CheckFinding.Say(code, null, $"Most songs are {Counted(counts.Take(3))}; there are few of {Counted(few)}. What is rare is learnt badly: add songs of that kind, or leave these out.");
        }
    }

    private static string Counted(IEnumerable<KeyValuePair<string, int>> counts)
    {
        var all = counts.ToList();
        return NameList.Counted([.. all.Select(pair => string.Create(CultureInfo.InvariantCulture, $"'{FileNames.Printable(pair.Key)}' ({pair.Value})"))], NamedAtMost);
    }
}

/// <summary>A song and its tags, all that is kept of it for comparing.</summary>
/// <param name="File">Full path.</param>
/// <param name="Tags">In order.</param>
/// <param name="IsHeard">False where its sound cannot be read, so that nothing is learnt from it.</param>
internal sealed record TaggedSong(string File, IReadOnlyList<string> Tags, bool IsHeard);
