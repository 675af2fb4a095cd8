using System.Globalization;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>A folder of songs with a <c>truth.json</c>, and how much each of its songs weighs.</summary>
internal sealed record CorpusFolder(string Path, double Weight);

/// <summary>What the verb <c>tempo</c> is asked for; README.md of this project says what each part is for.</summary>
internal sealed record TempoTrainingOptions
{
    public IReadOnlyList<CorpusFolder> Train { get; init; } = [];

    public IReadOnlyList<CorpusFolder> Real { get; init; } = [];

    public IReadOnlyList<CorpusFolder> Test { get; init; } = [];

    /// <summary>Names of test corpora whose file names name compositions: pop songs of the same file name are not trained on.</summary>
    public IReadOnlyList<string> Apart { get; init; } = [];

    public string Cache { get; init; } = Path.Combine(Path.GetTempPath(), "acedata-tempo");

    public int Folds { get; init; } = 5;

    public IReadOnlyList<int> FoldSeeds { get; init; } = [1, 2, 3];

    public RankerTraining Ranker { get; init; } = new();

    public bool ShowErrors { get; init; }

    public string? Out { get; init; }

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static TempoTrainingOptions Parse(string[] arguments)
    {
        var options = new TempoTrainingOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
            options = arguments[i] switch
            {
                "--train" => options with { Train = Folders(Value()) },
                "--real" => options with { Real = Folders(Value()) },
                "--test" => options with { Test = Folders(Value()) },
                "--apart" => options with { Apart = Value().Split(',') },
                "--cache" => options with { Cache = Value() },
                "--folds" => options with { Folds = Whole(Value()) },
                "--fold-seeds" => options with { FoldSeeds = [.. Value().Split(',').Select(Whole)] },
                "--trees" => options with { Ranker = options.Ranker with { Trees = Whole(Value()) } },
                "--depth" => options with { Ranker = options.Ranker with { Depth = Whole(Value()) } },
                "--rate" => options with { Ranker = options.Ranker with { LearningRate = Number(Value()) } },
                "--errors" => options with { ShowErrors = true },
                "--out" => options with { Out = Value() },
                var unknown => throw new ArgumentException($"Unknown option {unknown}."),
            };
        }

        return options;
    }

    /// <summary>Folders separated by commas; <c>folder=0.5</c> lets its songs weigh half.</summary>
    private static CorpusFolder[] Folders(string value) => [.. value.Split(',').Select(part => part.Split('=')).Select(part => new CorpusFolder(part[0], part.Length > 1 ? Number(part[1]) : 1))];

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);
}
