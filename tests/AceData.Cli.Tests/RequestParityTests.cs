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
    public static TheoryData<Type> Requests => [typeof(TagFolderRequest), typeof(AnalyzeSongsRequest)];

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
}
