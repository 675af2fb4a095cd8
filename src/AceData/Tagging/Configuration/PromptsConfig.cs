namespace AceData.Tagging.Configuration;

/// <summary>The content of <c>prompts.json</c>: what is asked per category and what may come of it.</summary>
public sealed record PromptsConfig
{
    /// <summary>The question per category, in the order of the file.</summary>
    public required IReadOnlyDictionary<string, PromptTemplate> Templates { get; init; }

    /// <summary>Which categories are asked in which order about which parts of a song.</summary>
    public required WorkflowConfig Workflow { get; init; }

    /// <summary>Texts that are added when an answer holds too little, per category; also <c>default</c> and <c>incremental</c>.</summary>
    public required IReadOnlyDictionary<string, string> RetryTemplates { get; init; }

    /// <summary>How tags become the line of the prompt file.</summary>
    public required OutputFormat Output { get; init; }

    /// <summary>Names that the original knows and that change nothing here, such as <c>workflow_config.fallback_enabled</c>.</summary>
    public IReadOnlyList<string> UnusedKeys { get; init; } = [];
}

/// <summary>The question about one category.</summary>
public sealed record PromptTemplate
{
    /// <summary>The fixed part of the question; braces in it are text.</summary>
    public required string SystemPrompt { get; init; }

    /// <summary>The part with the placeholders <c>{title}</c> and <c>{artist}</c>; may be empty.</summary>
    public string UserPrompt { get; init; } = "";

    /// <summary>The key of the answer's JSON object, such as <c>genres</c>.</summary>
    public required string AnswerKey { get; init; }

    /// <summary>True when the answer is one value and not a list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Greatest number of tokens of the answer, 1…4096; null to leave it to the model's settings.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>0…2; null to leave it to the model's settings.</summary>
    public double? Temperature { get; init; }

    /// <summary>How often an unusable answer is asked for again, 0…20.</summary>
    public int RetryCount { get; init; } = 2;
}

/// <summary>The course of the questions about a song.</summary>
public sealed record WorkflowConfig
{
    /// <summary>The categories that are asked, in the order of the tags.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The parts of a song that are listened to: <c>start</c>, <c>middle</c>, <c>end</c>, <c>best</c>, <c>full</c>.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>Other parts for some categories.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> SegmentOverrides { get; init; }

    /// <summary>What is done when an answer holds too few tags.</summary>
    public required ContentRetry ContentRetry { get; init; }

    /// <summary>What is done for some categories instead.</summary>
    public required IReadOnlyDictionary<string, ContentRetry> ContentRetryOverrides { get; init; }

    /// <summary>The parts of a song for a category.</summary>
    public IReadOnlyList<string> SegmentsOf(string category) => SegmentOverrides.GetValueOrDefault(category) ?? Segments;

    /// <summary>What is done when the answer for a category holds too few tags.</summary>
    public ContentRetry ContentRetryOf(string category) => ContentRetryOverrides.GetValueOrDefault(category) ?? ContentRetry;
}

/// <summary>Asking again for what is missing.</summary>
/// <param name="MaxAttempts">Further questions, 0…20; 0 when switched off.</param>
/// <param name="DelaySeconds">Pause before each, seconds.</param>
/// <param name="TemperatureBoost">What each adds to the temperature.</param>
public sealed record ContentRetry(int MaxAttempts, double DelaySeconds, double TemperatureBoost);

/// <summary>How tags become the line of the prompt file.</summary>
public sealed record OutputFormat
{
    /// <summary>What stands between two tags.</summary>
    public string Separator { get; init; } = ", ";

    /// <summary>True when tags are written in lower case.</summary>
    public bool IsLowerCase { get; init; } = true;

    /// <summary>Least number of tags per category; fewer make a song need review.</summary>
    public required IReadOnlyDictionary<string, int> Minimum { get; init; }

    /// <summary>Greatest number of tags per category.</summary>
    public required IReadOnlyDictionary<string, int> Maximum { get; init; }

    /// <summary>Greatest number of tags in a line, without the tempo.</summary>
    public int MaxTotal { get; init; } = 14;

    /// <summary>Least number of tags of a category; 0 when the file names none.</summary>
    public int MinimumOf(string category) => Minimum.GetValueOrDefault(category);

    /// <summary>Greatest number of tags of a category; as many as the line may hold when the file names none.</summary>
    public int MaximumOf(string category) => Maximum.GetValueOrDefault(category, MaxTotal);
}
