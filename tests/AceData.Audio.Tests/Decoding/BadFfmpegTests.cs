using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Audio.Tests.Decoding;

/// <summary>What happens when ffmpeg itself is missing, broken or out of its mind; stood in for by scripts.</summary>
public class BadFfmpegTests
{
    private const string GoodProbe = """{"streams":[{"codec_type":"audio","codec_name":"mp3","sample_rate":"44100","channels":2,"duration":"10"}],"format":{"format_name":"mp3","duration":"10"}}""";

    [Theory]
    [InlineData("prints 1 GB of errors", "head -c 1000000000 /dev/zero >&2", "AUDIO-BAD")]
    [InlineData("prints nothing", "exit 0", "AUDIO-BAD")]
    [InlineData("crashes", "kill -SEGV $$", "AUDIO-BAD")]
    [InlineData("ends with 139", "exit 139", "AUDIO-BAD")]
    [InlineData("is killed", "kill -KILL $$", "AUDIO-BAD")]
    [InlineData("prints without end", "cat /dev/zero", "AUDIO-TOO-LARGE")]
    public async Task A_mad_ffmpeg_is_one_failed_song(string name, string script, string code)
    {
        SkipOnWindows();
        using var folder = new TempDir();
        var decoder = new AudioDecoder(Tools(folder, $"echo '{GoodProbe}'", script));
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => DecodeAsync(decoder, folder, TestContext.Current.CancellationToken));
        Assert.True(refusal.Code == code, $"{name}: {refusal.Code} {refusal.Message}");
    }

    [Fact]
    public async Task A_program_that_is_killed_half_way_leaves_a_song_that_is_called_damaged()
    {
        SkipOnWindows();
        using var folder = new TempDir();
        var decoder = new AudioDecoder(Tools(folder, $"echo '{GoodProbe}'", "head -c 441000 /dev/zero; kill -KILL $$"));
        File.WriteAllText(folder["song.mp3"], "x");
        var analysis = await new SongAnalyzer(decoder).AnalyzeAsync(folder["song.mp3"], TestContext.Current.CancellationToken);
        var warning = Assert.Single(analysis.Warnings, w => w.Code == "AUDIO-DAMAGED");
        Assert.Contains("it says it is 10 s long, but 5 s could be read", warning.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_stops_and_ignores_the_polite_signal_is_ended_at_its_deadline()
    {
        SkipOnWindows();
        using var folder = new TempDir();
        var time = new FakeTimeProvider();
        var decoder = new AudioDecoder(Tools(folder, $"echo '{GoodProbe}'", $"echo $$ > {folder["pid"]}; trap '' TERM; kill -STOP $$; sleep 100"), time);
        var decoding = DecodeAsync(decoder, folder, TestContext.Current.CancellationToken);
        string pid;
        while ((pid = File.Exists(folder["pid"]) ? await File.ReadAllTextAsync(folder["pid"], TestContext.Current.CancellationToken) : string.Empty).Trim().Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < 20 && !decoding.IsCompleted; i++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal("AUDIO-TIMEOUT", (await Assert.ThrowsAsync<AceDataException>(() => decoding)).Code);
        Assert.False(Directory.Exists($"/proc/{pid.Trim()}"), "the program is still there");
    }

    [Fact]
    public async Task A_cancelled_decoding_leaves_no_program_behind()
    {
        SkipOnWindows();
        using var folder = new TempDir();
        var decoder = new AudioDecoder(Tools(folder, $"echo '{GoodProbe}'", $"echo $$ > {folder["pid"]}; sleep 100"));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DecodeAsync(decoder, folder, stop.Token));
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(folder["pid"], TestContext.Current.CancellationToken)).Trim()}"));
    }

    [Fact]
    public void A_missing_ffmpeg_is_said_once_with_the_command_that_helps()
    {
        using var folder = new TempDir();
        var refusal = Assert.Throws<AceDataException>(() => FfmpegLocator.Find(folder.Path));
        Assert.Equal("FFMPEG-MISSING", refusal.Code);
        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nstall it with", FfmpegLocator.HowToInstall, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'ffmpeg version 2.8.1 Copyright'", "FFMPEG-OLD")]
    [InlineData("exit 1", "FFMPEG-BROKEN")]
    [InlineData("echo nonsense", "FFMPEG-BROKEN")]
    public async Task A_wrong_ffmpeg_is_told_from_a_right_one(string script, string code)
    {
        SkipOnWindows();
        using var folder = new TempDir();
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => Tools(folder, script, script).CheckAsync(TestContext.Current.CancellationToken));
        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public async Task A_file_that_is_no_program_is_said_to_be_broken()
    {
        SkipOnWindows();
        using var folder = new TempDir();
        File.WriteAllText(folder["ffmpeg"], "text");
        File.WriteAllText(folder["ffprobe"], "text");
        var tools = new FfmpegTools(folder["ffmpeg"], folder["ffprobe"]);
        Assert.Equal("FFMPEG-BROKEN", (await Assert.ThrowsAsync<AceDataException>(() => tools.CheckAsync(TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task A_program_for_another_processor_is_said_to_be_broken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes a program of Linux.");
        using var folder = new TempDir();
        var tools = Tools(folder, "exit 0", "exit 0");
        byte[] header = [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. new byte[8], 2, 0, 0xF3, 0, 1, 0, 0, 0, .. new byte[40]];
        File.WriteAllBytes(folder["ffmpeg"], header);
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => tools.CheckAsync(TestContext.Current.CancellationToken));
        Assert.Equal("FFMPEG-BROKEN", refusal.Code);
    }

    [Fact]
    public async Task Arguments_arrive_whole_whatever_they_hold()
    {
        SkipOnWindows();
        using var folder = new TempDir();
        string[] odd = ["a b", "\"quoted\"", "'x'", "$(id)", "`id`", "%PATH%", "^&|<>;", "-i", "", "ü 🎵", "new\nline", "back\\slash"];
        var text = new MemoryStream();
        await ChildProcess.RunAsync(
            new ChildProcessRequest { Program = Script(folder, "echo", "for a in \"$@\"; do printf '%s\\0' \"$a\"; done"), Arguments = odd, Deadline = TimeSpan.FromSeconds(20) },
            text.Write,
            TimeProvider.System,
            TestContext.Current.CancellationToken);
        Assert.Equal(odd, System.Text.Encoding.UTF8.GetString(text.ToArray()).Split('\0')[..^1]);
    }

    private static Task<Waveform> DecodeAsync(AudioDecoder decoder, TempDir folder, CancellationToken cancellationToken)
    {
        File.WriteAllText(folder["song.mp3"], "x");
        return Task.Run(async () => await decoder.DecodeAsync(folder["song.mp3"], await decoder.ProbeAsync(folder["song.mp3"], cancellationToken), null, 22050, cancellationToken), CancellationToken.None);
    }

    private static FfmpegTools Tools(TempDir folder, string probe, string decode) => new(Script(folder, "ffmpeg", decode), Script(folder, "ffprobe", probe));

    private static string Script(TempDir folder, string name, string text)
    {
        File.WriteAllText(folder[name], "#!/bin/bash\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder[name];
    }

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Stands in for ffmpeg with shell scripts.");
}
