using System.Text.RegularExpressions;
using AceData.Audio;
using AceData.Jobs;
using AceData.Settings;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging;

/// <summary>The rules of a tagging run, all read and checked before the first song: what is asked, which words exist, what belongs together.</summary>
public sealed record TagRules
{
    private const string PromptsPath = "config/prompts.json";
    private const string ModelPath = "config/model_config.json";

    public required PromptsConfig Prompts { get; init; }

    public required ModelConfig Model { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public required TagAliases Aliases { get; init; }

    /// <summary>What is odd in the files but does no harm: <c>CONFIG-UNUSED</c> once a file, <c>PRESET-ODD</c> once a line; the item is the file.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; private init; } = [];

    /// <summary>Folder of the shipped <c>config/</c> and <c>presets/</c>.</summary>
    public static string ShippedFolder => AppContext.BaseDirectory;

    /// <summary>The rules that came with the program, whatever the person changed.</summary>
    /// <exception cref="AceDataException">The installation is not whole.</exception>
    public static TagRules Shipped() => Load(DataRoot.Resolve(ShippedFolder, ShippedFolder), null, null, null);

    /// <summary>Reads the rules: the files that were named, else those of the data root, else the shipped ones.</summary>
    /// <exception cref="AceDataException">A file is missing or not valid; names the file, the line and the field.</exception>
    public static TagRules Load(DataRoot root, string? prompts, string? modelConfig, string? preset) => Load(root, prompts, modelConfig, preset, ShippedFolder);

    internal static TagRules Load(DataRoot root, string? prompts, string? modelConfig, string? preset, string shipped)
    {
        var promptsFile = Find(root, prompts, PromptsPath, shipped);
        var modelFile = Find(root, modelConfig, ModelPath, shipped);
        var rules = new TagRules
        {
            Prompts = PromptsFile.Load(promptsFile),
            Model = ModelConfig.Load(modelFile),
            Vocabulary = new PresetFinder(root.Folder, shipped).Load(preset),
            Aliases = TagAliasesFile.Load(Find(root, null, "config/tag_aliases.json", shipped)),
        };
        return rules with
        {
            Warnings =
            [
                .. Unused(promptsFile, Besides(promptsFile, Path.Combine(shipped, PromptsPath), rules.Prompts.UnusedKeys, file => PromptsFile.Load(file).UnusedKeys)),
                .. Unused(modelFile, Besides(modelFile, Path.Combine(shipped, ModelPath), rules.Model.UnusedKeys, file => ModelConfig.Load(file).UnusedKeys)),
                .. Besides(rules.Vocabulary.File, PresetOf(rules.Vocabulary.Name, shipped), rules.Vocabulary.Warnings, file => VocabularyFile.Load(file, rules.Vocabulary.Name).Warnings).Select(text => new JobWarning("PRESET-ODD", rules.Vocabulary.File, text)),
            ],
        };
    }

    /// <summary>True when a warning is about a file that came with the program: nobody has to do anything about it.</summary>
    public static bool IsAboutShippedFile(JobWarning warning) =>
        warning.Item is { } file && IsShipped(file);

    // A person's copy has the oddities of the file that it was made from. Nobody put them there, so nobody is told of them.
    private static IReadOnlyList<string> Besides(string? file, string shipped, IReadOnlyList<string> odd, Func<string, IReadOnlyList<string>> read)
    {
        if (odd.Count == 0 || file == shipped || !File.Exists(shipped))
        {
            return odd;
        }

        var known = read(shipped).Select(WithoutLine).ToHashSet(StringComparer.Ordinal);
        return [.. odd.Where(one => !known.Contains(WithoutLine(one)))];
    }

    private static string PresetOf(string name, string shipped) =>
        name == PresetFinder.DefaultName ? Path.Combine(shipped, "presets", "moods.md") : Path.Combine(shipped, "presets", name, "moods.md");

    // Lines move when a person adds some.
    private static string WithoutLine(string text) => Regex.Replace(text, @"^Line \d+ ", "");

    private static bool IsShipped(string file) => file.StartsWith(Path.TrimEndingDirectorySeparator(ShippedFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<JobWarning> Unused(string file, IReadOnlyList<string> keys) =>
        keys.Count == 0 ? [] : [new JobWarning("CONFIG-UNUSED", file, $"These settings are known and change nothing here: {string.Join(", ", keys)}.")];

    private static string Find(DataRoot root, string? named, string usual, string shipped) =>
        named is not null ? Path.GetFullPath(named)
        : root.Find(usual, shipped) ?? throw new AceDataException("CONFIG-MISSING", $"{usual} is neither in the data folder nor beside the program. Install AceData again.");
}
