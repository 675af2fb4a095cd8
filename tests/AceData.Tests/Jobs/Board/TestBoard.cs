using AceData.Jobs.Board;
using AceData.Settings;
using AceData.Testing;
using AceData.Testing.Job;

namespace AceData.Tests.Jobs.Board;

/// <summary>A board with real children that act as told, on a folder that is gone after the test.</summary>
internal sealed class TestBoard : IAsyncDisposable
{
    private readonly TempDir? _own;
    private readonly InstanceLock _instance;

    public TestBoard(TempDir? folder = null, Func<JobBoardOptions, JobBoardOptions>? change = null)
    {
        _own = folder is null ? TempDir.InMemory() : null;
        Folder = folder ?? _own!;
        _instance = InstanceLock.Take(DataRoot.Resolve(Folder.Path, Folder.Path), TimeProvider.System);
        var options = new JobBoardOptions { Program = Program, Operations = [Act, Other, Both, Download], CloseGrace = TimeSpan.FromSeconds(1) };
        Board = JobBoard.Open(_instance, change is null ? options : change(options));
    }

    /// <summary>Full path of the child.</summary>
    public static JobProgram Program { get; } = new(Find(), []);

    /// <summary>Needs the graphics card.</summary>
    public static JobOperation Act { get; } = new() { Name = "act", Verb = ["act"], RequestType = typeof(ActRequest), Slots = [JobSlot.Gpu], ForceStopGrace = TimeSpan.FromMilliseconds(300) };

    /// <summary>Needs the training sets.</summary>
    public static JobOperation Other { get; } = Act with { Name = "other", Slots = [JobSlot.DataSet] };

    /// <summary>Needs both.</summary>
    public static JobOperation Both { get; } = Act with { Name = "both", Slots = [JobSlot.Gpu, JobSlot.DataSet] };

    /// <summary>Two may run.</summary>
    public static JobOperation Download { get; } = Act with { Name = "download", Slots = [JobSlot.Download] };

    public TempDir Folder { get; }

    public JobBoard Board { get; }

    /// <summary>A short run that is all good.</summary>
    public static string[] Good { get; } = ["started 1", "item a written", "progress 1 1", "result 0"];

    /// <summary>A run that waits to be stopped.</summary>
    public static string[] Long { get; } = ["started 3", "item a written", "progress 1 3", "sleep 60000", "result 0"];

    /// <summary>The order of a job that acts so.</summary>
    public static JobOrder Order(params IReadOnlyList<string> acts) => new() { CommandId = Guid.NewGuid(), Operation = Act, Request = new ActRequest { Acts = acts }, Title = string.Join(", ", acts.Take(3)) };

    /// <summary>Starts a job.</summary>
    public Guid Start(params IReadOnlyList<string> acts) => Board.Start(Order(acts)).Id!.Value;

    /// <summary>Waits until the job is so.</summary>
    public async Task<JobView> UntilAsync(Guid id, Func<JobView, bool> condition, double seconds = 30)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var job = Board.Find(id)!;
            if (condition(job))
            {
                return job;
            }

            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(seconds))
            {
                var log = string.Join('\n', Board.ReadLog(id, 1, 100).Select(line => line.Text));
                Assert.Fail($"Waited too long. {job}\n{log}");
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public Task<JobView> UntilAsync(Guid id, JobState state) => UntilAsync(id, job => job.State == state);

    public Task<JobView> EndAsync(Guid id) => UntilAsync(id, job => job.IsEnded);

    /// <summary>All lines of the log as text.</summary>
    public IReadOnlyList<string> Log(Guid id) => [.. Board.ReadLog(id, 1, int.MaxValue).Select(line => line.Text)];

    public async ValueTask DisposeAsync()
    {
        await Board.DisposeAsync();
        _instance.Dispose();
        _own?.Dispose();
    }

    private static string Find()
    {
        // artifacts/bin/AceData.Tests/debug -> artifacts/bin/AceData.Testing.Job/debug
        var here = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var name = OperatingSystem.IsWindows() ? "AceData.Testing.Job.exe" : "AceData.Testing.Job";
        return Path.Combine(here.Parent!.Parent!.FullName, "AceData.Testing.Job", here.Name, name);
    }
}
