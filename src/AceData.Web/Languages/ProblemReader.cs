using System.Globalization;

namespace AceData.Web.Languages;

/// <summary>Says one text in another language, or finds that it cannot; however hostile the text is, in a bounded number of looks.</summary>
/// <param name="sentences">What is known.</param>
/// <param name="language">The language.</param>
internal sealed class ProblemReader(IReadOnlyList<ProblemSentence> sentences, CultureInfo language)
{
    private const int MostFound = 2_000;
    private const int Deepest = 3;
    private const int NamesTried = 6;
    private int _found;

    /// <summary>The text line by line; null when one of its sentences is not known.</summary>
    public string? Say(string text)
    {
        var lines = text.Split('\n').Select(line => SayLine(line.TrimEnd('\r'))).ToList();
        return lines.Contains(null) ? null : string.Join('\n', lines);
    }

    // An indented line names a song, and says something of it behind a colon.
    private string? SayLine(string line)
    {
        var begin = line.Length - line.TrimStart().Length;
        var indent = line[..begin];
        if (begin == line.Length)
        {
            return line;
        }

        if (Say(line[begin..], 0) is { } whole)
        {
            return indent + whole;
        }

        var colon = begin;
        for (var tries = 0; begin > 0 && tries < NamesTried && (colon = line.IndexOf(": ", colon + 1, StringComparison.Ordinal)) >= 0; tries++)
        {
            if (Say(line[(colon + 2)..], 0) is { } said)
            {
                return line[..(colon + 2)] + said;
            }
        }

        return null;
    }

    private string? Say(string text, int depth) => depth > Deepest ? null : SayFrom(text, 0, depth, new Dictionary<int, string?>());

    // What follows a place is the same however it was reached, so it is looked at once.
    private string? SayFrom(string text, int at, int depth, Dictionary<int, string?> known)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return "";
        }

        if (known.TryGetValue(at, out var before))
        {
            return before;
        }

        known[at] = null;
        foreach (var said in Found(text, at))
        {
            if (SayFrom(text, said.End, depth, known) is { } rest && InWords(said, depth) is { } words)
            {
                return known[at] = rest.Length > 0 ? words + " " + rest : words;
            }
        }

        return null;
    }

    // The one that names least is meant: a longer name would hold another sentence. Of equal ones, the one that says most by itself.
    private List<SaidSentence> Found(string text, int at)
    {
        if (_found > MostFound)
        {
            return [];
        }

        var found = sentences.Select(sentence => sentence.ReadAt(text, at)).OfType<SaidSentence>().OrderBy(said => said.Named).ThenByDescending(said => said.Sentence.Letters).ToList();
        _found += found.Count + 1;
        return found;
    }

    private string? InWords(SaidSentence said, int depth)
    {
        if (said.Sentence.Words(language) is not { } words)
        {
            return null;
        }

        var values = new object[said.Values.Count == 0 ? 0 : said.Values.Keys.Max() + 1];
        foreach (var (place, value) in said.Values)
        {
            var text = value.IsQuoted || value.IsRemark ? value.Text : Say(value.Text, depth + 1) ?? (value.HasSentences || (place == said.Sentence.OpenPlace && !value.IsNumber && !value.IsCommand) ? null : value.Text);
            if (text is null)
            {
                return null;
            }

            values[place] = value.IsQuoted || value.IsCommand ? text : SaidNumbers.In(text, value.Following, language);
        }

        return string.Format(language, words, values);
    }
}
