namespace AceData.Testing;

/// <summary>How well tags agree with what a careful person keeps, over many answers.</summary>
public sealed class TagScore
{
    private int _answers;
    private int _exact;
    private int _right;
    private int _given;
    private int _wanted;

    /// <summary>Number of answers.</summary>
    public int Answers => _answers;

    /// <summary>Share of answers with the same tags in the same order, 0…1.</summary>
    public double Exact => Share(_exact, _answers);

    /// <summary>Share of the given tags that are right, 0…1.</summary>
    public double Precision => Share(_right, _given);

    /// <summary>Share of the wanted tags that were given, 0…1.</summary>
    public double Recall => Share(_right, _wanted);

    /// <summary>Counts one answer; returns true when it is exactly right.</summary>
    public bool Add(IReadOnlyList<string> expected, IReadOnlyList<string> given)
    {
        var isExact = expected.SequenceEqual(given);
        _answers++;
        _exact += isExact ? 1 : 0;
        _right += expected.Intersect(given).Count();
        _given += given.Count;
        _wanted += expected.Count;
        return isExact;
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
