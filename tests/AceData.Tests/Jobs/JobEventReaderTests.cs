using System.Text;
using AceData.Jobs;
using CsCheck;

namespace AceData.Tests.Jobs;

public class JobEventReaderTests
{
    [Fact]
    public void What_the_writer_writes_is_read_again()
    {
        JobEvent[] events =
        [
            new JobStarted("tag", 3),
            new JobStarted("tag", null),
            new JobItem("/music/ä \ud83c\udfb5\n.mp3", "written", "hip hop, 93 bpm"),
            new JobItem("b", "failed", null, "AUDIO-BAD"),
            new JobProgress(1, 3, "songs", 2.5),
            new JobProgress(0, 3, "songs", null),
            new JobMetric("loss", 7, 0.125),
            new JobMetric("loss", 8, double.NaN),
            new JobLog("error", "Kaputt.", "FFMPEG-MISSING"),
            new JobWarning("AUDIO-SHORT", null, "Short."),
            new JobArtifact("prompt", "/music/a_prompt.txt"),
        ];
        using var stream = new MemoryStream();
        var writer = new JobEventWriter(stream, TimeProvider.System);
        events.ToList().ForEach(writer.Report);
        writer.Report(new JobResult(1, new Dictionary<string, int> { ["written"] = 1, ["failed"] = 2 }));
        var read = new List<JobStreamLine>();
        var lines = new OutputLines((line, dropped) => read.Add(JobEventReader.Read(line, dropped)));

        lines.Take(stream.ToArray());

        Assert.Equal(events, read.SkipLast(1).Select(line => line.Event));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long?)i), read.Select(line => line.Sequence));
        var result = Assert.IsType<JobResult>(read[^1].Event);
        Assert.Equal((1, 2), (result.Exit, result.Counts["failed"]));
        Assert.All(read, line => Assert.NotNull(line.Time));
    }

    [Fact]
    public void The_result_of_an_item_is_kept_as_json()
    {
        var item = Assert.IsType<JobItem>(Read("""{"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"item","id":"a","state":"written","result":{"tags":"rap"}}""").Event);
        Assert.Equal("rap", Assert.IsType<System.Text.Json.JsonElement>(item.Result).GetProperty("tags").GetString());
    }

    [Theory]
    [InlineData("""{"v":9,"seq":1,"time":"2030-01-02T03:04:05.678Z","type":"dance","steps":3}""")]
    [InlineData("""{"v":1,"seq":1,"type":"dance"}""")]
    public void An_unknown_type_is_skipped(string line)
    {
        var read = Read(line);
        Assert.Null(read.Event);
        Assert.Null(read.Text);
        Assert.Equal(1, read.Sequence);
    }

    [Fact]
    public void An_unknown_field_is_skipped()
    {
        Assert.Equal(new JobLog("info", "Hello."), Read("""{"v":1,"seq":1,"type":"log","level":"info","mood":{"a":[1]},"text":"Hello."}""").Event);
    }

    [Theory]
    [InlineData("""{"seq":1}""")]
    [InlineData("""{"type":"log","text":"no number"}""")]
    [InlineData("""{"v":1,"seq":1,"type":"progress","done":"many","total":3}""")]
    [InlineData("""{"v":1,"seq":1,"type":"result","exit":99999999999}""")]
    [InlineData("""{"v":1,"seq":1,"type":"item","id":"\ud800","state":"x"}""")]
    [InlineData("""{"v":1,"seq":1,"type":"log","text":"cut of""")]
    [InlineData("[1,2]")]
    [InlineData("Segmentation fault")]
    public void A_line_that_is_no_event_is_text(string line)
    {
        var read = Read(line);
        Assert.Null(read.Event);
        Assert.Equal(line, read.Text);
    }

    [Theory]
    [InlineData("\u001b[1;31mred\u001b[0m text", "red text")]
    [InlineData("\u001b]0;title\u0007shown", "shown")]
    [InlineData("\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("a\tb", "a b")]
    [InlineData("bell\u0007", "bell\\u0007")]
    [InlineData("turned \u202egpj.exe", "turned \\u202Egpj.exe")]
    [InlineData("open \u001b[", "open ")]
    [InlineData("\u001b", "")]
    public void What_moves_a_terminal_is_taken_out(string line, string shown)
    {
        Assert.Equal(shown, Read(line).Text);
    }

    [Fact]
    public void Broken_characters_are_replaced()
    {
        Assert.Equal("Stra\ufffde", JobEventReader.Read(Encoding.Latin1.GetBytes("Straße")).Text);
    }

    [Fact]
    public void A_long_line_is_cut_and_says_so()
    {
        Assert.Equal(new string('x', OutputText.LongestLine) + " … (and 500 more)", Read(new string('x', OutputText.LongestLine + 500)).Text);
    }

    [Fact]
    public void Random_lines_are_always_an_event_or_text()
    {
        var seeds = new[] { """{"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"item","id":"a","state":"written","result":{"tags":"rap"}}""", """{"v":1,"seq":9,"time":"x","type":"result","exit":0,"counts":{"written":3}}""", """{"v":1,"seq":3,"type":"progress","done":1,"total":3,"unit":"songs","eta_s":2.9}""", "\u001b[31mred\u001b[0m" };
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), Gen.Int[0, 200], Gen.Byte.Array[0, 6]).Sample(
            (seed, at, bytes) =>
            {
                var line = Encoding.UTF8.GetBytes(seed).ToList();
                at %= line.Count;
                line.RemoveRange(at, Math.Min(bytes.Length, line.Count - at));
                line.InsertRange(at, bytes);
                var read = JobEventReader.Read(line.ToArray());
                Assert.True(read.Text is null || (read.Event is null && !read.Text.Contains('\u001b', StringComparison.Ordinal)));
            },
            iter: 20_000);
    }

    private static JobStreamLine Read(string line) => JobEventReader.Read(Encoding.UTF8.GetBytes(line));
}
