namespace AceData.Benchmarks;

/// <summary>How well keys were found in one corpus; <c>weighted</c> is MIREX: 1 exact, ½ a fifth, 0.3 relative, 0.2 parallel.</summary>
internal sealed class KeyScores
{
    private const int Bins = 10;

    private readonly double[] _claimed = new double[Bins];
    private readonly double[] _right = new double[Bins];

    public int Songs { get; private set; }

    public int Mode { get; private set; }

    public int Tonic { get; private set; }

    public int Exact { get; private set; }

    public int Fifth { get; private set; }

    public int Relative { get; private set; }

    public int Parallel { get; private set; }

    public int Silenced { get; private set; }

    public int Other => Songs - Exact - Fifth - Relative - Parallel;

    public double Weighted => (Exact + (0.5 * Fifth) + (0.3 * Relative) + (0.2 * Parallel)) / Math.Max(1, Songs);

    /// <summary>Expected calibration error of the confidence over ten bins.</summary>
    public double CalibrationError => _claimed.Zip(_right, (claimed, right) => Math.Abs(claimed - right)).Sum() / Math.Max(1, Songs - Silenced);

    /// <summary>Takes one song.</summary>
    /// <param name="truth">Pitch class 0…11 and mode.</param>
    /// <param name="answer">The same, or null where no key was given.</param>
    /// <param name="confidence">0…1.</param>
    public void Add((int Tonic, bool Minor) truth, (int Tonic, bool Minor)? answer, double confidence)
    {
        Songs++;
        if (answer is not { } key)
        {
            Silenced++;
            return;
        }

        var sameMode = key.Minor == truth.Minor;
        var distance = (key.Tonic - truth.Tonic + 12) % 12;
        var exact = sameMode && distance == 0;
        Mode += sameMode ? 1 : 0;
        Tonic += distance == 0 ? 1 : 0;
        Exact += exact ? 1 : 0;
        Fifth += sameMode && distance is 5 or 7 ? 1 : 0;
        Relative += !sameMode && distance == (truth.Minor ? 3 : 9) ? 1 : 0;
        Parallel += !sameMode && distance == 0 ? 1 : 0;
        var bin = Math.Min(Bins - 1, (int)(confidence * Bins));
        _claimed[bin] += confidence;
        _right[bin] += exact ? 1 : 0;
    }
}
