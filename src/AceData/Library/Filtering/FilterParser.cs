namespace AceData.Library.Filtering;

/// <summary>
/// Reads a filter: conditions side by side must all hold; <c>or</c> binds less than that, <c>not</c> and <c>-</c> bind most;
/// parentheses group.
/// </summary>
internal sealed class FilterParser(string text)
{
    private const int Longest = 4000;
    private const int Deepest = 50;
    private readonly List<FilterToken> _tokens = FilterToken.Read(text);
    private int _at;

    /// <exception cref="FilterException">It cannot be understood.</exception>
    public static FilterNode Read(string text)
    {
        if (text.Length > Longest)
        {
            throw new FilterException($"A filter has at most {Longest} characters. Shorten it.", Longest, text.Length - Longest);
        }

        var parser = new FilterParser(text);
        if (parser._tokens.Count == 0)
        {
            return new AllOf([]);
        }

        var node = parser.Either(0);
        return parser.Present is { } rest
            ? throw new FilterException("This parenthesis closes none. Take it away, or put the words in quotes.", rest.Start, rest.Length)
            : node;
    }

    private FilterToken? Present => _at < _tokens.Count ? _tokens[_at] : null;

    private FilterNode Either(int depth)
    {
        var parts = new List<FilterNode> { Together(depth) };
        while (IsOperator("or"))
        {
            _at++;
            parts.Add(Together(depth));
        }

        return parts.Count == 1 ? parts[0] : new OneOf(parts);
    }

    private FilterNode Together(int depth)
    {
        var parts = new List<FilterNode> { Single(depth) };
        while (Present is { Kind: not FilterTokenKind.Close } && !IsOperator("or"))
        {
            _at += IsOperator("and") ? 1 : 0;
            parts.Add(Single(depth));
        }

        return parts.Count == 1 ? parts[0] : new AllOf(parts);
    }

    private FilterNode Single(int depth)
    {
        if (depth > Deepest)
        {
            throw new FilterException("Too many parentheses inside one another. Make the filter simpler.", _tokens[_at].Start, _tokens[_at].Length);
        }

        if (Present is not { } token || token.Kind == FilterTokenKind.Close || IsOperator("or") || IsOperator("and"))
        {
            throw Missing();
        }

        _at++;
        if (token.Kind == FilterTokenKind.Minus || IsWord(token, "not"))
        {
            return new Not(Single(depth + 1));
        }

        return token.Kind == FilterTokenKind.Open ? Group(token, depth) : FilterFields.Of(token);
    }

    private FilterNode Group(FilterToken open, int depth)
    {
        var node = Either(depth + 1);
        if (Present is not { Kind: FilterTokenKind.Close })
        {
            throw new FilterException("This parenthesis is not closed. Close it, or put the words in quotes.", open.Start, open.Length);
        }

        _at++;
        return node;
    }

    private FilterException Missing()
    {
        var before = _at > 0 ? _tokens[_at - 1] : null;
        return Present is { Kind: FilterTokenKind.Word } word && (before is null || before.Kind == FilterTokenKind.Open)
            ? new FilterException($"\"{word.Text}\" joins two conditions, and nothing stands before it. To look for the word itself, put it in quotes.", word.Start, word.Length)
            : before is { Kind: FilterTokenKind.Word }
                ? new FilterException($"Something is missing behind \"{before.Text}\". To look for the word itself, put it in quotes.", before.Start, before.Length)
                : new FilterException("Something is missing here.", Present?.Start ?? text.Length, 0);
    }

    private bool IsOperator(string name) => Present is { } token && IsWord(token, name);

    private static bool IsWord(FilterToken token, string name) =>
        token is { Kind: FilterTokenKind.Word, Field: null, IsQuoted: false } && token.Text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
