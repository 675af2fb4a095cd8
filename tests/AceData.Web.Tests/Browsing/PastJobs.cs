using AceData.Jobs;
using AceData.Jobs.Board;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Web.Tests.Browsing;

/// <summary>Runs of before in a data folder, so that a page shows what became of them without anybody waiting for a run.</summary>
internal static class PastJobs
{
    /// <summary>What a run said that was all good.</summary>
    public static JobEvent[] Good { get; } = [new JobStarted("tag", 1), new JobProgress(1, 1, "songs", null), new JobResult(0, new Dictionary<string, int> { ["written"] = 1 })];

    /// <summary>What a run said that broke.</summary>
    public static JobEvent[] Broken { get; } = [new JobStarted("tag", 3), new JobProgress(1, 3, "songs", null), new JobLog("error", "The disk is full. Make room and continue.", "DISK-FULL"), new JobResult(3, new Dictionary<string, int>())];

    /// <summary>Notes a run that ended by itself.</summary>
    /// <param name="songs">The data folder, which no server has open yet.</param>
    /// <param name="title">Its title.</param>
    /// <param name="events">All that it said.</param>
    public static Task EndedAsync(SongFolder songs, string title, params IReadOnlyList<JobEvent> events) => RunAsync(songs, title, new TagFolderRequest(), events, isStopped: false);

    /// <summary>Notes a run that a person stopped at the first of two songs. Going on with it takes as long as is said: a run to watch.</summary>
    /// <param name="songs">The data folder, which no server has open yet.</param>
    /// <param name="title">Its title.</param>
    /// <param name="answerMilliseconds">How long the made-up model takes for an answer when it goes on.</param>
    public static Task StoppedAsync(SongFolder songs, string title, int answerMilliseconds = 0)
    {
        var request = new TagFolderRequest { DataRoot = songs.Path, Inputs = [songs.Audio], Engine = EngineKind.Fake, FakeDelay = answerMilliseconds, Yes = true, Workers = 1 };
        return RunAsync(songs, title, request, [new JobStarted("tag", 2), new JobProgress(1, 2, "songs", null)], isStopped: true);
    }

    private static async Task RunAsync(SongFolder songs, string title, TagFolderRequest request, IReadOnlyList<JobEvent> events, bool isStopped)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Shells of Unix.");
        using var said = new TempDir();
        await using (var file = File.Create(said["events"]))
        {
            var writer = new JobEventWriter(file, TimeProvider.System, () => { });
            foreach (var one in events)
            {
                writer.Report(one);
            }
        }

        var exit = isStopped ? 130 : events.OfType<JobResult>().Last().Exit;
        var script = $"cat '{said["events"]}'; {(isStopped ? "read line; " : "")}exit {exit}";
        using var instance = InstanceLock.Take(DataRoot.Resolve(songs.Path, songs.Path), TimeProvider.System);
        await using var board = JobBoard.Open(instance, new JobBoardOptions { Program = new JobProgram("/bin/sh", ["-c", script]) });
        var id = board.Start(new JobOrder { CommandId = Guid.NewGuid(), Operation = JobOperation.Tag, Request = request, Title = title }).Id!.Value;
        while (!board.Find(id)!.IsEnded)
        {
            if (isStopped && board.Find(id)!.Done > 0)
            {
                board.Stop(id);
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
