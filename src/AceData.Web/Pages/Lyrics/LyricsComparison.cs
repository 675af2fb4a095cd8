using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AceData.Web.Pages.Lyrics;

/// <summary>Two texts side by side, line by line; long runs of equal lines are folded.</summary>
internal static class LyricsComparison
{
    private const int Context = 3;

    /// <summary>More lines than any song has; beyond them the two are not compared but shown from their beginnings.</summary>
    private const int MostLines = 2_000;
    private const int MostRows = 400;

    /// <summary>The rows, at most 400 and one that says how many are left out.</summary>
    public static IReadOnlyList<ComparedRow> Of(string left, string right)
    {
        (left, right) = (LyricsText.Lines(left).TrimEnd('\n'), LyricsText.Lines(right).TrimEnd('\n'));
        var rows = Folded(left.Count(c => c == '\n') + right.Count(c => c == '\n') > MostLines ? Plain(left, right) : Compared(left, right));
        return rows.Count <= MostRows ? rows : [.. rows.Take(MostRows), new ComparedRow(ComparedKind.Folded, null, null, rows.Count - MostRows)];
    }

    private static List<ComparedRow> Compared(string left, string right)
    {
        var model = SideBySideDiffBuilder.Diff(left, right, ignoreWhiteSpace: false);
        return [.. model.OldText.Lines.Zip(model.NewText.Lines, Row)];
    }

    private static ComparedRow Row(DiffPiece left, DiffPiece right) => (left.Type, right.Type) switch
    {
        (ChangeType.Unchanged, _) => new ComparedRow(ComparedKind.Same, left.Text, right.Text),
        (ChangeType.Imaginary, _) => new ComparedRow(ComparedKind.New, null, right.Text),
        (_, ChangeType.Imaginary) => new ComparedRow(ComparedKind.Gone, left.Text, null),
        _ => new ComparedRow(ComparedKind.Changed, left.Text, right.Text),
    };

    private static List<ComparedRow> Plain(string left, string right)
    {
        var (old, now) = (left.Split('\n'), right.Split('\n'));
        return
        [
            .. Enumerable.Range(0, Math.Max(old.Length, now.Length)).Select(i => (Old: old.ElementAtOrDefault(i), Now: now.ElementAtOrDefault(i)))
                .Select(pair => new ComparedRow(
                    pair.Old == pair.Now ? ComparedKind.Same : pair.Old is null ? ComparedKind.New : pair.Now is null ? ComparedKind.Gone : ComparedKind.Changed,
                    pair.Old,
                    pair.Now)),
        ];
    }

    private static List<ComparedRow> Folded(List<ComparedRow> rows)
    {
        var shown = new List<ComparedRow>();
        var lastChange = -Context - 1;
        var nextChange = NextChange(rows, 0);
        var folded = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > nextChange)
            {
                nextChange = NextChange(rows, i);
            }

            lastChange = rows[i].Kind == ComparedKind.Same ? lastChange : i;
            if (i - lastChange <= Context || nextChange - i <= Context)
            {
                Unfold();
                shown.Add(rows[i]);
            }
            else
            {
                folded++;
            }
        }

        Unfold();
        return shown;

        void Unfold()
        {
            if (folded > 0)
            {
                shown.Add(new ComparedRow(ComparedKind.Folded, null, null, folded));
                folded = 0;
            }
        }
    }

    private static int NextChange(List<ComparedRow> rows, int from)
    {
        var place = rows.FindIndex(from, row => row.Kind != ComparedKind.Same);
        return place < 0 ? int.MaxValue : place;
    }
}
