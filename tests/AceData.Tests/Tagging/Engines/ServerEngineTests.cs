using System.Globalization;
using System.Text.Json.Nodes;
using AceData.Audio.Decoding;
using AceData.Tagging.Engines;
using AceData.Testing;
using static AceData.Tests.Tagging.Engines.ServerTesting;

namespace AceData.Tests.Tagging.Engines;

public class ServerEngineTests
{
    [Theory]
    [InlineData("llama")]
    [InlineData("vllm")]
    [InlineData("lmstudio")]
    public async Task A_server_of_every_kind_is_asked_in_the_form_it_takes(string kind)
    {
        await using var server = new ModelServer { Kind = kind };
        await using var engine = await EngineAsync(server);

        Assert.Equal("""{"genres":["rock","pop"]}""", await AskAsync(engine));
        Assert.Equal("""{"genres":"rock"}""", await AskAsync(engine, Genre with { IsSingle = true }));
        Assert.Empty(server.Problems);
        Assert.Equal(2, server.WithSchema);
    }

    [Fact]
    public async Task A_question_of_every_shape_is_taken()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        foreach (var question in new[]
        {
            Genre with { Minimum = 0 },
            Genre with { Minimum = 3, Maximum = 1 },
            Genre with { Allowed = [] },
            Genre with { Allowed = [], IsSingle = true },
            Genre with { IsSingle = true, Minimum = 0 },
            Genre with { Allowed = [.. Enumerable.Range(0, 3000).Select(i => string.Create(CultureInfo.InvariantCulture, $"word {i} \"ä{{}}\\"))] },
            Genre with { Attempt = int.MaxValue },
            Genre with { Text = "}} {\"genres\":[\"…\"]} \0 \ud83d\ude00" },
        })
        {
            Assert.Contains("genres", await AskAsync(engine, question), StringComparison.Ordinal);
        }

        Assert.Empty(server.Problems);
        Assert.Equal(8, server.WithSchema);
    }

    [Fact]
    public async Task A_single_word_that_may_be_missing_may_be_null()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        await AskAsync(engine, Genre with { IsSingle = true, Minimum = 0 });
        await AskAsync(engine, Genre with { IsSingle = true, Minimum = 1 });

        Assert.Equal(["rock", "pop", "jazz", null], Words(server.Received[0]));
        Assert.Equal(["rock", "pop", "jazz"], Words(server.Received[1]));

        static IEnumerable<string?> Words(JsonObject question) =>
            question["response_format"]!["json_schema"]!["schema"]!["properties"]!["genres"]!["enum"]!.AsArray().Select(w => w?.GetValue<string>());
    }

    [Fact]
    public async Task Another_try_has_another_seed_and_the_same_try_the_same()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        foreach (var attempt in new[] { 0, 1, 0 })
        {
            await AskAsync(engine, Genre with { Attempt = attempt });
        }

        var seeds = server.Received.Select(q => q["seed"]!.GetValue<int>()).ToList();
        Assert.NotEqual(seeds[0], seeds[1]);
        Assert.Equal(seeds[0], seeds[2]);
    }

    [Fact]
    public async Task Clips_are_the_same_bytes_in_the_same_order_for_every_question_so_that_the_server_knows_them()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        await using var listener = await engine.ListenAsync(Clips, Token);
        for (var i = 0; i < 3; i++)
        {
            await listener.AskAsync(Genre, Token);
        }

        Assert.Equal(6, server.Clips);
        Assert.Equal(4, server.ClipsKnown);
        await listener.AskAsync(Genre with { Segments = ["best", "start", "end"] }, Token);
        Assert.Equal(5, server.ClipsKnown);
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
    public async Task A_clip_of_the_wanted_length_is_taken_by_every_check()
    {
        await using var server = new ModelServer();
        await using var engine = await EngineAsync(server);
        var clip = new Waveform(Signals.Noise(engine.ClipSeconds, 16000), 16000);
        await using var listener = await engine.ListenAsync(new SongClips("x", null, null, new Dictionary<string, Waveform> { ["best"] = clip, ["middle"] = clip }), Token);
        await listener.AskAsync(Genre, Token);
        Assert.Empty(server.Problems);
    }

    [Theory]
    [InlineData(false, true, 2)]
    [InlineData(false, false, 3)]
    [InlineData(true, true, 1)]
    public async Task A_server_that_takes_no_schema_is_asked_without_one_for_the_rest_of_the_run(bool schema, bool anyJson, int questions)
    {
        await using var server = new ModelServer { TakesSchema = schema, TakesAnyJson = anyJson, Answer = _ => "Rock, I would say." };
        await using var engine = await EngineAsync(server);

        Assert.Equal("Rock, I would say.", await AskAsync(engine));
        Assert.Equal(questions, server.Questions);
        await AskAsync(engine);
        Assert.Equal(questions + 1, server.Questions);
    }

    [Fact]
    public async Task A_question_that_is_refused_in_every_form_does_not_loosen_the_form_of_the_others()
    {
        await using var server = new ModelServer { Refuse = number => number <= 3 ? 400 : 0 };
        await using var engine = await EngineAsync(server, time: new JumpingTime());
        Assert.Equal("SERVER-REFUSED", (await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine))).Code);

        await using var listener = await engine.ListenAsync(Clips, Token);
        await listener.AskAsync(Genre, Token);
        Assert.Equal(1, server.WithSchema);
    }

    [Theory]
    [InlineData("llama", 1000, 999)]
    [InlineData("vllm", 1000, 999)]
    [InlineData("vllm", 8192, 1)]
    public async Task More_than_fits_is_said_at_once_and_keeps_the_schema(string kind, int tokens, int clips)
    {
        await using var server = new ModelServer { Kind = kind, ContextTokens = tokens, MostClips = clips };
        await using var engine = await EngineAsync(server);
        var before = server.Questions;
        var failure = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine));
        Assert.Equal("SERVER-TOO-MUCH", failure.Code);
        Assert.False(failure.MayRetry);
        Assert.Equal(before + 1, server.Questions);
    }

    [Fact]
    public async Task Songs_are_heard_side_by_side_only_where_the_server_remembers_more_than_one()
    {
        await using var llama = new ModelServer();
        await using var vllm = new ModelServer { Kind = "vllm" };
        await using var one = await EngineAsync(llama);
        await using var many = await EngineAsync(vllm);
        Assert.Equal(1, one.ParallelSongs);
        Assert.True(many.ParallelSongs > 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(many)));
        Assert.All(answers, answer => Assert.Equal("""{"genres":["rock","pop"]}""", answer));
        Assert.Empty(vllm.Problems);
    }

    [Fact]
    public async Task A_name_that_a_server_made_up_cannot_write_into_the_terminal()
    {
        await using var server = new ModelServer { Model = "evil\u001b[2J\nname" };
        await using var engine = await EngineAsync(server);
        Assert.Equal("evil [2J name", engine.Model);
        await AskAsync(engine);
        Assert.Empty(server.Problems);
    }
}
