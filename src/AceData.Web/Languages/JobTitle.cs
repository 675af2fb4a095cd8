using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AceData.Jobs.Board;

namespace AceData.Web.Languages;

/// <summary>
/// The title of a job in the language of the window. It was made in the language of the window that ordered it, perhaps years ago,
/// and is kept as a text; where it is one of ours, it is said anew.
/// </summary>
internal static class JobTitle
{
    private static readonly ResourceManager[] Words = [.. new[] { typeof(SongWords), typeof(LyricsWords), typeof(TrainingWords), typeof(DialectWords), typeof(ModelWords) }.Select(words => new ResourceManager(words.FullName!, words.Assembly))];
    private static readonly string[] Kinds = ["Tag.Title.", "Fetch.Title.", "Check.Job.", "Convert.Job", "Create.Job", "Export.Job", "Import.Job", "Get.Job", "Verify.Job", "Take.Job"];
    private static readonly Lazy<IReadOnlyList<(ResourceManager Words, string Key, Regex Pattern)>> Known = new(Read);
    private static readonly Lazy<ILookup<string, (ResourceManager Words, string Key)>> Names = new(ReadNames);

    // What is always called alike is known by what it does, however an earlier version called it.
    private static readonly Dictionary<string, (Type Words, string Key)> AlwaysAlike = new(StringComparer.Ordinal)
    {
        [JobOperation.Convert.Name] = (typeof(TrainingWords), "Convert.Job"),
        [JobOperation.Preprocess.Name] = (typeof(TrainingWords), "Create.Job"),
        [JobOperation.GetModels.Name] = (typeof(ModelWords), "Get.Job"),
        [JobOperation.VerifyModels.Name] = (typeof(ModelWords), "Verify.Job"),
        [JobOperation.UseModels.Name] = (typeof(ModelWords), "Take.Job"),
    };

    /// <summary>The title of a job to show.</summary>
    public static string Of(JobView job) =>
        Said(job.Title)
        ?? (AlwaysAlike.TryGetValue(job.Operation, out var alike) ? Words.First(words => words.BaseName == alike.Words.FullName).GetString(alike.Key, CultureInfo.CurrentUICulture) : null)
        ?? job.Title;

    /// <summary>The title to show.</summary>
    public static string Of(string title) => Said(title) ?? title;

    private static string? Said(string title)
    {
        foreach (var (words, key, pattern) in Known.Value)
        {
            if (pattern.Match(title) is { Success: true } match && words.GetString(key, CultureInfo.CurrentUICulture) is { } here)
            {
                return string.Format(CultureInfo.CurrentCulture, here, NameOf(match.Groups["filling"].Value));
            }
        }

        return null;
    }

    // Forms of other programs have names, and some have other ones in another language.
    private static string NameOf(string filling) =>
        Names.Value[filling].Select(name => name.Words.GetString(name.Key, CultureInfo.CurrentUICulture)).FirstOrDefault() ?? filling;

    private static bool IsNamed(string key) => key is "Export.Job" or "Import.Job";

    // Everything but the forms of other programs counts songs.
    private static string Filling(string key) => IsNamed(key) ? "(?<filling>.+)" : @"(?<filling>[\d.,\s]+)";

    private static List<(ResourceManager Words, string Key, Regex Pattern)> Read() =>
    [
        .. from entry in Entries()
           where Kinds.Any(kind => entry.Key.StartsWith(kind, StringComparison.Ordinal))
           orderby entry.Key
           select (entry.Words, entry.Key, new Regex($"^{Regex.Escape(entry.Text).Replace(@"\{0}", Filling(entry.Key), StringComparison.Ordinal)}$", RegexOptions.CultureInvariant)),
    ];

    private static ILookup<string, (ResourceManager Words, string Key)> ReadNames() =>
        Entries().Where(entry => entry.Key.StartsWith("Name.", StringComparison.Ordinal)).ToLookup(entry => entry.Text, entry => (entry.Words, entry.Key), StringComparer.Ordinal);

    private static IEnumerable<(ResourceManager Words, string Key, string Text)> Entries() =>
        from words in Words
        from language in LanguageSetup.Supported
        from System.Collections.DictionaryEntry entry in words.GetResourceSet(language == LanguageSetup.Supported[0] ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        select (words, (string)entry.Key, (string)entry.Value!);
}
