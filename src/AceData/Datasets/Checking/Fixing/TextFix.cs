using AceData.Audio;
using AceData.Datasets.Checking.Rules;
using AceData.Editing;
using AceData.Files;
using AceData.Lyrics.FileCleaning;
using AceData.Settings;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking.Fixing;

/// <summary>How one kind of finding is mended: the text beside the song after it.</summary>
/// <param name="Code">What it mends.</param>
/// <param name="Kind">The text that it changes.</param>
/// <param name="Apply">The text after it, from the present one; the very same where there is nothing to mend, empty where the file goes.</param>
internal sealed record TextFix(CheckCode Code, SideCarKind Kind, Func<string, CheckedSong, CheckBasis, string> Apply)
{
    /// <summary>All fixes, in the order in which they are applied to one text.</summary>
    public static IReadOnlyList<TextFix> All { get; } =
    [
        Tags(CheckCodes.TagUnknown, (line, _, basis) => PromptLine.Parse(line).Tags.Where(tag => !basis.Categories.IsKnown(tag) && basis.Categories.Spelling(tag) is null).Aggregate(line, (text, tag) => PromptRules.KnownWord(tag, basis) is { } word ? new ReplaceTag(tag, word).Apply(text, basis.Categories) : text)),
        Tags(CheckCodes.TagSpelling, (line, _, basis) => PromptLine.Parse(line).Tags.Where(tag => !basis.Categories.IsKnown(tag)).Aggregate(line, (text, tag) => basis.Categories.Spelling(tag) is { } word ? new ReplaceTag(tag, word).Apply(text, basis.Categories) : text)),
        Tags(CheckCodes.TagDouble, (line, _, _) => Once(line)),
        Tags(CheckCodes.TempoMissing, Tempo),
        Tags(CheckCodes.TempoOctave, Tempo),
        Tags(CheckCodes.TempoFar, Tempo),
        Tags(CheckCodes.KeyMissing, Mode),
        Tags(CheckCodes.KeyMismatch, Mode),
        Tags(CheckCodes.TagOrder, (line, _, basis) => Ordered(line, basis)),
        new(CheckCodes.LyricsFailure, SideCarKind.Lyrics, (_, _, _) => ""),
        new(CheckCodes.LyricsPage, SideCarKind.Lyrics, Cleaned),
        new(CheckCodes.LyricsUnmarked, SideCarKind.Lyrics, (_, _, _) => "[inst]"),
    ];

    /// <summary>The fixes of these codes.</summary>
    /// <exception cref="AceDataException">A code is not known, or only a person can mend it.</exception>
    public static IReadOnlyList<TextFix> Find(IReadOnlyList<string> codes)
    {
        foreach (var code in codes)
        {
            if (!All.Any(fix => fix.Code.Name.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                var known = string.Join(", ", All.Select(fix => fix.Code.Name));
                throw new AceDataException("FIX-UNKNOWN", CheckCodes.Find(code) is { } found
                    ? $"{found.Name} cannot be mended by the program: {found.Title.ToLowerInvariant()} needs a person. It can mend {known}."
                    : $"There is no code '{FileNames.Printable(code)}'. {(NearestName.Of(code, All.Select(fix => fix.Code.Name)) is { } nearest ? $"Did you mean {nearest}?" : $"Known are {known}.")}");
            }
        }

        return [.. All.Where(fix => codes.Contains(fix.Code.Name, StringComparer.OrdinalIgnoreCase))];
    }

    private static TextFix Tags(CheckCode code, Func<string, CheckedSong, CheckBasis, string> apply) => new(code, SideCarKind.Prompt, apply);

    private static string Tempo(string line, CheckedSong song, CheckBasis basis) =>
        song.Measured?.Tempo is { } tempo ? new SetTempo(tempo.Rounded).Apply(line, basis.Categories) : line;

    private static string Mode(string line, CheckedSong song, CheckBasis basis) =>
        song.Measured?.Key is { } key ? new SetMode(key.LikelyMode).Apply(line, basis.Categories) : line;

    private static string Once(string line)
    {
        var edited = new EditedLine(line);
        for (var i = edited.Tags.Count - 1; i > 0; i--)
        {
            if (edited.Tags.Take(i).Any(earlier => IsSame(earlier, edited.Tags[i])))
            {
                edited.RemoveAt(i);
            }
        }

        return edited.ToString();
    }

    // As the policy orders them; what it would leave out stays, behind the last of its category.
    private static string Ordered(string line, CheckBasis basis)
    {
        var written = PromptLine.Parse(line).Tags;
        var usual = basis.Composed(PromptLine.Parse(line)).Tags;
        var ordered = usual.Select(tag => written.First(word => IsSame(word, tag.Text))).ToList();
        var rest = written.ToList();
        foreach (var tag in ordered)
        {
            rest.Remove(tag);
        }

        foreach (var tag in rest)
        {
            var rank = basis.Categories.Rank(basis.Categories.Of(tag));
            var place = ordered.FindLastIndex(other => PromptLine.Tempo(other) is null && basis.Categories.Rank(basis.Categories.Of(other)) <= rank) + 1;
            ordered.Insert(place == 1 && ordered.Count > 1 && PromptLine.Tempo(ordered[1]) is not null ? 2 : place, tag);
        }

        var edited = new EditedLine(line);
        edited.Reorder(ordered);
        return edited.ToString();
    }

    // As the check compares: whatever its spelling, it is one tag. Signs alone have no key, and are what they are.
    private static bool IsSame(string written, string usual) =>
        written.Equals(usual, StringComparison.OrdinalIgnoreCase)
        || (PromptLine.Tempo(usual) is { } tempo && PromptLine.Tempo(written) == tempo)
        || (PromptLine.ModeOf(usual) is { } mode && PromptLine.ModeOf(written) == mode)
        || (Tagging.Vocabularies.TagText.Key(usual) is { Length: > 0 } key && Tagging.Vocabularies.TagText.Key(written) == key);

    private static string Cleaned(string text, CheckedSong song, CheckBasis basis)
    {
        var (file, rendered) = CleaningLook.At(song.Row.Song.LyricsPath, SideCarKind.Lyrics, TextFile.Encode(text), inferStructure: false);
        return file.Outcome == CleaningOutcome.WouldChange ? rendered : text;
    }
}
