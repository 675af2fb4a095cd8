using System.Text;
using System.Text.Json;
using AceData.Jobs;
using AceData.Testing;
using AceData.Tests.Files;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Jobs;

public class JobEventWriterTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    [Fact]
    public void Every_type_is_one_line_as_documented()
    {
        Assert.Equal(
            """
            {"v":1,"seq":1,"time":"2030-01-02T03:04:05.678Z","type":"started","operation":"tag","total":2}
            {"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"item","id":"/music/a.mp3","state":"written","detail":"pop"}
            {"v":1,"seq":3,"time":"2030-01-02T03:04:05.678Z","type":"progress","done":1,"total":2,"unit":"songs","eta_s":1.5}
            {"v":1,"seq":4,"time":"2030-01-02T03:04:05.678Z","type":"metric","name":"loss","step":3,"value":null}
            {"v":1,"seq":5,"time":"2030-01-02T03:04:05.678Z","type":"log","level":"info","text":"hello"}
            {"v":1,"seq":6,"time":"2030-01-02T03:04:05.678Z","type":"warning","code":"AUDIO-SHORT","item":null,"text":"Short."}
            {"v":1,"seq":7,"time":"2030-01-02T03:04:05.678Z","type":"artifact","kind":"prompt","path":"a_prompt.txt"}
            {"v":1,"seq":8,"time":"2030-01-02T03:04:05.678Z","type":"result","exit":0,"counts":{"written":2}}

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Written(
                new JobStarted("tag", 2),
                new JobItem("/music/a.mp3", "written", "pop"),
                new JobProgress(1, 2, "songs", 1.5),
                new JobMetric("loss", 3, double.NaN),
                new JobLog("info", "hello"),
                new JobWarning("AUDIO-SHORT", null, "Short."),
                new JobArtifact("prompt", "a_prompt.txt"),
                new JobResult(0, new Dictionary<string, int> { ["written"] = 2 }))));
    }

    [Fact]
    public void A_failure_has_its_code_and_an_item_may_carry_what_came_of_it()
    {
        Assert.Equal(
            """
            {"v":1,"seq":1,"time":"2030-01-02T03:04:05.678Z","type":"item","id":"a.mp3","state":"failed","detail":"Damaged.","code":"AUDIO-BAD"}
            {"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"item","id":"b.mp3","state":"measured","detail":null,"result":{"bpm":93}}
            {"v":1,"seq":3,"time":"2030-01-02T03:04:05.678Z","type":"log","level":"error","text":"No ffmpeg.","code":"FFMPEG-MISSING"}

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Written(
                new JobItem("a.mp3", "failed", "Damaged.", "AUDIO-BAD"),
                new JobItem("b.mp3", "measured", Result: new { Bpm = 93 }),
                new JobLog("error", "No ffmpeg.", "FFMPEG-MISSING"))));
    }

    [Theory]
    [InlineData("line\nbreak\r\n{\"v\":1,\"type\":\"result\",\"exit\":0}")]
    [InlineData("\u001b[2J\a\0\u0085\u2028\u2029")]
    [InlineData("right\u202eto left, grün 🎵 <b>\"'&")]
    [InlineData("half a character \ud83c")]
    public void No_text_breaks_or_forges_a_line(string text)
    {
        var bytes = Written(new JobItem(text, "failed", text));

        Assert.Equal(1, bytes.Count(b => b == '\n'));
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.All(bytes[..^1], b => Assert.InRange(b, (byte)' ', (byte)'~'));
        using var line = JsonDocument.Parse(bytes);
        Assert.Equal("item", line.RootElement.GetProperty("type").GetString());
        Assert.Equal(text.Replace("\ud83c", char.IsHighSurrogate(text[^1]) ? "\ufffd" : "\ud83c", StringComparison.Ordinal), line.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void Threads_do_not_mix_lines_and_numbers_have_no_gap()
    {
        using var stream = new MemoryStream();
        var writer = new JobEventWriter(stream, _clock);

        Parallel.For(0, 500, i => writer.Report(new JobItem(new string('x', i), "written")));

        var numbers = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("seq").GetInt64();
        });
        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), numbers);
    }

    [Fact]
    public void When_nobody_reads_any_more_it_says_so_once_and_throws_nothing()
    {
        var gone = 0;
        var writer = new JobEventWriter(new ClosedPipe(), _clock, () => gone++);

        writer.Report(new JobLog("info", "a"));
        writer.Report(new JobLog("info", "b"));

        Assert.Equal(1, gone);
    }

    [Fact]
    public void A_run_whose_events_nobody_reads_any_more_notices_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses the shell of Unix.");
        using var folder = new TempDir();

        var (_, output) = WriterProgram.Run("/bin/sh", "-c", $"('{WriterProgram.Path}' events 3000 2>/dev/null; echo $? > '{folder["status"]}') | head -2 | wc -l");

        Assert.Equal("2", output.Trim());
        Assert.True(SpinWait.SpinUntil(() => File.Exists(folder["status"]) && new FileInfo(folder["status"]).Length > 0, TimeSpan.FromSeconds(60)));
        Assert.Equal("130", File.ReadAllText(folder["status"]).Trim());
    }

    [Fact]
    public void Events_and_text_may_go_to_the_same_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses the shell of Unix.");
        using var folder = new TempDir();

        WriterProgram.Run("/bin/sh", "-c", $"'{WriterProgram.Path}' events 50 > '{folder["log"]}' 2>&1");

        var text = File.ReadAllText(folder["log"]);
        var events = text.Split('\n')[..^1];
        Assert.Equal(50, events.Length);
        Assert.All(events.Select((line, i) => (line, i)), pair => Assert.EndsWith($"\"event {pair.i}\"}}", pair.line, StringComparison.Ordinal));
        Assert.Equal(events.Length, text.Count(c => c == '{'));
    }

    private byte[] Written(params JobEvent[] events)
    {
        using var stream = new MemoryStream();
        var writer = new JobEventWriter(stream, _clock);
        foreach (var one in events)
        {
            writer.Report(one);
        }

        return stream.ToArray();
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
