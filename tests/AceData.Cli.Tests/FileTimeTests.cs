using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>JOB-18: what file systems and clocks do to the times of files changes no work.</summary>
public class FileTimeTests
{
    [Fact]
    public async Task Songs_of_any_time_are_tagged_once_and_never_again()
    {
        DateTime[] times = [new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(1980, 1, 1, 0, 0, 2, DateTimeKind.Utc), new(1980, 1, 1, 0, 0, 2, DateTimeKind.Utc), new(2038, 1, 19, 3, 14, 8, DateTimeKind.Utc), new(2107, 12, 31, 23, 59, 58, DateTimeKind.Utc)];
        using var folder = new TempDir();
        for (var i = 0; i < times.Length; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(100, 4, [57, 53], minor: false)));
            File.SetLastWriteTimeUtc(folder[$"song {i}.wav"], times[i]);
        }

        Assert.Equal(times.Length, await TagAsync(folder));
        var tags = Tags(folder);

        // A copy on FAT has even seconds, one from an archive may have those of long ago, and all may be the same.
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.SetLastWriteTimeUtc(file, times[1]);
        }

        Assert.Equal(0, await TagAsync(folder));
        Assert.Equal(tags, Tags(folder));
    }

    private static async Task<int> TagAsync(TempDir folder)
    {
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--events", "json");
        Assert.Equal(0, run.Exit);
        return run.Output.Split('\n').Count(line => line.Contains("\"state\":\"written\"", StringComparison.Ordinal));
    }

    private static string Tags(TempDir folder) => string.Join('\n', Directory.GetFiles(folder.Path, "*_prompt.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
