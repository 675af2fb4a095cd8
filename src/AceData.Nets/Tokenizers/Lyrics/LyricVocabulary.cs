using System.Text;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// The vocabulary of lyrics: byte-pair encoding over characters in the file layout of Hugging Face (<c>vocab.json</c> of ACE-Step). Tokens in brackets
/// are found first; what is left is cut into words and runs of signs, and each of those is joined by the merges, the earliest of the list first.
/// </summary>
internal sealed class LyricVocabulary
{
    private readonly Dictionary<int, int> _letters;
    private readonly Dictionary<long, (int Rank, int Id)> _merges;
    private readonly AddedTokenSplitter _splitter;
    private readonly Dictionary<string, int> _ids;

    private LyricVocabulary(Dictionary<string, int> ids, Dictionary<long, (int Rank, int Id)> merges, List<AddedToken> added, int unknown)
    {
        (_ids, _merges, UnknownId) = (ids, merges, unknown);
        _splitter = new AddedTokenSplitter(added);
        _letters = [];
        foreach (var (piece, id) in ids)
        {
            if (Rune.TryGetRuneAt(piece, 0, out var letter) && letter.Utf16SequenceLength == piece.Length)
            {
                _letters[letter.Value] = id;
            }
        }

        foreach (var token in added)
        {
            _ids[token.Content] = token.Id;
        }

        Count = _ids.Values.Max() + 1;
    }

    public int Count { get; }

    public int UnknownId { get; }

    public int? IdOf(string token) => _ids.TryGetValue(token, out var id) ? id : null;

    /// <summary>Appends the ids of a text.</summary>
    public void Encode(string text, List<int> ids)
    {
        for (var start = 0; start < text.Length;)
        {
            var token = _splitter.Next(text, start, out var begin, out var end);
            Words(text.AsSpan(start, begin - start), ids);
            if (token is not null)
            {
                ids.Add(token.Id);
            }

            start = token is null ? text.Length : end;
        }
    }

    public static LyricVocabulary Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var json = new TokenizerJson(name, bytes);
        LyricVocabulary? vocabulary = null;
        List<AddedToken> added = [];
        (Dictionary<string, int> Ids, Dictionary<long, (int, int)> Merges, int Unknown)? model = null;
        json.BeginObject("a vocabulary file");
        while (json.NextProperty(out var part))
        {
            switch (part)
            {
                case "added_tokens":
                    added = AddedToken.ReadAll(ref json);
                    break;
                case "model":
                    model = BpeFile.Read(ref json);
                    break;
                case "pre_tokenizer":
                    BpeFile.ExpectWhitespace(ref json);
                    break;
                case "normalizer" or "post_processor" when !json.IsNull:
                    throw json.Fail($"the vocabulary of lyrics has no {part}, but this file does");
                default:
                    json.Skip();
                    break;
            }
        }

        json.End();
        if (model is { } read)
        {
            vocabulary = new LyricVocabulary(read.Ids, read.Merges, added, read.Unknown);
        }

        return vocabulary ?? throw new TokenizerFileException($"{name} has no model; it is another kind of file.");
    }

    private void Words(ReadOnlySpan<char> text, List<int> ids)
    {
        for (var start = 0; start < text.Length;)
        {
            var kind = KindAt(text, start, out var width);
            var end = start + width;
            while (end < text.Length && KindAt(text, end, out width) == kind)
            {
                end += width;
            }

            if (kind != Kind.Space)
            {
                Word(text[start..end], ids);
            }

            start = end;
        }
    }

    private enum Kind
    {
        Space,
        Word,
        Sign,
    }

    // Word characters as the Unicode standard has them for regular expressions: marks and joiners belong to them, and letters in circles.
    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int width)
    {
        Rune.DecodeFromUtf16(text[at..], out var rune, out width);
        if (Rune.IsWhiteSpace(rune))
        {
            return Kind.Space;
        }

        return Rune.IsLetter(rune) || rune.Value is 0x200C or 0x200D or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189)
            || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.EnclosingMark
                or System.Globalization.UnicodeCategory.DecimalDigitNumber or System.Globalization.UnicodeCategory.LetterNumber or System.Globalization.UnicodeCategory.ConnectorPunctuation
            ? Kind.Word
            : Kind.Sign;
    }

    private void Word(ReadOnlySpan<char> word, List<int> ids)
    {
        var symbols = new List<int>(word.Length);
        foreach (var letter in word.EnumerateRunes())
        {
            symbols.Add(_letters.GetValueOrDefault(letter.Value, UnknownId));
        }

        BpeMerging.Apply(symbols, _merges);
        ids.AddRange(symbols);
    }
}
