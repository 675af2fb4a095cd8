using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>How alike two texts are.</summary>
/// <param name="Score">0…1.</param>
/// <param name="IsSafe">True when they differ in nothing, or in ways that only spelling does; "Falling" and "Calling" are alike but not safe.</param>
public readonly record struct Likeness(double Score, bool IsSafe)
{
    private const int LongestKey = 200;
    private const double WithoutSpaces = 0.99;
    private const double OtherNumbersAtMost = 0.6;

    /// <summary>Nothing alike.</summary>
    public static Likeness None => default;

    /// <summary>The better of two.</summary>
    public static Likeness Best(Likeness a, Likeness b) =>
        a.Score > b.Score || (a.Score == b.Score && a.IsSafe) ? a : b;

    /// <summary>The same at a lower rate, for texts that are only a part or a variant.</summary>
    public Likeness Times(double factor) => new(Score * factor, IsSafe);

    /// <summary>Compares two texts under both keys: marks off, and umlauts written out.</summary>
    /// <param name="a">As it is written.</param>
    /// <param name="b">As it is written.</param>
    /// <param name="shortest">Texts of so many letters or fewer must be equal.</param>
    public static Likeness Of(string a, string b, int shortest)
    {
        var (plainA, plainB) = (TextKey.Of(a), TextKey.Of(b));
        var plain = OfKeys(plainA, plainB, shortest);
        if (plain is { Score: 1 })
        {
            return plain;
        }

        var (writtenA, writtenB) = (TextKey.WithUmlautsWrittenOut(a), TextKey.WithUmlautsWrittenOut(b));
        return writtenA == plainA && writtenB == plainB ? plain : Best(plain, OfKeys(writtenA, writtenB, shortest));
    }

    /// <summary>Compares two keys of <see cref="TextKey"/>.</summary>
    public static Likeness OfKeys(string a, string b, int shortest)
    {
        (a, b) = (Cut(a), Cut(b));
        if (a.Length == 0 || b.Length == 0)
        {
            return None;
        }

        if (a == b)
        {
            return new Likeness(1, true);
        }

        var (joinedA, joinedB) = (Joined(a), Joined(b));
        if (joinedA == joinedB)
        {
            return new Likeness(WithoutSpaces, true);
        }

        if (Math.Min(joinedA.Length, joinedB.Length) <= shortest)
        {
            return None;
        }

        var (wordsA, wordsB) = (TextKey.Words(a), TextKey.Words(b));
        if (!NumbersOf(wordsA).SequenceEqual(NumbersOf(wordsB)))
        {
            return new Likeness(Math.Min(OtherNumbersAtMost, Ratio(a, b)), false);
        }

        var (sortedA, sortedB) = (Sorted(wordsA), Sorted(wordsB));
        return sortedA == sortedB
            ? new Likeness(1, true)
            : new Likeness(Math.Max(Ratio(a, b), Ratio(sortedA, sortedB)), SpellingNoise.Explains(wordsA, wordsB));
    }

    private static string Cut(string key) => key.Length > LongestKey ? key[..LongestKey] : key;

    private static string Joined(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    private static string Sorted(string[] words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    private static IEnumerable<int> NumbersOf(string[] words) =>
        words.Select(Identity.Numerals.Read).OfType<int>().Order();

    private static double Ratio(string a, string b) => 1 - ((double)EditDistance.Of(a, b) / Math.Max(a.Length, b.Length));
}
