using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Tagging.Engines;

public class ServerEngineTests
{
    private static readonly EngineQuestion Genre = new()
    {
        Category = "genre",
        Segments = ["best", "middle"],
        Text = "What genre is it?",
        AnswerKey = "genres",
        Allowed = ["rock", "pop", "jazz"],
        Minimum = 1,
        Maximum = 2,
    };

    [Theory]
    [InlineData("llama")]
    [InlineData("vllm")]
    [InlineData("lmstudio")]
    public async Task A_server_of_every_kind_is_asked_in_the_form_it_takes(string kind)
    {
        await using var server = new ModelServer { Kind = kind };
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);

        Assert.Equal("""{"genres":["rock","pop"]}""", await listener.AskAsync(Genre, Token));
        Assert.Equal("""{"genres":"rock"}""", await listener.AskAsync(Genre with { IsSingle = true }, Token));
        Assert.DoesNotContain(server.Problems, problem => problem != "");
    }

    [Fact]
    public async Task Clips_are_the_same_bytes_in_the_same_order_for_every_question_so_that_the_server_knows_them()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);
        for (var i = 0; i < 3; i++)
        {
            await listener.AskAsync(Genre, Token);
        }

        Assert.Equal(6, server.Clips);
        Assert.Equal(4, server.ClipsKnown);
    }

    [Fact]
    public async Task Equal_clips_are_sent_once()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        var clip = new Waveform(new float[16000], 16000);
        await using var listener = await engine.ListenAsync(new SongClips("x", null, null, new Dictionary<string, Waveform> { ["best"] = clip, ["middle"] = clip }), Token);
        await listener.AskAsync(Genre, Token);
        Assert.Equal(1, server.Clips);
    }

    [Fact]
    public async Task A_server_that_takes_no_schema_is_asked_without_one_for_the_rest_of_the_run()
    {
        await using var server = new ModelServer { TakesSchema = false, Answer = _ => "Rock, I would say." };
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);

        Assert.Equal("Rock, I would say.", await listener.AskAsync(Genre, Token));
        var questions = server.Questions;
        await listener.AskAsync(Genre, Token);
        Assert.Equal(questions + 1, server.Questions);
        Assert.Equal(0, server.WithSchema);
    }

    [Theory]
    [InlineData("llama", "SERVER-NO-AUDIO")]
    [InlineData("vllm", "SERVER-NO-AUDIO")]
    public async Task A_model_that_cannot_hear_is_refused_before_the_first_song(string kind, string code)
    {
        await using var server = new ModelServer { Kind = kind, Hears = false };
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => EngineAsync(server));
        Assert.Equal(code, refusal.Code);
        Assert.Contains("mmproj", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_said_and_never_shown()
    {
        await using var server = new ModelServer { Key = "right" };
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => EngineAsync(server, "sk-wrong-secret"));
        Assert.Equal("SERVER-KEY", refusal.Code);
        Assert.DoesNotContain("sk-wrong-secret", refusal.ToString(), StringComparison.Ordinal);

        await using var engine = await EngineAsync(server, "right");
        Assert.Equal("test-omni", engine.Model);
    }

    [Fact]
    public async Task A_missing_model_names_those_that_are_there()
    {
        await using var server = new ModelServer();
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => EngineAsync(server, model: "other"));
        Assert.Equal("SERVER-NO-MODEL", refusal.Code);
        Assert.Contains("test-omni", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again()
    {
        await using var server = new ModelServer { Refuse = number => number < 3 ? 503 : 0 };
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);
        Assert.Contains("rock", await listener.AskAsync(Genre, Token), StringComparison.Ordinal);
        Assert.Equal(3, server.Questions);
    }

    [Theory]
    [InlineData("html", "PROVIDER-ERROR")]
    [InlineData("error", "PROVIDER-ERROR")]
    [InlineData("empty choices", "ANSWER-EMPTY")]
    [InlineData("null content", "ANSWER-EMPTY")]
    [InlineData("tool call", "ANSWER-TOOL-CALL")]
    [InlineData("length", "ANSWER-CUT")]
    [InlineData("filter", "ANSWER-FILTERED")]
    [InlineData("other request", "ANSWER-MIXED-UP")]
    [InlineData("10 MB", "ANSWER-TOO-LONG")]
    [InlineData("half", "SERVER-CUT")]
    [InlineData("1 byte a second", "SERVER-SLOW")]
    public async Task What_is_no_answer_is_told_apart(string fault, string code)
    {
        await using var server = new ModelServer
        {
            Misbehave = async (_, stream) =>
            {
                await (fault switch
                {
                    "html" => ModelServer.SendAsync(stream, 200, "<html>Bad gateway</html>"),
                    "error" => ModelServer.SendAsync(stream, 200, """{"error":{"message":"rate limit"}}"""),
                    "empty choices" => ModelServer.SendAsync(stream, 200, """{"choices":[]}"""),
                    "null content" => ModelServer.SendAsync(stream, 200, ModelServer.Completion(null)),
                    "tool call" => ModelServer.SendAsync(stream, 200, """{"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"1"}]}}]}"""),
                    "length" => ModelServer.SendAsync(stream, 200, ModelServer.Completion("{\"genres\":[\"ro", "length")),
                    "filter" => ModelServer.SendAsync(stream, 200, ModelServer.Completion("", "content_filter")),
                    "other request" => ModelServer.SendAsync(stream, 200, ModelServer.Completion("{}"), "X-Request-Id: somebody-else\r\n"),
                    "10 MB" => ModelServer.SendAsync(stream, 200, ModelServer.Completion(new string('x', 10 << 20))),
                    "half" => HalfAsync(stream),
                    _ => TrickleAsync(stream),
                });
                return true;
            },
        };
        await using var engine = await EngineAsync(server, deadline: fault == "1 byte a second" ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30));
        await using var listener = await engine.ListenAsync(Clips(), Token);
        var failure = await Assert.ThrowsAsync<EngineException>(() => listener.AskAsync(Genre, Token));
        Assert.Equal(code, failure.Code);

        static async Task HalfAsync(System.Net.Sockets.NetworkStream stream)
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\":"u8.ToArray());
            stream.Close();
        }

        static async Task TrickleAsync(System.Net.Sockets.NetworkStream stream)
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"u8.ToArray());
            for (var i = 0; i < 10; i++)
            {
                await stream.WriteAsync("{"u8.ToArray());
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    [Fact]
    public async Task Fragments_are_put_together_although_none_were_asked_for()
    {
        const string fragments = "data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"genres\\\":\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"[\\\"rock\\\"]}\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        await using var server = new ModelServer
        {
            Misbehave = async (_, stream) =>
            {
                await ModelServer.SendAsync(stream, 200, fragments);
                return true;
            },
        };
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);
        Assert.Equal("""{"genres":["rock"]}""", await listener.AskAsync(Genre, Token));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_said_to_be_gone_and_not_asked_for_ever()
    {
        var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips(), Token);
        await server.DisposeAsync();
        var failure = await Assert.ThrowsAsync<EngineException>(() => listener.AskAsync(Genre, Token));
        Assert.Equal("SERVER-GONE", failure.Code);
        Assert.False(failure.MayRetry);
    }

    [Theory]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8000/v1", "http://localhost:8000", true)]
    [InlineData("https://host.example/api/v1/chat/completions", "https://host.example/api", false)]
    public void An_address_is_read_as_people_type_it(string typed, string expected, bool isThisPc)
    {
        var address = ServerAddress.Parse(typed);
        Assert.Equal(expected, address.ToString());
        Assert.Equal(isThisPc, address.IsThisPc);
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("http://")]
    [InlineData("http://user:secret@host")]
    public void What_is_no_address_is_refused(string typed) =>
        Assert.Equal("SERVER-ADDRESS", Assert.Throws<AceDataException>(() => ServerAddress.Parse(typed)).Code);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SongClips Clips() => new("song", null, null, new Dictionary<string, Waveform>
    {
        ["best"] = new(Signals.Sine(440, 2, 16000), 16000),
        ["middle"] = new(Signals.Sine(220, 2, 16000), 16000),
    });

    private static async Task<ITagEngine> EngineAsync(ModelServer server, string? key = null, string? model = null, TimeSpan? deadline = null)
    {
        var choice = await EngineChoice.ChooseAsync(
            new EngineSettings { Kind = EngineKind.Server, ServerAddress = server.Address, ServerKey = key, ServerModel = model, AnswerDeadline = deadline ?? TimeSpan.FromSeconds(30) },
            TimeProvider.System,
            Token);
        return choice.Engine!;
    }
}
