using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Datasets.Checking.Fixing;

/// <summary>Mends texts: plans while the songs are looked at, and writes all of it as one step that can be undone.</summary>
internal sealed class TextFixing(IReadOnlyList<TextFix> fixes, CheckBasis basis)
{
    private readonly List<FixedText> _planned = [];
    private readonly Dictionary<(SongId, SideCarKind), (CheckedSong Song, List<TextFix> Fixes)> _todo = [];

    /// <summary>What would change.</summary>
    public IReadOnlyList<FixedText> Planned => _planned;

    /// <summary>Plans the fixes of what was found about a song.</summary>
    public void Plan(CheckedSong song, IReadOnlyList<CheckFinding> findings)
    {
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
            }
        }
    }

    /// <summary>Writes what was planned, each text only if it still says what was looked at.</summary>
    public async Task<IReadOnlyList<FixedText>> WriteAsync(LibraryDatabase library, IReadOnlyList<string> inputs, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_todo.Count == 0)
        {
            return [];
        }

        await using var catalog = new SongCatalog(library, basis.Rules, time);
        await catalog.OpenAsync([.. inputs.Select(Path.GetFullPath)], cancellationToken);
        using var editor = new SongEditor(library, catalog);
        var result = await editor.ApplyEachAsync(
            [.. _todo.Keys],
            (id, kind, text) => _todo[(id, kind)] is var (song, applied) ? applied.Aggregate(text, (line, fix) => fix.Apply(line, song, basis)) : text,
            $"Check: {string.Join(", ", fixes.Select(fix => fix.Code.Name))}",
            cancellationToken);
        var refused = result.Refused.ToLookup(refusal => refusal.Id, refusal => refusal.Text);
        return [.. _planned.Select(change => change with { Error = refused[IdOf(change)].FirstOrDefault() })];
    }

    private SongId IdOf(FixedText change) => _todo.Keys.First(key => SideCar.PathOf(_todo[key].Song.File, key.Item2) == change.File).Item1;
}
