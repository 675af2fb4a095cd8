using System.Text.RegularExpressions;
using System.Xml.Linq;
using AceData.Testing;

namespace AceData.Web.Tests.Languages;

/// <summary>The files of words as they lie in the sources.</summary>
internal static partial class WordFiles
{
    public static string Web { get; } = Path.Combine(Checkout.Root, "src", "AceData.Web");

    private static string Folder => Path.Combine(Web, "Languages");

    /// <summary>Names such as <c>SongWords</c> that have English words.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.resx").Select(path => Path.GetFileName(path)).Where(name => name.Count(letter => letter == '.') == 1).Select(name => name[..^".resx".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Key and text.</summary>
    public static IReadOnlyDictionary<string, string> Read(string name, string? language = null) =>
        XDocument.Load(Path.Combine(Folder, language is null ? $"{name}.resx" : $"{name}.{language}.resx"))
            .Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>The numbers of the places that are filled in, such as <c>{0}</c>.</summary>
    public static IReadOnlyList<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Source files of the page.</summary>
    public static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal));

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();
}
