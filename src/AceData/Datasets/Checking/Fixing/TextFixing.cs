using AceData.Audio;
using AceData.Datasets.Checking.Rules;
using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Datasets.Checking.Fixing;

/// <summary>Mends texts: plans while the songs are looked at, and writes all of it as one step that can be undone.</summary>
internal sealed class TextFixing(IReadOnlyList<TextFix> fixes, CheckBasis basis)
{
    private readonly List<FixedText> _planned = [];
    private readonly List<CheckFinding> _stillOpen = [];
    private readonly Dictionary<(SongId, SideCarKind), (CheckedSong Song, List<TextFix> Fixes)> _todo = [];

    /// <summary>What would change.</summary>
    public IReadOnlyList<FixedText> Planned => _planned;

    /// <summary>What the fixes are of and the rules still find in the texts that change, such as one unknown tag beside another that has a known word.</summary>
    public IReadOnlyList<CheckFinding> StillOpen => _stillOpen;

    /// <summary>Plans the fixes of what was found about a song.</summary>
    public void Plan(CheckedSong song, IReadOnlyList<CheckFinding> findings)
    {
        var texts = new Dictionary<SideCarKind, string>();
        foreach (var kind in fixes.Where(fix => findings.Any(finding => finding.Code == fix.Code.Name)).GroupBy(fix => fix.Kind))
        {
            var text = kind.Key == SideCarKind.Prompt ? song.Row.Line : song.Lyrics ?? "";
            var applied = new List<TextFix>();
            foreach (var fix in kind)
            {
                var after = fix.Apply(text, song, basis);
                if (after != text)
                {
                    applied.Add(fix);
                    _planned.Add(new FixedText(fix.Code.Name, SideCar.PathOf(song.File, kind.Key), text, after));
                    text = after;
                }
            }

            if (applied.Count > 0)
            {
                _todo[(SongId.Of(song.File), kind.Key)] = (song, applied);
                texts[kind.Key] = text;
            }
        }

        if (texts.Count > 0)
        {
            var after = song.With(texts.GetValueOrDefault(SideCarKind.Prompt, song.Row.Line), texts.GetValueOrDefault(SideCarKind.Lyrics, song.Lyrics ?? ""));
            _stillOpen.AddRange(PromptRules.Of(after, basis).Concat(TempoRules.Of(after)).Concat(LyricsRules.Of(after, basis)).Where(finding => fixes.Any(fix => fix.Code.Name == finding.Code)));
        }
    }

    /// <summary>Writes what was planned: tags as they are by then, lyrics only where they still say what was looked at.</summary>
    public async Task<IReadOnlyList<FixedText>> WriteAsync(LibraryDatabase library, IReadOnlyList<string> inputs, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_todo.Count == 0)
        {
            return [];
        }

        await using var catalog = new SongCatalog(library, basis.Rules, time);
        await catalog.OpenAsync([.. inputs.Select(Path.GetFullPath)], cancellationToken);
        using var editor = new SongEditor(library, catalog);
        return Outcome(await WriteAsync(editor, $"Check: {string.Join(", ", fixes.Select(fix => fix.Code.Name))}", cancellationToken));
    }

    /// <summary>What was planned, with the reason where it was not written.</summary>
    /// <param name="result">What the editor did.</param>
    public IReadOnlyList<FixedText> Outcome(EditResult result)
    {
        const string notReached = "It was not reached: the work was stopped before it, or the disk takes nothing more. Mend again.";
        var refused = result.Refused.ToLookup(refusal => refusal.Id, refusal => refusal.Text);
        var keys = _todo.ToDictionary(pair => SideCar.PathOf(pair.Value.Song.File, pair.Key.Item2), pair => pair.Key, StringComparer.Ordinal);
        return
        [
            .. _planned.Select(change =>
            {
                var key = keys[change.File];
                return change with { Error = result.NotReached.Contains(key) ? notReached : refused[key.Item1].FirstOrDefault() };
            }),
        ];
    }

    /// <summary>Writes what was planned with the editor that has the songs open.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="label">What the step is called in undo.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public Task<EditResult> WriteAsync(SongEditor editor, string label, CancellationToken cancellationToken) => editor.ApplyEachAsync(
        [.. _todo.Keys],
        (id, kind, text) =>
        {
            var (song, applied) = _todo[(id, kind)];

            // A correction of one tag is right in any line; what was said of the words holds for those words only.
            return kind == SideCarKind.Prompt || SameWords(text, song.Lyrics ?? "")
                ? applied.Aggregate(text, (line, fix) => fix.Apply(line, song, basis))
                : throw new AceDataException(FileCodes.FileChanged, "Its lyrics were changed since they were looked at, so they stay as they are. Check again.");
        },
        label,
        cancellationToken,
        isMended: true);

    private static bool SameWords(string present, string seen) =>
        present.ReplaceLineEndings("\n").Trim() == seen.ReplaceLineEndings("\n").Trim();
}
