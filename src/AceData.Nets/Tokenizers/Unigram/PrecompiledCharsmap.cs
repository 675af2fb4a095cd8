using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>
/// The character map of SentencePiece (<c>precompiled_charsmap</c>): a darts double array of UTF-8 keys, and their replacements. Applied as Hugging
/// Face's <c>tokenizers</c> 0.22 does: to a whole grapheme below six bytes first, then code point by code point, each time by the shortest key that
/// matches.
/// </summary>
internal sealed class PrecompiledCharsmap
{
    private const int LongestGrapheme = 6;

    private readonly uint[] _trie;
    private readonly byte[] _replacements;
    private readonly string?[] _ascii = new string?[128];

    private PrecompiledCharsmap(uint[] trie, byte[] replacements)
    {
        (_trie, _replacements) = (trie, replacements);
        Span<byte> one = stackalloc byte[1];
        for (var letter = 1; letter < 128; letter++)
        {
            one[0] = (byte)letter;
            _ascii[letter] = Replacement(one);
        }
    }

    /// <summary>Reads the map from its base64 text.</summary>
    /// <exception cref="TokenizerFileException">It is damaged.</exception>
    public static PrecompiledCharsmap Parse(string base64)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException exception)
        {
            throw new TokenizerFileException("The precompiled_charsmap is not base64.", exception);
        }

        var size = bytes.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
        if (size == 0 || size % 4 != 0 || size > bytes.Length - 4)
        {
            throw Damaged();
        }

        var trie = new uint[size / 4];
        for (var i = 0; i < trie.Length; i++)
        {
            trie[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 + (4 * i)));
        }

        return new PrecompiledCharsmap(trie, bytes[(4 + (int)size)..]);
    }

    public string Apply(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            // A letter of ASCII before another one is a grapheme of its own, but for a line end of two characters.
            if (text[at] < 128 && (at + 1 == text.Length || text[at + 1] < 128) && text[at] != '\r')
            {
                if (_ascii[text[at]] is { } replaced)
                {
                    result.Append(replaced);
                }
                else
                {
                    result.Append(text[at]);
                }

                at++;
                continue;
            }

            var length = StringInfo.GetNextTextElementLength(text, at);
            Grapheme(text.AsSpan(at, length), result);
            at += length;
        }

        return result.ToString();
    }

    private void Grapheme(ReadOnlySpan<char> grapheme, StringBuilder result)
    {
        Span<byte> bytes = stackalloc byte[LongestGrapheme];
        if (grapheme.Length < LongestGrapheme && Encoding.UTF8.TryGetBytes(grapheme, bytes, out var count) && count < LongestGrapheme && Replacement(bytes[..count]) is { } whole)
        {
            result.Append(whole);
            return;
        }

        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (Replacement(bytes[..rune.EncodeToUtf8(bytes)]) is { } part)
            {
                result.Append(part);
            }
            else
            {
                result.Append(rune.ToString());
            }
        }
    }

    private string? Replacement(ReadOnlySpan<byte> key)
    {
        var unit = Unit(0);
        var node = Offset(unit);
        foreach (var letter in key)
        {
            if (letter == 0)
            {
                break;
            }

            node ^= letter;
            unit = Unit(node);
            if ((unit & ((1u << 31) | 0xFF)) != letter)
            {
                break;
            }

            node ^= Offset(unit);
            if (((unit >> 8) & 1) == 1)
            {
                return Text(Unit(node) & 0x7FFFFFFF);
            }
        }

        return null;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1u << 9)) >> 6);

    private uint Unit(uint node) => node < _trie.Length ? _trie[node] : throw Damaged();

    private string Text(uint start)
    {
        if (start >= _replacements.Length)
        {
            throw Damaged();
        }

        var rest = _replacements.AsSpan((int)start);
        return rest.IndexOf((byte)0) is var end and >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw Damaged();
    }

    private static TokenizerFileException Damaged() => new("The precompiled_charsmap is damaged: it points outside of itself.");
}
