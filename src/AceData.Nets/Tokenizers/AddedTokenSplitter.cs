using System.Buffers;

namespace AceData.Nets.Tokenizers;

/// <summary>Cuts a text at added tokens: the leftmost first, of those that begin at one place the longest.</summary>
internal sealed class AddedTokenSplitter
{
    private readonly Dictionary<char, AddedToken[]> _byFirst;
    private readonly SearchValues<char> _firsts;

    public AddedTokenSplitter(IEnumerable<AddedToken> tokens)
    {
        _byFirst = tokens.GroupBy(token => token.Content[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(token => token.Content.Length).ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>The next token from <paramref name="start"/> on; null when there is none. The range includes the white space that it swallows.</summary>
    public AddedToken? Next(ReadOnlySpan<char> text, int start, out int begin, out int end)
    {
        for (var at = start; at < text.Length; at++)
        {
            var skipped = text[at..].IndexOfAny(_firsts);
            if (skipped < 0)
            {
                break;
            }

            at += skipped;
            foreach (var token in _byFirst[text[at]])
            {
                if (text[at..].StartsWith(token.Content, StringComparison.Ordinal))
                {
                    (begin, end) = (at, at + token.Content.Length);
                    while (token.TakesLeft && begin > start && char.IsWhiteSpace(text[begin - 1]))
                    {
                        begin--;
                    }

                    while (token.TakesRight && end < text.Length && char.IsWhiteSpace(text[end]))
                    {
                        end++;
                    }

                    return token;
                }
            }
        }

        (begin, end) = (text.Length, text.Length);
        return null;
    }
}
