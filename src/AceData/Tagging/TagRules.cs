using AceData.Audio;
using AceData.Settings;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging;

/// <summary>The rules of a tagging run, all read and checked before the first song: what is asked, which words exist, what belongs together.</summary>
public sealed record TagRules
{
    public required PromptsConfig Prompts { get; init; }

    public required ModelConfig Model { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required TagAliases Aliases { get; init; }

    /// <summary>Folder of the shipped <c>config/</c> and <c>presets/</c>.</summary>
    public static string ShippedFolder => AppContext.BaseDirectory;

    /// <summary>Reads the rules: the files that were named, else those of the data root, else the shipped ones.</summary>
    /// <exception cref="AceDataException">A file is missing or not valid; names the file, the line and the field.</exception>
    public static TagRules Load(DataRoot root, string? prompts, string? modelConfig, string? preset) => new()
    {
        Prompts = PromptsFile.Load(Find(root, prompts, "config/prompts.json")),
        Model = ModelConfig.Load(Find(root, modelConfig, "config/model_config.json")),
        Vocabulary = new PresetFinder(root.Folder, ShippedFolder).Load(preset),
        Aliases = TagAliasesFile.Load(Find(root, null, "config/tag_aliases.json")),
    };

    private static string Find(DataRoot root, string? named, string usual) =>
        named is not null ? Path.GetFullPath(named)
        : root.Find(usual, ShippedFolder) ?? throw new AceDataException("CONFIG-MISSING", $"{usual} is neither in the data folder nor beside the program. Install AceData again.");
}
