namespace AceData.Tagging.Engines;

/// <summary>One question about a song.</summary>
public sealed record EngineQuestion
{
    /// <summary>The category's name in <c>prompts.json</c>: <c>genre</c>, <c>mood</c>, …</summary>
    public required string Category { get; init; }

    /// <summary>The names of the clips it is about, in order; each is in <see cref="SongClips.BySegment"/>.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>The whole text of the question, after the clips.</summary>
    public required string Text { get; init; }

    /// <summary>The key of the answer's JSON object, such as <c>genres</c>.</summary>
    public required string AnswerKey { get; init; }

    /// <summary>True when the answer is one value and not a list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>The tags that may be answered, in their spelling; the engine holds the model to them if it can.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    /// <summary>Least number of tags wanted; 0 when none is an answer too.</summary>
    public int Minimum { get; init; }

    /// <summary>Greatest number of tags wanted.</summary>
    public int Maximum { get; init; } = 1;

    /// <summary>Greatest number of tokens of the answer.</summary>
    public int MaxTokens { get; init; } = 64;

    /// <summary>0…2.</summary>
    public double Temperature { get; init; } = 0.2;

    /// <summary>0…1.</summary>
    public double TopP { get; init; } = 0.85;

    /// <summary>0 for the first try, then 1, 2 …: other answers are wanted, so a seed must change with it.</summary>
    public int Attempt { get; init; }
}
