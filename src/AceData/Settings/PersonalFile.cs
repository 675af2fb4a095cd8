using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Tagging;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;

namespace AceData.Settings;

/// <summary>
/// A file of <c>config/</c> or <c>presets/</c> that a person edits as text: the shipped one is read until there is a copy in
/// the data folder, which alone is ever written. Nothing but what was typed changes: spelling, order, blanks, line ends stay.
/// </summary>
public sealed class PersonalFile
{
    private readonly DataRoot _root;
    private readonly PersonalFileKind _kind;
    private readonly string _preset;
    private readonly string _shipped;

    /// <param name="root">The data folder that gets the copy.</param>
    /// <param name="kind">Which file.</param>
    /// <param name="preset">Name of the preset, for the vocabulary.</param>
    /// <param name="shippedFolder">Folder of the shipped <c>config/</c> and <c>presets/</c>; null for the one beside the program.</param>
    /// <exception cref="AceDataException">PATH-OUTSIDE: the name leads out of the folder.</exception>
    public PersonalFile(DataRoot root, PersonalFileKind kind, string preset = PresetFinder.DefaultName, string? shippedFolder = null)
    {
        (_root, _kind, _preset, _shipped) = (root, kind, preset, shippedFolder ?? TagRules.ShippedFolder);
        RelativePath = kind switch
        {
            PersonalFileKind.Prompts => "config/prompts.json",
            PersonalFileKind.Aliases => "config/tag_aliases.json",
            PersonalFileKind.Model => "config/model_config.json",
            _ when preset == PresetFinder.DefaultName => "presets/moods.md",
            _ => $"presets/{preset}/moods.md",
        };
        OwnPath = PathGuard.Inside(root.Folder, RelativePath);
    }

    /// <summary>Below the data folder and below the program, such as <c>config/prompts.json</c>.</summary>
    public string RelativePath { get; }

    /// <summary>Full path of the person's copy, which need not exist.</summary>
    public string OwnPath { get; }

    /// <summary>True when the program came with such a file, so that there is something to go back to.</summary>
    public bool IsShipped => File.Exists(ShippedPath);

    private string ShippedPath => Path.Combine(_shipped, RelativePath);

    private string KeptPath => OwnPath + ".before-reset";

    /// <summary>Reads the person's copy, else the shipped file.</summary>
    /// <exception cref="AceDataException">Neither can be read.</exception>
    public PersonalText Read()
    {
        var isOwn = File.Exists(OwnPath);
        var path = isOwn ? OwnPath : ShippedPath;
        var bytes = TextFile.ReadBytes(path, ConfigText.MaximumBytes);
        return Of(bytes, path) with { Path = path, IsOwn = isOwn, Version = isOwn ? FileVersion.Of(bytes) : FileVersion.Missing };
    }

    /// <summary>Takes a file from elsewhere in place of what was read; nothing is written yet. Saved unchanged, it keeps its very bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="read">What it would replace.</param>
    /// <exception cref="AceDataException">It is no text.</exception>
    public static PersonalText Import(byte[] bytes, string name, PersonalText read) =>
        Of(bytes, name) with { Path = read.Path, IsOwn = read.IsOwn, Version = read.Version, IsImported = true };

    /// <summary>The bytes of a text as they would be saved; those of the file where nothing was changed.</summary>
    public static byte[] BytesOf(string text, PersonalText read) => Lines(text) == read.Text ? read.Raw.ToArray() : Encode(text, read);

    /// <summary>Checks a text as the program would read it.</summary>
    public TextCheck Check(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new TextCheck([new ConfigProblem(0, 0, "", "The text is empty.")], []);
        }

        try
        {
            return new TextCheck([], Parse(text));
        }
        catch (ConfigException e)
        {
            return new TextCheck(e.Problems, []);
        }
    }

    /// <summary>Writes the person's copy.</summary>
    /// <param name="text">The text as typed.</param>
    /// <param name="read">What it was made from.</param>
    /// <exception cref="ConfigException">The text cannot be used; nothing was written.</exception>
    /// <exception cref="FileChangedException">Somebody else changed the file meanwhile.</exception>
    /// <exception cref="AceDataException">The file cannot be written.</exception>
    public PersonalText Save(string text, PersonalText read)
    {
        if (Check(text) is { IsUsable: false } check)
        {
            throw new ConfigException(RelativePath, check.Problems);
        }

        if (read.IsOwn && !read.IsImported && Lines(text) == read.Text)
        {
            return read;
        }

        Folders.Make(Path.GetDirectoryName(OwnPath)!);
        AtomicFile.Default.Write(new AtomicWrite { Path = OwnPath, Root = _root.Folder, Content = BytesOf(text, read), Expected = read.Version });
        return Read();
    }

    /// <summary>Goes back to the shipped file; the person's copy is kept beside it, with <c>.before-reset</c> after its name.</summary>
    /// <returns>The shipped text.</returns>
    /// <exception cref="AceDataException">PERSONAL-FILE: the program came with no such file; or the copy cannot be moved.</exception>
    public PersonalText Reset()
    {
        if (!IsShipped)
        {
            throw new AceDataException("PERSONAL-FILE", $"AceData came with no {RelativePath}, so there is nothing to go back to.");
        }

        if (File.Exists(OwnPath))
        {
            var bytes = TextFile.ReadBytes(OwnPath, ConfigText.MaximumBytes);
            if (bytes.Length > 0)
            {
                AtomicFile.Default.Write(new AtomicWrite { Path = KeptPath, Root = _root.Folder, Content = bytes });
            }

            AtomicFile.Default.Remove(OwnPath, _root.Folder, FileVersion.Of(bytes));
        }

        return Read();
    }

    private static PersonalText Of(byte[] bytes, string name)
    {
        var text = ConfigText.Decode(bytes, name);
        return new PersonalText
        {
            Text = Lines(text),
            Path = name,
            IsOwn = false,
            Version = FileVersion.Missing,
            Raw = bytes,
            HasMark = bytes is [0xEF, 0xBB, 0xBF, ..],
            HasWindowsLines = text.Contains("\r\n", StringComparison.Ordinal) && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal),
        };
    }

    private static byte[] Encode(string text, PersonalText read)
    {
        var bytes = TextFile.Encode(text);
        if (read.HasWindowsLines)
        {
            bytes = Encoding.UTF8.GetBytes(Lines(text).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        return read.HasMark ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    // Only what an editor calls the end of a line: other separators of Unicode are part of the text.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private IReadOnlyList<string> Parse(string text)
    {
        switch (_kind)
        {
            case PersonalFileKind.Prompts:
                return Unused(PromptsFile.Parse(text, RelativePath).UnusedKeys);
            case PersonalFileKind.Model:
                return Unused(ModelConfig.Parse(text, RelativePath).UnusedKeys);
            case PersonalFileKind.Aliases:
                _ = TagAliasesFile.Parse(text, RelativePath);
                return [];
            default:
                return VocabularyFile.Parse(text, _preset, RelativePath).Warnings;
        }
    }

    private static IReadOnlyList<string> Unused(IReadOnlyList<string> keys) =>
        keys.Count == 0 ? [] : [$"These settings are known and change nothing here: {string.Join(", ", keys)}."];
}
