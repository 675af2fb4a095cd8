using AceData.Tagging.Engines;
using AceData.Testing;
using static AceData.Tests.Tagging.Engines.ServerTesting;

namespace AceData.Tests.Tagging.Engines;

public class ServerFaultTests
{
    [Theory]
    [InlineData("html", "PROVIDER-ERROR")]
    [InlineData("error object", "PROVIDER-ERROR")]
    [InlineData("error text", "PROVIDER-ERROR")]
    [InlineData("nothing", "PROVIDER-ERROR")]
    [InlineData("null", "PROVIDER-ERROR")]
    [InlineData("deep", "PROVIDER-ERROR")]
    [InlineData("packed", "PROVIDER-ERROR")]
    [InlineData("empty choices", "ANSWER-EMPTY")]
    [InlineData("choices no list", "ANSWER-EMPTY")]
    [InlineData("null content", "ANSWER-EMPTY")]
    [InlineData("empty content", "ANSWER-EMPTY")]
    [InlineData("only thoughts", "ANSWER-EMPTY")]
    [InlineData("tool call", "ANSWER-TOOL-CALL")]
    [InlineData("length", "ANSWER-CUT")]
    [InlineData("content filter", "ANSWER-FILTERED")]
    [InlineData("half a character", "ANSWER-BROKEN")]
    [InlineData("id of another request", "ANSWER-MIXED-UP")]
    [InlineData("header of another request", "ANSWER-MIXED-UP")]
    [InlineData("10 MB", "ANSWER-TOO-LONG")]
    [InlineData("redirect", "SERVER-REFUSED")]
    [InlineData("half a body", "SERVER-CUT")]
    [InlineData("half a chunk", "SERVER-CUT")]
    [InlineData("half a head", "SERVER-CUT")]
    [InlineData("no HTTP", "SERVER-CUT")]
    [InlineData("hung up", "SERVER-CUT")]
    [InlineData("endless head", "SERVER-CUT")]
    public async Task What_is_no_answer_is_told_apart(string fault, string code)
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server, time: new JumpingTime());
        server.Misbehave = ModelServerFaults.All[fault];
        var failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
        Assert.Equal(code, failure.Code);
        Assert.Equal(code != "SERVER-REFUSED", failure.MayRetry);

        // A question that a server may have worked on is not repeated behind the caller's back.
        Assert.Equal(1, server.Questions);
        server.Misbehave = null;
        Assert.Contains("rock", await AskAsync(engine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 byte a second")]
    [InlineData("silence")]
    public async Task What_never_ends_is_left_at_the_deadline(string fault)
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server, deadline: TimeSpan.FromSeconds(0.5));
        server.Misbehave = ModelServerFaults.All[fault];
        var failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
        Assert.Equal("SERVER-SLOW", failure.Code);
        Assert.False(failure.MayRetry);
    }

    [Fact]
    public async Task Fragments_are_put_together_although_none_were_asked_for_and_half_characters_too()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        server.Misbehave = ModelServerFaults.Fragments(
            ": a comment",
            """data: {"choices":[{"delta":{"role":"assistant","content":null}}]}""",
            """data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}""",
            """data: {"choices":[{"delta":{"content":"{\"genres\":"}}]}""",
            """data: {"choices":[{"delta":{"content":"[\"schräg 🎵\"]}"},"finish_reason":"stop"}]}""",
            """data: {"choices":[],"usage":{"prompt_tokens":9}}""",
            "data: [DONE]");
        Assert.Equal("""{"genres":["schräg 🎵"]}""", await AskAsync(engine));
    }

    [Theory]
    [InlineData("ANSWER-CUT", """data: {"choices":[{"delta":{"content":"{\"genres\":[\"ro"}}]}""", "data: {\"choi")]
    [InlineData("PROVIDER-ERROR", """data: {"choices":[{"delta":{"content":"{"}}]}""", """data: {"error":{"message":"out of memory"}}""")]
    [InlineData("ANSWER-CUT", "data: [DONE]")]
    [InlineData("ANSWER-TOOL-CALL", """data: {"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}""", """data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}""")]
    public async Task Fragments_of_no_answer_are_told_apart(string code, params string[] fragments)
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        server.Misbehave = ModelServerFaults.Fragments(fragments);
        Assert.Equal(code, (await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine))).Code);
    }

    [Fact]
    public async Task The_id_that_a_proxy_gives_its_answers_is_no_sign_of_a_mix_up()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        server.Misbehave = async (_, stream) =>
        {
            await ModelServer.SendAsync(stream, 200, ModelServer.Completion("rock"), "X-Request-Id: req_123\r\n");
            return true;
        };
        Assert.Equal("rock", await AskAsync(engine));
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_every_answer_is_asked_on()
    {
        await using var server = new ModelServer { HangsUp = true };
        await using var engine = await EngineAsync(server);
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains("rock", await AskAsync(engine), StringComparison.Ordinal);
        }

        Assert.Equal(20, server.Questions);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_later_and_later(int status)
    {
        var time = new JumpingTime();
        await using var server = new ModelServer { RefusalHeaders = "" };
        await using var engine = await EngineAsync(server, time: time);
        server.Refuse = number => number <= 5 ? status : 0;
        Assert.Contains("rock", await AskAsync(engine), StringComparison.Ordinal);
        Assert.Equal(6, server.Questions);
        Assert.Equal(5, time.Waits.Length);
        Assert.All(time.Waits, wait => Assert.InRange(wait, 0, 20));
        Assert.True(time.Waits[3] + time.Waits[4] > time.Waits[0], string.Join(' ', time.Waits));
    }

    [Theory]
    [InlineData("Retry-After: 7\r\n", 7, 7)]
    [InlineData("Retry-After: 100000\r\n", 60, 60)]
    [InlineData("Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n", 0, 0)]
    [InlineData("Retry-After: Sat, 01 Jan 2000 00:00:30 GMT\r\n", 30, 30)]
    [InlineData("Retry-After: -5\r\n", 0, 3)]
    [InlineData("Retry-After: 99999999999999999999\r\n", 0, 3)]
    [InlineData("Retry-After: soon\r\n", 0, 3)]
    public async Task A_wait_that_is_asked_for_is_kept_up_to_a_minute(string header, double least, double most)
    {
        var time = new JumpingTime();
        await using var server = new ModelServer { RefusalHeaders = header };
        await using var engine = await EngineAsync(server, time: time);
        server.Refuse = number => number == 1 ? 429 : 0;
        Assert.Contains("rock", await AskAsync(engine), StringComparison.Ordinal);
        Assert.Equal(2, server.Questions);
        Assert.InRange(time.Waits.Sum(), least, most);
    }

    [Fact]
    public async Task A_server_that_is_busy_for_good_is_left_at_the_deadline_and_called_busy()
    {
        var time = new JumpingTime();
        await using var server = new ModelServer { RefusalHeaders = "" };
        await using var engine = await EngineAsync(server, deadline: TimeSpan.FromSeconds(120), time: time);
        server.Refuse = _ => 503;
        Assert.Equal("SERVER-BUSY", (await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine))).Code);
        Assert.InRange(server.Questions, 5, 60);
        Assert.InRange(time.Waits.Sum(), 120, 140);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_said_to_be_gone_after_a_few_tries()
    {
        var time = new JumpingTime();
        var server = new ModelServer();
        await using var engine = await EngineAsync(server, time: time);
        await server.DisposeAsync();
        var failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
        Assert.Equal("SERVER-GONE", failure.Code);
        Assert.False(failure.MayRetry);
        Assert.Equal(3, time.Waits.Length);
        Assert.InRange(time.Waits.Sum(), 0.1, 30);
    }

    [Fact]
    public async Task A_server_that_comes_back_within_seconds_is_asked_on()
    {
        var time = new JumpingTime();
        var first = new ModelServer();
        await using var engine = await EngineAsync(first, time: time);
        await first.DisposeAsync();
        ModelServer? second = null;
        time.BeforeJump = () => second ??= new ModelServer(first.Port);
        Assert.Contains("rock", await AskAsync(engine), StringComparison.Ordinal);
        Assert.Equal(1, second!.Questions);
        await second.DisposeAsync();
    }

    [Theory]
    [InlineData("html", "PROVIDER-ERROR")]
    [InlineData("hung up", "SERVER-CUT")]
    [InlineData("500", "SERVER-REFUSED")]
    public async Task A_server_that_only_fails_is_given_more_and_more_rest_and_then_called_gone(string fault, string code)
    {
        var time = new JumpingTime();
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server, time: time);
        server.Misbehave = ModelServerFaults.All.GetValueOrDefault(fault);
        server.Refuse = fault == "500" ? _ => 500 : null;
        var codes = new List<string>();
        EngineException failure;
        do
        {
            failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
            codes.Add(failure.Code);
        }
        while (failure.MayRetry && codes.Count < 20);

        Assert.Equal([.. Enumerable.Repeat(code, 4), "SERVER-GONE"], codes);
        Assert.Equal([1.0, 2, 4, 8], time.Waits);
        Assert.Equal(5, server.Questions);
    }

    [Fact]
    public async Task Bad_answers_between_good_ones_and_bad_answers_alone_do_not_end_a_run()
    {
        var time = new JumpingTime();
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server, time: time);
        for (var i = 0; i < 12; i++)
        {
            server.Misbehave = i % 3 == 2 ? null : ModelServerFaults.All[i % 3 == 1 ? "html" : "length"];
            var failure = await Record.ExceptionAsync(() => AskAsync(engine)) as EngineException;
            Assert.NotEqual("SERVER-GONE", failure?.Code);
        }
    }

    [Fact]
    public async Task A_stop_is_obeyed_in_the_middle_of_a_wait()
    {
        await using var server = new ModelServer { RefusalHeaders = "Retry-After: 60\r\n" };
        await using var engine = await EngineAsync(server);
        server.Refuse = _ => 503;
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await using var listener = await engine.ListenAsync(Clips, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener.AskAsync(Genre, stop.Token));
    }

    [Fact]
    public async Task A_key_is_shown_nowhere_whatever_goes_wrong()
    {
        const string key = "sk-canary-1234567890";
        var time = new JumpingTime();
        await using var server = new ModelServer { Key = key };
        foreach (var fault in ModelServerFaults.All.Keys.Except(["1 byte a second", "silence"]))
        {
            await using var engine = await EngineAsync(server, key, time: time);
            server.Misbehave = ModelServerFaults.All[fault];
            var fails = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
            server.Misbehave = null;
            Assert.DoesNotContain(key, fails.ToString(), StringComparison.Ordinal);
        }

        await using var echo = await EngineAsync(server, key);
        server.Misbehave = async (_, stream) =>
        {
            await ModelServer.SendAsync(stream, 418, $"your key {key} is nice");
            return true;
        };
        var failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(echo));
        Assert.Contains("your key *** is nice", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.ToString(), StringComparison.Ordinal);
    }
}
