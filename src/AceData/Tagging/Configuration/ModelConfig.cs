namespace AceData.Tagging.Configuration;

/// <summary>The content of <c>model_config.json</c>: which model listens and how it answers.</summary>
public sealed record ModelConfig
{
    // Names of the original that describe its own loading of the model; ours is fixed.
    private static readonly string[] KnownUnused =
        ["force_fp16", "device_map", "torch_dtype", "batch_size", "enable_mixed_precision", "memory_efficient", "trust_remote_code", "low_cpu_mem_usage", "do_sample", "repetition_penalty", "top_k"];

    /// <summary>The model's name or folder.</summary>
    public string ModelPath { get; init; } = "Qwen/Qwen2-Audio-7B-Instruct";

    /// <summary>Greatest number of tokens of an answer where the question names none, 1…4096.</summary>
    public int MaxNewTokens { get; init; } = 80;

    /// <summary>Temperature where the question names none, 0…2.</summary>
    public double Temperature { get; init; } = 0.2;

    /// <summary>0…1: the most probable tokens whose probabilities add up to this are chosen from.</summary>
    public double TopP { get; init; } = 0.85;

    /// <summary>True when the model is loaded in 4 bits.</summary>
    public bool Use4Bit { get; init; } = true;

    /// <summary>Sample rate that the model hears, Hz.</summary>
    public int SamplingRate { get; init; } = 16_000;

    /// <summary>Longest clip, seconds.</summary>
    public double AudioMaxDurationSeconds { get; init; } = 30;

    /// <summary>Names that the original knows and that change nothing here.</summary>
    public IReadOnlyList<string> UnusedKeys { get; init; } = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigException">Names every problem with line, column and field.</exception>
    public static ModelConfig Load(string path) => Parse(ConfigText.Read(path), path);

    /// <summary>Reads the text of the file; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="ConfigException">Names every problem with line, column and field.</exception>
    public static ModelConfig Parse(string text, string file)
    {
        var problems = new List<ConfigProblem>();
        var unused = new List<string>();
        var root = new ConfigObject(ConfigNode.Parse(text, file), "", problems);
        var defaults = new ModelConfig();
        var config = new ModelConfig
        {
            ModelPath = root.String("model_path") ?? defaults.ModelPath,
            MaxNewTokens = root.Integer("max_new_tokens", defaults.MaxNewTokens, 1, 4096),
            Temperature = root.Number("temperature", defaults.Temperature, 0, 2),
            TopP = root.Number("top_p", defaults.TopP, 0, 1),
            Use4Bit = root.Boolean("use_4bit", defaults.Use4Bit),
            SamplingRate = root.Integer("sampling_rate", defaults.SamplingRate, 8_000, 48_000),
            AudioMaxDurationSeconds = root.Number("audio_max_duration", defaults.AudioMaxDurationSeconds, 1, 600),
            UnusedKeys = unused,
        };
        root.RefuseUnknown(KnownUnused, unused);
        return problems.Count == 0 ? config : throw new ConfigException(file, problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList());
    }
}
