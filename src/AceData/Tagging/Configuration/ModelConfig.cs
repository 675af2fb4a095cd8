namespace AceData.Tagging.Configuration;

/// <summary>The content of <c>model_config.json</c>: how the model answers.</summary>
public sealed record ModelConfig
{
    // Names of the original that describe its own loading of the model and cutting of the sound; a model server does both its own way.
    private static readonly string[] KnownUnused =
        ["force_fp16", "device_map", "torch_dtype", "batch_size", "enable_mixed_precision", "memory_efficient", "trust_remote_code", "low_cpu_mem_usage", "do_sample", "repetition_penalty", "top_k"];

    private static readonly string[] CheckedUnused = ["model_path", "use_4bit", "sampling_rate", "audio_max_duration"];

    /// <summary>Greatest number of tokens of an answer where the question names none, 1…4096.</summary>
    public int MaxNewTokens { get; init; } = 80;

    /// <summary>Temperature where the question names none, 0…2.</summary>
    public double Temperature { get; init; } = 0.2;

    /// <summary>0…1: the most probable tokens whose probabilities add up to this are chosen from.</summary>
    public double TopP { get; init; } = 0.85;

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
            MaxNewTokens = root.Integer("max_new_tokens", defaults.MaxNewTokens, 1, 4096),
            Temperature = root.Number("temperature", defaults.Temperature, 0, 2),
            TopP = root.Number("top_p", defaults.TopP, 0, 1),
            UnusedKeys = unused,
        };

        // They change nothing here, but a slip in them is one for the original.
        root.String("model_path");
        root.Boolean("use_4bit", true);
        root.Integer("sampling_rate", 16_000, 8_000, 48_000);
        root.Number("audio_max_duration", 30, 1, 600);
        unused.AddRange(CheckedUnused.Where(name => root.Find(name) is not null));
        root.RefuseUnknown(KnownUnused, unused);
        return problems.Count == 0 ? config : throw new ConfigException(file, problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList());
    }
}
