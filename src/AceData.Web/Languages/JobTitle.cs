using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace AceData.Web.Languages;

/// <summary>
/// The title of a job in the language of the window. It was made in the language of the window that ordered it, perhaps years ago,
/// and is kept as a text; where it is one of ours, it is said anew.
/// </summary>
internal static class JobTitle
{
    private static readonly ResourceManager[] Words = [.. new[] { typeof(SongWords), typeof(LyricsWords), typeof(TrainingWords), typeof(DialectWords), typeof(ModelWords) }.Select(words => new ResourceManager(words.FullName!, words.Assembly))];
    private static readonly string[] Kinds = ["Tag.Title.", "Fetch.Title.", "Check.Job.", "Convert.Job", "Export.Job", "Import.Job", "Get.Job", "Verify.Job", "Take.Job"];
    private static readonly Lazy<IReadOnlyList<(ResourceManager Words, string Key, Regex Pattern)>> Known = new(Read);

    /// <summary>The title to show.</summary>
    public static string Of(string title)
    {
        foreach (var (words, key, pattern) in Known.Value)
        {
            if (pattern.Match(title) is { Success: true } match && words.GetString(key, CultureInfo.CurrentUICulture) is { } here)
            {
                return string.Format(CultureInfo.CurrentCulture, here, match.Groups["filling"].Value);
            }
        }

        return title;
    }

    // A name of another program's form stays as it was said; everything else counts songs.
    private static string Filling(string key) => key is "Export.Job" or "Import.Job" ? "(?<filling>.+)" : @"(?<filling>[\d.,\s]+)";

    private static List<(ResourceManager Words, string Key, Regex Pattern)> Read() =>
    [
        .. from words in Words
           from language in LanguageSetup.Supported
           from System.Collections.DictionaryEntry entry in words.GetResourceSet(language == LanguageSetup.Supported[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
           where Kinds.Any(kind => ((string)entry.Key).StartsWith(kind, StringComparison.Ordinal))
           orderby (string)entry.Key
           select (words, (string)entry.Key, new Regex($"^{Regex.Escape((string)entry.Value!).Replace(@"\{0}", Filling((string)entry.Key), StringComparison.Ordinal)}$", RegexOptions.CultureInvariant)),
    ];
}
