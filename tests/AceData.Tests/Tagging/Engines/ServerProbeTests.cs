using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AceData.Audio;
using AceData.Tagging.Engines;
using AceData.Testing;
using static AceData.Tests.Tagging.Engines.ServerTesting;

namespace AceData.Tests.Tagging.Engines;

public class ServerProbeTests
{
    [Theory]
    [InlineData("llama")]
    [InlineData("vllm")]
    [InlineData("lmstudio")]
    public async Task A_model_that_cannot_hear_is_refused_before_the_first_song(string kind)
    {
        await using var server = new ModelServer { Kind = kind, Hears = false };
        var refusal = await RefusalAsync(server);
        Assert.Equal("SERVER-NO-AUDIO", refusal.Code);
        Assert.Contains("mmproj", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drops_sound_without_a_word_is_found_out()
    {
        await using var server = new ModelServer { Kind = "lmstudio", DropsSound = true };
        Assert.Equal("SERVER-NO-AUDIO", (await RefusalAsync(server)).Code);
        Assert.Equal(2, server.Questions);
    }

    [Theory]
    [InlineData("llama", 0)]
    [InlineData("vllm", 2)]
    public async Task A_server_that_says_itself_that_it_hears_is_not_asked_with_sound(string kind, int questions)
    {
        await using var server = new ModelServer { Kind = kind };
        await using var engine = await EngineAsync(server);
        Assert.Equal(questions, server.Questions);
        Assert.Empty(server.Problems);
    }

    [Theory]
    [InlineData("llama")]
    [InlineData("vllm")]
    public async Task A_wrong_key_is_said_and_never_shown(string kind)
    {
        await using var server = new ModelServer { Kind = kind, Key = "right", ListsModalities = true };
        var refusal = await RefusalAsync(server, "sk-wrong-secret");
        Assert.Equal("SERVER-KEY", refusal.Code);
        Assert.DoesNotContain("sk-wrong-secret", refusal.ToString(), StringComparison.Ordinal);

        await using var engine = await EngineAsync(server, "right");
        Assert.Equal("test-omni", engine.Model);
    }

    [Theory]
    [InlineData("sk-ca\nnary")]
    [InlineData("sk canary")]
    [InlineData("sk-canärie")]
    public async Task A_key_that_can_be_none_is_said_and_never_shown(string key)
    {
        await using var server = new ModelServer();
        var refusal = await RefusalAsync(server, key);
        Assert.Equal("SERVER-KEY", refusal.Code);
        Assert.DoesNotContain("can", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama")]
    [InlineData("vllm")]
    public async Task A_model_that_is_still_loading_is_said(string kind)
    {
        await using var server = new ModelServer { Kind = kind, IsLoading = true };
        Assert.Equal("SERVER-LOADING", (await RefusalAsync(server)).Code);
    }

    [Fact]
    public async Task A_missing_model_names_those_that_are_there()
    {
        await using var server = new ModelServer();
        var refusal = await RefusalAsync(server, model: "other");
        Assert.Equal("SERVER-NO-MODEL", refusal.Code);
        Assert.Contains("test-omni", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lmstudio", false)]
    [InlineData("vllm", true)]
    public async Task Of_several_models_one_that_may_hear_is_taken(string kind, bool lists)
    {
        await using var server = new ModelServer { Kind = kind, OtherModels = ["text-embedding-nomic"], ListsModalities = lists };
        await using var engine = await EngineAsync(server);
        Assert.Equal("test-omni", engine.Model);
    }

    [Theory]
    [InlineData("<html>hello</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"data":{"id":"x"}}""")]
    [InlineData("""{"data":[{"id":"\ud800"}]}""")]
    [InlineData("""{"models":[]}""")]
    public async Task Something_else_that_answers_is_said_to_be_no_model_server(string page)
    {
        await using var other = new PageServer(page);
        var choice = Assert.ThrowsAsync<AceDataException>(() => EngineChoice.ChooseAsync(new EngineSettings { Kind = EngineKind.Server, ServerAddress = other.Address }, TimeProvider.System, Token));
        Assert.Equal("SERVER-OTHER", (await choice).Code);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{},1,null,{"id":5},{"id":""}]}""")]
    public async Task A_server_without_a_model_is_said(string page)
    {
        await using var other = new PageServer(page);
        var choice = Assert.ThrowsAsync<AceDataException>(() => EngineChoice.ChooseAsync(new EngineSettings { Kind = EngineKind.Server, ServerAddress = other.Address }, TimeProvider.System, Token));
        Assert.Equal("SERVER-NO-MODEL", (await choice).Code);
    }

    [Fact]
    public async Task A_list_of_half_a_megabyte_and_a_key_twice_are_no_trouble()
    {
        var many = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$$"""{"id":"model-{{{i}}}","id":"model-{{{i}}}","description":"{{{new string('x', 80)}}}","architecture":{"input_modalities":["text","audio"]}}"""));
        await using var other = new PageServer($$"""{"object":"list","data":[],"data":[{{many}}]}""");
        var choice = await EngineChoice.ChooseAsync(new EngineSettings { Kind = EngineKind.Server, ServerAddress = other.Address }, TimeProvider.System, Token);
        await using var engine = choice.Engine;
        Assert.Equal("model-0", engine!.Model);
    }

    [Fact]
    public async Task Looking_at_a_closed_or_a_silent_port_takes_less_than_a_second()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = Stopwatch.StartNew();
        Assert.False(await ServerProbe.IsThereAsync(ServerAddress.Parse("127.0.0.1:1"), Token));
        Assert.True(await ServerProbe.IsThereAsync(ServerAddress.Parse($"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}"), Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static Task<AceDataException> RefusalAsync(ModelServer server, string? key = null, string? model = null) =>
        Assert.ThrowsAnyAsync<AceDataException>(() => EngineAsync(server, key, model));
}
