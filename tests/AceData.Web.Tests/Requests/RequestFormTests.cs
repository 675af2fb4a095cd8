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
        ["InspectFilesRequest"] = "a look into files of models for the terminal",
        ["ParseAnswersRequest"] = "a tool for whoever writes questions, on files of answers",
        ["ShowLyricsRequest"] = "the page shows lyrics as they are",
        ["CleanLyricsRequest"] = "the editor shows as a difference what cleaning would do, a song at a time",
        ["ListHistoryRequest"] = "the history stands beside each song and text",
        ["ListModelsRequest"] = "the page Models is that list",
        ["VerifyModelsRequest"] = "each model has its button, and all have one",
        ["RemoveModelsRequest"] = "each model has its button, with a question",
        ["UseModelsRequest"] = "a button asks for the folder",
        ["RestoreTextsRequest"] = "each entry of the history has its button",
    };

    /// <summary>Properties that a form leaves to the page, and what stands for the field.</summary>
    private static readonly Dictionary<string, string> AskedOtherwise = new()
    {
        ["DataRoot"] = "the data folder that is open",
        ["Inputs"] = "the songs of the page, or those that were chosen there",
        ["Yes"] = "the page asks each question when it comes",
        ["Accept"] = "the button that answers the question",
        ["GetModelsRequest.Names"] = "each model has its button, and what is missing has one",
        ["GetModelsRequest.Models"] = "the folder of the page, which can be changed there",
        ["GetModelsRequest.Tiny"] = "for tests and first tries in the terminal",
        ["TagFolderRequest.All"] = "the choice of songs",
        ["TagFolderRequest.Preset"] = "a list of the vocabularies that are there",
        ["TagFolderRequest.Engine"] = "a list of who can listen",
        ["FetchLyricsRequest.Replace"] = "the choice of songs",
        ["FetchLyricsRequest.Artist"] = "the search line of one song",
        ["FetchLyricsRequest.Title"] = "the search line of one song",
        ["FetchLyricsRequest.Instrumental"] = "the key I, which can be undone",
        ["AcceptGeniusTerms"] = "the notice of Genius, asked once",
        ["SearchLyricsRequest.Words"] = "the fields of the search line",
        ["CheckDatasetRequest.Fix"] = "each finding has its button, which shows first what would change",
        ["CheckDatasetRequest.Write"] = "the button below what would change",
        ["CheckDatasetRequest.Report"] = "the button that opens the report",
        ["ConvertDatasetRequest.Replace"] = "the tick that stands there while most songs would leave the data set",
        ["ExportSongsRequest.To"] = "a list of the programs with a sentence about each",
        ["ImportSongsRequest.From"] = "a list of the programs with a sentence about each",
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
    public void Every_property_is_a_field_or_is_asked_in_another_way_for_a_reason()
    {
        var hidden = WordFiles.Sources().Select(File.ReadAllText).Where(source => Form().IsMatch(source))
            .SelectMany(source => HiddenProperty().Matches(Hidden().Match(source).Value).Select(name => (Request: name.Groups["request"].Value, Property: name.Groups["property"].Value)))
            .ToList();

        Assert.True(hidden.Count > 15, $"only {hidden.Count} hidden properties were found");
        Assert.DoesNotContain(hidden, one => !AskedOtherwise.ContainsKey(one.Property) && !AskedOtherwise.ContainsKey($"{one.Request}.{one.Property}"));
        Assert.Empty(AskedOtherwise.Keys.Except(hidden.Select(one => one.Property)).Except(hidden.Select(one => $"{one.Request}.{one.Property}")));
    }

    [Fact]
    public void The_list_of_those_without_a_form_names_no_request_that_is_gone() =>
        Assert.Empty(WithoutForm.Keys.Except(Requests.Select(row => row.Data.Name)));

    [GeneratedRegex(@"RequestForm\s+TRequest=""(?<request>\w+)""")]
    private static partial Regex Form();

    [GeneratedRegex(@"string\[\] (Hidden|Chosen) =\s*\[[^\]]*\]")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"nameof\((?<request>\w+)\.(?<property>\w+)\)")]
    private static partial Regex HiddenProperty();
}
