using System.CommandLine;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using AceData.Analyzing;
using AceData.Cli.Binding;
using AceData.Requests;
using AceData.Tagging;

namespace AceData.Cli.Tests;

public class RequestParityTests
{
    /// <summary>What a person can ask for: every request whose properties have help texts.</summary>
    public static TheoryData<Type> Requests =>
        [.. typeof(TagFolderRequest).Assembly.GetExportedTypes().Where(type =>
            type.Name.EndsWith("Request", StringComparison.Ordinal) && type.GetProperties().Any(p => p.IsDefined(typeof(DescriptionAttribute))))];

    [Fact]
    public void Every_verb_is_made_from_a_request()
    {
        Assert.True(Requests.Count >= CommandLine.Verbs().Count);
        Assert.All(CommandLine.Verbs(), verb => Assert.Contains(verb.Options, option => option.Name == "--request"));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_property_of_a_request_has_an_option_with_its_help_text(Type request)
    {
        var command = new Command("x");
        Activator.CreateInstance(typeof(RequestBinder<>).MakeGenericType(request), command);
        foreach (var property in request.GetProperties())
        {
            var description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
            var isArgument = property.GetCustomAttribute<RequestOptionAttribute>()?.IsArgument ?? false;
            var option = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
            Assert.True(
                isArgument ? command.Arguments.Any(a => a.Description == description) : command.Options.Any(o => o.Name == option && o.Description == description),
                property.Name);
        }
    }

    [Fact]
    public void A_request_file_and_options_go_together_and_options_win()
    {
        using var folder = new Testing.TempDir();
        File.WriteAllText(folder["request.json"], """{"inputs":["x"],"seed":4,"engine":"fake","all":true}""");
        var command = new Command("x");
        var binder = new RequestBinder<TagFolderRequest>(command);
        var request = binder.Bind(command.Parse(["--request", folder["request.json"], "--seed", "7"]));
        Assert.Equal((7, Tagging.Engines.EngineKind.Fake, true), (request.Seed, request.Engine, request.All));
        Assert.Equal(["x"], request.Inputs);
        Assert.Equal(RequestJson.Format(request), RequestJson.Format(RequestJson.Parse<TagFolderRequest>(RequestJson.Format(request), "test")));
    }

    [Fact]
    public void An_unknown_key_of_a_request_is_refused_by_name()
    {
        var refusal = Assert.Throws<Audio.AceDataException>(() => RequestJson.Parse<TagFolderRequest>("""{"sead":1}""", "request.json"));
        Assert.Contains("sead", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Songs_named_as_words_and_by_the_originals_options_are_all_meant()
    {
        var command = new Command("x");
        var binder = new RequestBinder<TagFolderRequest>(command);
        Assert.Equal(["a", "b", "c"], binder.Bind(command.Parse(["a", "--input_dir", "b", "--file", "c"])).Inputs);
    }

    [Theory]
    [InlineData("""{"inputs":null}""", "\"inputs\" must be a list of texts, not null")]
    [InlineData("""{"inputs":["songs",null]}""", "\"inputs\" must be a list of texts")]
    [InlineData("""{"wrokers":2}""", "there is no \"wrokers\". Did you mean \"workers\"?")]
    [InlineData("""{"workers":0}""", "\"workers\" must be a whole number from 1 to 256, not 0")]
    [InlineData("""{"workers":1.5}""", "\"workers\" must be a whole number")]
    [InlineData("""{"workers":"two"}""", "\"workers\" must be a whole number")]
    [InlineData("""{"data_root":7}""", "\"data_root\" must be a text in quotes")]
    [InlineData("[]", "one object")]
    [InlineData("{\n\"inputs\":}", "line 2, place 10")]
    [InlineData("""{"workers":1,"workers":2}""", "workers")]
    public void What_is_wrong_in_a_request_file_is_said_in_the_words_of_the_file(string json, string expected)
    {
        var refusal = Assert.Throws<Audio.AceDataException>(() => RequestJson.Parse<AnalyzeSongsRequest>(json, "request.json"));
        Assert.Equal("REQUEST-INVALID", refusal.Code);
        Assert.Contains("request.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Path:", refusal.Message, StringComparison.Ordinal);
    }
}
