using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using AceData.Tagging;
using AceData.Web.Hosting;
using AceData.Web.Tests.Languages;

namespace AceData.Web.Tests.Requests;

/// <summary>One operation, three faces: what can be asked on the command line can be asked on the page.</summary>
public partial class RequestFormTests
{
    /// <summary>Requests that no page asks for as a whole, and why.</summary>
    private static readonly Dictionary<string, string> WithoutForm = new()
    {
        ["WebServerRequest"] = "says how the page itself is served: it must be known before there is a page",
        ["ExaminationRequest"] = "the page Models looks at the open data folder and the server of the settings: both are chosen there",
        ["AnalyzeSongsRequest"] = "measures for a table in the terminal; on the page tempo and key come with tagging",
        ["CheckDatasetRequest"] = "the page Finetuning has counts of its own so far; the report of the check is a page by itself",
        ["ConvertDatasetRequest"] = "a step of the command line so far",
        ["ExportSongsRequest"] = "a verb of the command line so far",
        ["ImportSongsRequest"] = "a verb of the command line so far",
        ["ParseAnswersRequest"] = "a tool for whoever writes questions, on files of answers",
        ["ShowLyricsRequest"] = "the page shows lyrics as they are",
        ["CleanLyricsRequest"] = "the editor shows as a difference what cleaning would do, a song at a time",
        ["ListHistoryRequest"] = "the history stands beside each song and text",
        ["RestoreTextsRequest"] = "each entry of the history has its button",
    };

    public static TheoryData<Type> Requests =>
        [.. typeof(TagFolderRequest).Assembly.GetExportedTypes().Concat(typeof(WebServer).Assembly.GetExportedTypes()).Where(type =>
            type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.IsAbstract && type.GetProperties().Any(property => property.IsDefined(typeof(DescriptionAttribute))))];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_request_has_a_form_with_words_for_each_property_or_a_reason(Type request)
    {
        var hasForm = WordFiles.Sources().Any(path => Form().Matches(File.ReadAllText(path)).Any(form => form.Groups["request"].Value == request.Name));
        Assert.True(hasForm != WithoutForm.ContainsKey(request.Name), hasForm ? "It has a form now: take it off the list of those without." : "It has neither a form nor a reason.");
        if (!hasForm)
        {
            return;
        }

        foreach (var words in new[] { WordFiles.Read("RequestWords"), WordFiles.Read("RequestWords", "de") })
        {
            Assert.All(request.GetProperties(), property =>
            {
                var key = $"{property.DeclaringType!.Name}.{property.Name}";
                Assert.Contains(key, words.Keys);
                Assert.Contains(key + ".Help", words.Keys);
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                Assert.All(type.IsEnum ? Enum.GetNames(type) : [], name => Assert.Contains($"Choice.{type.Name}.{name}", words.Keys));
            });
        }
    }

    [Fact]
    public void The_list_of_those_without_a_form_names_no_request_that_is_gone() =>
        Assert.Empty(WithoutForm.Keys.Except(Requests.Select(row => row.Data.Name)));

    [GeneratedRegex(@"RequestForm\s+TRequest=""(?<request>\w+)""")]
    private static partial Regex Form();
}
