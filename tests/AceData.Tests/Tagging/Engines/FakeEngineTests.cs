using System.Text.Json;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Tagging.Engines;
using Microsoft.Extensions.Time.Testing;
using static AceData.Tests.Tagging.Engines.ServerTesting;

namespace AceData.Tests.Tagging.Engines;

public class FakeEngineTests
{
    [Fact]
    public async Task The_same_song_question_and_seed_give_the_same_answer_in_any_order_and_others_differ()
    {
        var songs = Enumerable.Range(0, 40).Select(i => $"song {i}").ToList();
        var there = await Task.WhenAll(songs.Select(song => AskAsync(1, song)));
        var back = await Task.WhenAll(songs.AsEnumerable().Reverse().Select(song => AskAsync(1, song)));
        Assert.Equal(there, back.Reverse());
        Assert.NotEqual(there, await Task.WhenAll(songs.Select(song => AskAsync(2, song))));
        Assert.NotEqual(there, await Task.WhenAll(songs.Select(song => AskAsync(1, song, Genre with { Attempt = 1 }))));
        Assert.True(there.Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_folder_that_was_moved_gets_the_same_tags() =>
        Assert.Equal(await AskAsync(1, Path.Combine("a", "song.mp3")), await AskAsync(1, Path.Combine("b", "song.mp3")));

    [Fact]
    public async Task Answers_are_JSON_of_allowed_words_within_the_counts()
    {
        for (var i = 0; i < 50; i++)
        {
            var words = JsonDocument.Parse(await AskAsync(i, "x")).RootElement.GetProperty("genres").EnumerateArray().Select(w => w.GetString()!).ToList();
            Assert.InRange(words.Count, 1, 2);
            Assert.Equal(words.Count, words.Distinct().Count());
            Assert.All(words, word => Assert.Contains(word, Genre.Allowed));
            Assert.Contains(JsonDocument.Parse(await AskAsync(i, "x", Genre with { IsSingle = true })).RootElement.GetProperty("genres").GetString(), Genre.Allowed);
        }
    }

    [Fact]
    public async Task Faults_come_in_the_shares_that_were_asked_for()
    {
        var (errors, garbage, empty) = (0, 0, 0);
        for (var i = 0; i < 1000; i++)
        {
            try
            {
                var answer = await AskAsync(i, "x", faults: "error:0.2, garbage:0.3,empty:0.1");
                garbage += answer.StartsWith("I am sorry", StringComparison.Ordinal) ? 1 : 0;
                empty += answer.Length == 0 ? 1 : 0;
            }
            catch (EngineException exception)
            {
                Assert.True(exception.MayRetry);
                errors++;
            }
        }

        Assert.InRange(errors, 150, 250);
        Assert.InRange(garbage, 240, 360);
        Assert.InRange(empty, 60, 140);
    }

    [Fact]
    public async Task A_fake_that_is_to_be_gone_is_gone_after_its_last_answer_for_good()
    {
        await using var engine = new FakeEngine(1, TimeSpan.Zero, FakeFaults.Parse("gone-after:3"), TimeProvider.System);
        await using var listener = await engine.ListenAsync(Song("x"), Token);
        for (var i = 0; i < 3; i++)
        {
            Assert.NotEmpty(await listener.AskAsync(Genre, Token));
        }

        for (var i = 0; i < 3; i++)
        {
            var failure = await Assert.ThrowsAsync<EngineException>(() => listener.AskAsync(Genre, Token));
            Assert.Equal("SERVER-GONE", failure.Code);
            Assert.False(failure.MayRetry);
        }
    }

    [Fact]
    public async Task A_delay_is_waited_on_the_clock_that_was_given_and_can_be_stopped()
    {
        var time = new FakeTimeProvider();
        await using var engine = new FakeEngine(1, TimeSpan.FromHours(1), new FakeFaults(), time);
        await using var listener = await engine.ListenAsync(Song("x"), Token);
        var asking = listener.AskAsync(Genre, Token);
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromHours(1));
        Assert.NotEmpty(await asking);

        using var stop = new CancellationTokenSource();
        var stopped = listener.AskAsync(Genre, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("error:1.5")]
    [InlineData("error:-0.1")]
    [InlineData("error:NaN")]
    [InlineData("error:0,1")]
    [InlineData("gone-after:-1")]
    [InlineData("gone-after:x")]
    [InlineData("noise:0.1")]
    public void A_fault_that_it_does_not_know_is_refused_with_an_example(string text)
    {
        var refusal = Assert.Throws<AceDataException>(() => FakeFaults.Parse(text));
        Assert.Equal("REQUEST-INVALID", refusal.Code);
        Assert.Contains("gone-after:50", refusal.Message, StringComparison.Ordinal);
    }

    private static SongClips Song(string id) => new(id, null, null, new Dictionary<string, Waveform>());

    private static async Task<string> AskAsync(int seed, string song, EngineQuestion? question = null, string? faults = null)
    {
        await using var engine = new FakeEngine(seed, TimeSpan.Zero, FakeFaults.Parse(faults), TimeProvider.System);
        await using var listener = await engine.ListenAsync(Song(song), Token);
        return await listener.AskAsync(question ?? Genre, Token);
    }
}
