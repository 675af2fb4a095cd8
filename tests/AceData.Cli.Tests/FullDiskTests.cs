using System.Diagnostics;
using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>The disk fills up under each thing that a run writes: tag files, the library, events, tables, messages, temp files.</summary>
public class FullDiskTests
{
    private const int Count = 4;

    [Fact]
    public async Task Full_under_the_tag_files_the_run_ends_at_once_old_text_stays_and_with_room_it_goes_on()
    {
        using var disk = SmallDisk.Mount("3m");
        using var root = new TempDir();
        MakeSongs(disk.Folder);
        var path = disk.Folder["song 0_prompt.txt"];
        Assert.Equal(0, (await AceDataProgram.RunAsync(root.Path, "tag", disk.Folder["song 0.wav"], "--engine", "fake")).Exit);
        var before = File.ReadAllText(path);
        disk.Fill();

        var full = await AceDataProgram.RunAsync(root.Path, "tag", disk.Folder.Path, "--engine", "fake", "--seed", "8", "--overwrite", "--yes", "--workers", "1", "--json");

        Assert.Equal(1, full.Exit);
        var summary = Last(full.Output);
        Assert.Equal("DISK-FULL", Assert.Single(summary.GetProperty("failed").EnumerateArray().ToArray()).GetProperty("code").GetString());
        Assert.Equal(Count - 1, summary.GetProperty("not_started").GetInt32());
        Assert.Contains("full", summary.GetProperty("stopped_because").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(disk.Folder.Path, "*_prompt.txt"));
        Assert.Empty(Directory.GetFiles(disk.Folder.Path, ".acedata-*"));

        disk.Free();
        var rest = await AceDataProgram.RunAsync(root.Path, "tag", disk.Folder.Path, "--engine", "fake", "--json");
        Assert.Equal(0, rest.Exit);
        Assert.Equal(Count, Directory.GetFiles(disk.Folder.Path, "*_prompt.txt").Length);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("40k")]
    [InlineData("100k")]
    public async Task Full_under_the_library_all_songs_are_tagged_and_it_is_said_once(string room)
    {
        using var disk = SmallDisk.Mount("512k");
        using var songs = new TempDir();
        MakeSongs(songs);
        disk.Fill(room);

        var run = await AceDataProgram.RunAsync(songs.Path, "tag", songs.Path, "--engine", "fake", "--data-root", disk.Folder.Path, "--events", "json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(Count, Directory.GetFiles(songs.Path, "*_prompt.txt").Length);
        Assert.Single(run.Output.Split('\n'), line => line.Contains("\"type\":\"warning\"", StringComparison.Ordinal) && line.Contains("\"LIBRARY-", StringComparison.Ordinal));

        // Nothing half is left that the next run trips over.
        disk.Free();
        Assert.Equal(0, (await AceDataProgram.RunAsync(songs.Path, "tag", songs.Path, "--engine", "fake", "--data-root", disk.Folder.Path)).Exit);
    }

    [Theory]
    [InlineData("--events json", "1>/dev/full", 0)]
    [InlineData("", "2>/dev/full", 0)]
    [InlineData("--events json", "2>/dev/full", 0)]
    [InlineData("--json", "1>/dev/full", 1)]
    [InlineData("", "1>/dev/full", 1)]
    [InlineData("", "1>/dev/full 2>/dev/full", 1)]
    public async Task Full_under_what_is_printed_all_songs_are_tagged_nevertheless(string options, string redirection, int exit)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using var songs = new TempDir();
        MakeSongs(songs);

        var run = await ShellAsync(songs, $"exec '{AceDataProgram.Path}' tag . --engine fake {options} {redirection}");

        Assert.True(run.Exit == exit, $"{run.Exit} {run.Error}");
        Assert.Equal(Count, Directory.GetFiles(songs.Path, "*_prompt.txt").Length);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.True(exit == 0 || redirection.Contains('2', StringComparison.Ordinal) || run.Error.Contains("OUTPUT-FAILED", StringComparison.Ordinal), run.Error);
    }

    [Fact]
    public async Task Full_under_temp_files_nothing_is_missed()
    {
        using var disk = SmallDisk.Mount("64k");
        using var songs = new TempDir();
        MakeSongs(songs);
        disk.Fill();

        var run = await AceDataProgram.RunAsync(songs.Path, ("TMPDIR", disk.Folder.Path), "tag", ".", "--engine", "fake");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(Count, Directory.GetFiles(songs.Path, "*_prompt.txt").Length);
    }

    private static void MakeSongs(TempDir folder)
    {
        for (var i = 0; i < Count; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(100 + (5 * i), 3, [57, 53], minor: false)));
        }
    }

    private static async Task<AceDataProgram.Run> ShellAsync(TempDir folder, string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { WorkingDirectory = folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

        // A job's input stays open as long as its parent lives.
        return await AceDataProgram.EndAsync(process);
    }

    private static JsonElement Last(string output) => JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
}
