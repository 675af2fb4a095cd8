using System.Text;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>
/// The Unigram model: of all ways to cut a word into pieces the one with the highest sum of scores, as <c>tokenizers</c> 0.22 finds it (double
/// precision, the first of equal ways). Unknown characters score ten below the lowest piece, and neighbours fuse into one.
/// </summary>
internal sealed class UnigramModel
{
    private const double UnknownPenalty = 10;

    private readonly double[] _scores;
    private readonly string[] _pieces;
    private readonly PieceTrie _trie;
    private readonly Dictionary<string, int> _ids;
    private readonly int[]? _bytes;
    private readonly double _unknownScore;

    private UnigramModel(List<(string Piece, double Score)> vocabulary, int unknownId, bool fallsBackToBytes)
    {
        _pieces = [.. vocabulary.Select(entry => entry.Piece)];
        _scores = [.. vocabulary.Select(entry => entry.Score)];
        UnknownId = unknownId;
        _unknownScore = _scores.Min() - UnknownPenalty;
        _trie = new PieceTrie(_pieces.Select((piece, id) => (Encoding.UTF8.GetBytes(piece), id)));
        _ids = new Dictionary<string, int>(_pieces.Length, StringComparer.Ordinal);
        for (var id = 0; id < _pieces.Length; id++)
        {
            _ids[_pieces[id]] = id;
        }

        var bytes = Enumerable.Range(0, 256).Select(value => _ids.GetValueOrDefault($"<0x{value:X2}>", -1)).ToArray();
        _bytes = fallsBackToBytes && !bytes.Contains(-1) ? bytes : null;
    }

    public int UnknownId { get; }

    public int Count => _pieces.Length;

    public string Piece(int id) => _pieces[id];

    public int? IdOf(string piece) => _ids.TryGetValue(piece, out var id) ? id : null;

    /// <summary>Appends the pieces of a word: id, and the text that it stands for.</summary>
    public void Encode(string word, List<(int Id, string Text)> pieces)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var best = new double[bytes.Length + 1];
        var from = new int[bytes.Length + 1];
        var id = new int[bytes.Length + 1];
        Array.Fill(from, -1);
        for (var start = 0; start < bytes.Length;)
        {
            var width = Width(bytes[start]);
            var hasSingle = false;
            var node = 0;
            for (var end = start; end < bytes.Length && (node = _trie.Step(node, bytes[end])) >= 0; end++)
            {
                if (_trie.Id(node) is var piece and >= 0)
                {
                    Offer(start, end + 1, best[start] + _scores[piece], piece);
                    hasSingle |= end + 1 - start == width;
                }
            }

            if (!hasSingle)
            {
                Offer(start, start + width, best[start] + _unknownScore, UnknownId);
            }

            start += width;
        }

        Append(bytes, from, id, pieces);

        void Offer(int start, int end, double score, int piece)
        {
            if (from[end] < 0 || score > best[end])
            {
                (best[end], from[end], id[end]) = (score, start, piece);
            }
        }
    }

    private void Append(byte[] bytes, int[] from, int[] id, List<(int Id, string Text)> pieces)
    {
        var parts = new List<(int Start, int End, bool IsUnknown)>();
        for (var end = bytes.Length; end > 0; end = from[end])
        {
            var isUnknown = id[end] == UnknownId;
            if (isUnknown && parts.Count > 0 && parts[^1].IsUnknown)
            {
                parts[^1] = (from[end], parts[^1].End, true);
            }
            else
            {
                parts.Add((from[end], end, isUnknown));
            }
        }

        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var span = bytes.AsSpan(parts[i].Start, parts[i].End - parts[i].Start);
            var text = Encoding.UTF8.GetString(span);
            if (_ids.TryGetValue(text, out var known))
            {
                pieces.Add((known, text));
            }
            else if (_bytes is not null)
            {
                foreach (var value in span)
                {
                    pieces.Add((_bytes[value], _pieces[_bytes[value]]));
                }
            }
            else
            {
                pieces.Add((UnknownId, text));
            }
        }
    }

    private static int Width(byte first) => first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    public static UnigramModel Read(ref TokenizerJson json)
    {
        var (type, unknown, fallsBack) = ("", -1, false);
        List<(string, double)>? vocabulary = null;
        json.BeginObject("model");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("model.type");
                    break;
                case "unk_id":
                    unknown = json.Id("model.unk_id");
                    break;
                case "byte_fallback":
                    fallsBack = json.FlagOr("model.byte_fallback", false);
                    break;
                case "vocab":
                    vocabulary = Vocabulary(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // Early files leave the type out.
        if (type is not ("" or "Unigram"))
        {
            throw json.Fail($"the model is of type '{type}', and a Unigram tokenizer is needed");
        }

        if (vocabulary is not { Count: > 0 } || unknown < 0 || unknown >= vocabulary.Count)
        {
            throw json.Fail("the model lacks its vocab, or unk_id is not one of its pieces");
        }

        return new UnigramModel(vocabulary, unknown, fallsBack);
    }

    private static List<(string Piece, double Score)> Vocabulary(ref TokenizerJson json)
    {
        var pieces = new List<(string, double)>();
        json.BeginArray("model.vocab");
        while (json.NextItem())
        {
            json.BeginArray("an entry of model.vocab");
            var piece = json.NextItem() ? json.String("a piece of model.vocab") : throw json.Fail("an entry of model.vocab is empty");
            var score = json.NextItem() ? json.Number("a score of model.vocab") : throw json.Fail("an entry of model.vocab has no score");
            if (json.NextItem())
            {
                throw json.Fail("an entry of model.vocab has more than a piece and a score");
            }

            pieces.Add((piece, score));
        }

        return pieces;
    }
}
