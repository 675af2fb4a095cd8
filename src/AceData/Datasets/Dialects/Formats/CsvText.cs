using System.Buffers;
using System.Text;

namespace AceData.Datasets.Dialects.Formats;

/// <summary>A row of a table.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells, string? Problem = null);

/// <summary>
/// Comma separated values (RFC 4180), also with <c>;</c> or tabs as spreadsheets of some countries write them. A cell that a
/// spreadsheet would run as a formula is written with an apostrophe before it, which is taken off again.
/// </summary>
internal static class CsvText
{
    private const string Formulas = "=+-@\t\r";
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\t\n\r");

    /// <summary>The rows, empty ones left out.</summary>
    public static IReadOnlyList<CsvRow> Read(string text)
    {
        var source = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var at = 0;
        var separator = Separator(source, ref at);
        var line = 1 + source.AsSpan(0, at).Count('\n');
        var rows = new List<CsvRow>();
        while (at < source.Length)
        {
            var row = ReadRow(source, separator, ref at, ref line);
            if (row.Problem is not null || row.Cells.Any(cell => cell.Length > 0))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>One row with its end of line.</summary>
    public static string Write(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static CsvRow ReadRow(string text, char separator, ref int at, ref int line)
    {
        var (start, cells, cell) = (line, new List<string>(), new StringBuilder());
        while (true)
        {
            cell.Clear();
            if (at < text.Length && text[at] == '"')
            {
                var quote = line;
                if (!ReadQuoted(text, cell, ref at, ref line))
                {
                    return new CsvRow(start, cells, $"{RecordMaker.Place(quote)}a quotation mark \" is opened here and never closed.");
                }

                if (at < text.Length && text[at] != separator && text[at] != '\n')
                {
                    var problem = $"{RecordMaker.Place(line)}after a closing quotation mark \" only {(separator == '\t' ? "a tab" : separator)} or the end of the row may stand. A quotation mark inside a text is written twice.";
                    SkipLine(text, ref at, ref line);
                    return new CsvRow(start, cells, problem);
                }
            }
            else
            {
                while (at < text.Length && text[at] != separator && text[at] != '\n')
                {
                    cell.Append(text[at++]);
                }
            }

            cells.Add(Plain(cell.ToString()));
            if (at >= text.Length || text[at] == '\n')
            {
                at++;
                line++;
                return new CsvRow(start, cells);
            }

            at++;
        }
    }

    private static bool ReadQuoted(string text, StringBuilder cell, ref int at, ref int line)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                {
                    at++;
                    return true;
                }

                at++;
            }

            line += text[at] == '\n' ? 1 : 0;
            cell.Append(text[at]);
        }

        return false;
    }

    private static void SkipLine(string text, ref int at, ref int line)
    {
        var end = text.IndexOf('\n', at);
        at = end < 0 ? text.Length : end + 1;
        line++;
    }

    // "sep=;" is what Excel itself understands; else the heading tells.
    private static char Separator(string text, ref int at)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var found ? found : text.Length;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && end == 5)
        {
            at = Math.Min(end + 1, text.Length);
            return text[4];
        }

        var heading = text.AsSpan(0, end);
        var best = ',';
        foreach (var candidate in ";\t")
        {
            best = heading.Count(candidate) > heading.Count(best) ? candidate : best;
        }

        return best;
    }

    private static string Cell(string value)
    {
        var text = IsGuarded(value) ? "'" + value : value;
        return text.AsSpan().ContainsAny(Quoted) || text.AsSpan().Trim().Length != text.Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Plain(string cell) => cell.StartsWith('\'') && IsGuarded(cell[1..]) ? cell[1..] : cell;

    private static bool IsGuarded(string value) => value.TrimStart('\'') is [var first, ..] && Formulas.Contains(first, StringComparison.Ordinal);
}
