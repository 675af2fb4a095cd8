using AceData.Files;
using AceData.Settings;
using AceData.Tagging.Configuration;

namespace AceData.Tagging.Vocabularies;

/// <summary>Finds presets by name: <c>presets/NAME/moods.md</c> of the data root first, of the shipped ones second.</summary>
/// <param name="dataRoot">The data root; its presets come first.</param>
/// <param name="shippedRoot">The folder that holds the shipped <c>presets</c>, beside the program.</param>
public sealed class PresetFinder(string dataRoot, string shippedRoot)
{
    /// <summary>The name of <c>presets/moods.md</c> itself.</summary>
    public const string DefaultName = "default";

    private const string FileName = "moods.md";

    /// <summary>The names of all presets, the default first.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = Roots().Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => IsName(name) && name != DefaultName)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return [DefaultName, .. names];
    }

    /// <summary>Reads a preset.</summary>
    /// <param name="nameOrFile">A name such as <c>hiphop</c>, or the path of a <c>.md</c> file; null for the default.</param>
    /// <exception cref="ConfigException">There is no such preset, or its file cannot be used.</exception>
    public Vocabulary Load(string? nameOrFile)
    {
        var name = string.IsNullOrWhiteSpace(nameOrFile) ? DefaultName : nameOrFile;
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !name.Contains('\0', StringComparison.Ordinal))
        {
            return VocabularyFile.Load(Path.GetFullPath(name), NameOf(name));
        }

        if (!IsName(name))
        {
            throw Refuse(name, "A preset's name has letters, digits, \"-\", \"_\" and blanks only. To use a file, give the path of a .md file.");
        }

        var path = Roots().Select(root => name == DefaultName ? Path.Combine(root, FileName) : Path.Combine(root, name, FileName)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            var nearest = NearestName.Of(name, Names());
            throw Refuse(name, $"There is no such preset. {(nearest is null ? "" : $"Did you mean \"{nearest}\"? ")}Known: {string.Join(", ", Names())}.");
        }

        RefuseLinkOutside(path, name);
        return VocabularyFile.Load(path, name);
    }

    private string[] Roots() => [Path.Combine(dataRoot, "presets"), Path.Combine(shippedRoot, "presets")];

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or ' ');

    /// <summary>"presets/hiphop/moods.md" is the preset "hiphop", "presets/moods.md" the default, "own.md" is "own".</summary>
    private static string NameOf(string path)
    {
        var full = Path.GetFullPath(path);
        if (!Path.GetFileName(full).Equals(FileName, StringComparison.OrdinalIgnoreCase))
        {
            return Path.GetFileNameWithoutExtension(full);
        }

        var folder = Path.GetFileName(Path.GetDirectoryName(full) ?? "");
        return folder is "" or "presets" ? DefaultName : folder;
    }

    private void RefuseLinkOutside(string path, string name)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName
            ?? Directory.ResolveLinkTarget(Path.GetDirectoryName(path)!, returnFinalTarget: true)?.FullName;
        if (target is not null && !Roots().Any(root => target.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            throw Refuse(name, $"{path} is a link that leads out of the presets folder. Copy the file there, or give its path.");
        }
    }

    private static ConfigException Refuse(string name, string text) => new($"Preset \"{FileNames.Printable(name)}\"", [new ConfigProblem(0, 0, "", text)]);
}
