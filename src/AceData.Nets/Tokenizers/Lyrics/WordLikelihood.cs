namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// How likely a word is in a language: part by its place among the frequent words, part by its groups of three letters, counted over the same words.
/// </summary>
internal sealed class WordLikelihood
{
    private const double WordShare = 0.6;

    // A frequent word of the list counts as often as its place says; letters seen nowhere get this much.
    private const double Smoothing = 0.02;
    private const double Alphabet = 40;

    // A letter with a mark that none of the words has, such as ř in a text that were Spanish.
    private const double StrangeLetter = -4;

    private readonly Dictionary<string, double> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(char, char, char), double> _groups = [];
    private readonly Dictionary<(char, char), double> _starts = [];
    private readonly HashSet<char> _letters;

    public WordLikelihood(string code, string words)
    {
        Code = code;
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            _words.TryAdd(word, 1.0 / (_words.Count + 10));
        }

        _letters = [.. _words.Keys.SelectMany(word => word)];
        var sum = _words.Values.Sum();
        foreach (var (word, weight) in _words.ToList())
        {
            _words[word] = weight / sum;

            // All words count for the letters, the frequent ones somewhat more.
            foreach (var (first, second, third) in Groups(word))
            {
                var more = Math.Sqrt(weight * 10);
                _groups[(first, second, third)] = _groups.GetValueOrDefault((first, second, third)) + more;
                _starts[(first, second)] = _starts.GetValueOrDefault((first, second)) + more;
            }
        }
    }

    public string Code { get; }

    /// <summary>The natural logarithm of the probability of a word in lower case.</summary>
    public double Of(string word)
    {
        var letters = 0.0;
        foreach (var (first, second, third) in Groups(word))
        {
            letters += Math.Log((_groups.GetValueOrDefault((first, second, third)) + Smoothing) / (_starts.GetValueOrDefault((first, second)) + (Smoothing * Alphabet)));
        }

        var strange = word.Count(letter => letter >= 0x80 && !_letters.Contains(letter)) * StrangeLetter;
        return Math.Log((WordShare * _words.GetValueOrDefault(word)) + ((1 - WordShare) * Math.Exp(letters)) + 1e-300) + strange;
    }

    private static IEnumerable<(char First, char Second, char Third)> Groups(string word)
    {
        var (first, second) = ('^', '^');
        foreach (var letter in word)
        {
            yield return (first, second, letter);
            (first, second) = (second, letter);
        }

        yield return (first, second, '$');
    }
}
