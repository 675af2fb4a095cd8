using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>
/// The tokenizer of prompts: a SentencePiece Unigram model in the file layout of Hugging Face (<c>tokenizer.json</c> of UMT5), id for id as
/// <c>tokenizers</c> 0.22.2 reads it. What the file asks for and is not known here is refused on loading. Thread-safe.
/// </summary>
public sealed class UnigramTokenizer
{
    private readonly UnigramModel _model;
    private readonly TextNormalizer _normalizer;
    private readonly WordSplitter _words;
    private readonly AddedTokenSplitter _raw;
    private readonly AddedTokenSplitter _normalized;
    private readonly Dictionary<int, AddedToken> _added;
    private readonly SingleTemplate _template;
    private readonly PieceDecoder _decoder;

    private UnigramTokenizer(UnigramModel model, TextNormalizer normalizer, WordSplitter words, List<AddedToken> added, SingleTemplate template, PieceDecoder decoder)
    {
        (_model, _normalizer, _words, _template, _decoder) = (model, normalizer, words, template, decoder);
        _raw = new AddedTokenSplitter(added.Where(token => !token.IsNormalized));
        _normalized = new AddedTokenSplitter(added.Where(token => token.IsNormalized));
        _added = added.DistinctBy(token => token.Id).ToDictionary(token => token.Id);
        Count = Math.Max(model.Count, added.Select(token => token.Id + 1).DefaultIfEmpty().Max());
    }

    /// <summary>One more than the highest id: the rows that an embedding needs.</summary>
    public int Count { get; }

    /// <summary>Reads a <c>tokenizer.json</c>.</summary>
    /// <exception cref="TokenizerFileException">It cannot be read, is damaged, or asks for something that is not supported.</exception>
    public static UnigramTokenizer Load(string path) => Parse(TokenizerJson.Load(path), Path.GetFileName(path));

    /// <summary>Reads a tokenizer from the bytes of its file.</summary>
    /// <param name="bytes">The file, UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="TokenizerFileException">As in <see cref="Load"/>.</exception>
    public static UnigramTokenizer Parse(ReadOnlySpan<byte> bytes, string name)
    {
        var json = new TokenizerJson(name, bytes);
        UnigramModel? model = null;
        var normalizer = new TextNormalizer();
        var words = new WordSplitter();
        List<AddedToken> added = [];
        var template = SingleTemplate.None;
        var decoder = new PieceDecoder(null, false);
        json.BeginObject("a tokenizer file");
        while (json.NextProperty(out var part))
        {
            switch (part)
            {
                case "added_tokens":
                    added = AddedToken.ReadAll(ref json);
                    break;
                case "normalizer":
                    normalizer = TextNormalizer.Read(ref json);
                    break;
                case "pre_tokenizer":
                    words = WordSplitter.Read(ref json);
                    break;
                case "post_processor":
                    template = SingleTemplate.Read(ref json);
                    break;
                case "decoder":
                    decoder = PieceDecoder.Read(ref json);
                    break;
                case "model":
                    model = UnigramModel.Read(ref json);
                    break;
                default:
                    // version; truncation and padding are the caller's.
                    json.Skip();
                    break;
            }
        }

        json.End();
        return new UnigramTokenizer(model ?? throw new TokenizerFileException($"{name} has no model; it is another kind of file."), normalizer, words, added, template, decoder);
    }

    /// <summary>The ids of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="addsSpecial">Whether the file's own start and end tokens are added (for UMT5: <c>&lt;/s&gt;</c> at the end).</param>
    /// <param name="longest">How many ids at most, with the special ones; what is beyond is cut from the text's end.</param>
    public int[] Encode(string text, bool addsSpecial = true, int longest = int.MaxValue) => [.. Pieces(text, addsSpecial, longest).Select(piece => piece.Id)];

    /// <summary>As <see cref="Encode"/>, with the text of each piece (for an unknown one what stood there).</summary>
    public IReadOnlyList<UnigramPiece> Pieces(string text, bool addsSpecial = true, int longest = int.MaxValue)
    {
        var template = addsSpecial ? _template : SingleTemplate.None;
        var pieces = new List<(int Id, string Text)>();
        for (var start = 0; start < text.Length;)
        {
            var token = _raw.Next(text, start, out var begin, out var end);
            if (begin > start)
            {
                Normalized(_normalizer.Apply(text[start..begin]), start == 0, pieces);
            }

            if (token is not null)
            {
                pieces.Add((token.Id, token.Content));
            }

            start = token is null ? text.Length : end;
        }

        var kept = Math.Min(pieces.Count, Math.Max(0, longest - template.Count));
        return [.. template.Before.Concat(pieces.Take(kept)).Concat(template.After).Select(piece => new UnigramPiece(piece.Id, piece.Text))];
    }

    /// <summary>The id of a piece or of an added token, such as the comma's; null when there is none.</summary>
    public int? IdOf(string piece) => _added.Values.FirstOrDefault(token => token.Content == piece)?.Id ?? _model.IdOf(piece);

    /// <summary>The text of ids.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not of this vocabulary.</exception>
    public string Decode(IEnumerable<int> ids, bool skipsSpecial = true) =>
        _decoder.Decode(ids.Where(id => !skipsSpecial || !(_added.TryGetValue(id, out var token) && token.IsSpecial)).Select(TextOf));

    private string TextOf(int id) => _added.TryGetValue(id, out var token) ? token.Content
        : id >= 0 && id < _model.Count ? _model.Piece(id)
        : throw new ArgumentOutOfRangeException(nameof(id), id, "The vocabulary has no such id.");

    private void Normalized(string text, bool isFirst, List<(int Id, string Text)> pieces)
    {
        for (var start = 0; start < text.Length;)
        {
            var token = _normalized.Next(text, start, out var begin, out var end);
            foreach (var word in _words.Split(text[start..begin], isFirst && start == 0))
            {
                _model.Encode(word, pieces);
            }

            if (token is not null)
            {
                pieces.Add((token.Id, token.Content));
            }

            start = token is null ? text.Length : end;
        }
    }
}
