using AceData.Analyzing;
using AceData.Datasets.Checking;
using AceData.Datasets.Converting;
using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Exporting;
using AceData.Datasets.Dialects.Importing;
using AceData.Jobs.Board;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.FileCleaning;
using AceData.Models.Getting;
using AceData.Models.Using;
using AceData.Models.Verifying;
using AceData.Preprocessing;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Cli.Tests.Jobs;

/// <summary>The program's own verbs as jobs of a board.</summary>
public class JobRunTests
{
    [Fact]
    public async Task Tagging_is_stopped_and_goes_on_where_it_was()
    {
        using var folder = Songs(6);
        await using var open = new OpenBoard(folder);
        var request = new TagFolderRequest { Inputs = [folder.Path], Engine = EngineKind.Fake, FakeDelay = 100, Workers = 1 };
        var id = open.Start(JobOperation.Tag, request);
        await open.UntilAsync(id, job => job.Kept >= 1);

        Assert.True(open.Board.Stop(id));

        var stopped = await open.EndAsync(id);
        Assert.Equal(JobState.Stopped, stopped.State);
        Assert.Equal(stopped.Kept, Directory.GetFiles(folder.Path, "*_prompt.txt").Length);
        Assert.Equal(stopped.NotStarted, 6 - stopped.Kept);
        var next = open.Board.Continue(id, Guid.NewGuid()).Id!.Value;
        var done = await open.EndAsync(next);
        Assert.Equal((JobState.Done, 0), (done.State, done.Exit));
        Assert.Equal(6, Directory.GetFiles(folder.Path, "*_prompt.txt").Length);
        Assert.Equal(6 - stopped.Kept, done.Kept);
        Assert.Equal(done.Kept, done.Counts["written"]);
    }

    [Fact]
    public async Task Every_operation_finds_its_verb_and_its_request()
    {
        using var folder = Songs(2);
        File.WriteAllText(folder["song 0_prompt.txt"], "pop, 100 bpm");
        File.WriteAllText(folder["song 1_prompt.txt"], "rock, 100 bpm");
        File.WriteAllText(folder["song 0_lyrics.txt"], "[Verse 1]\nla la\n\n\n\n[Chorus]\nla\n");
        await using var open = new OpenBoard(folder);
        var models = folder["models"];
        (JobOperation Operation, object Request)[] runs =
        [
            (JobOperation.Tag, new TagFolderRequest { Inputs = [folder.Path], Engine = EngineKind.Fake }),
            (JobOperation.Lyrics, new FetchLyricsRequest { Inputs = [folder.Path], Offline = true }),
            (JobOperation.CleanLyrics, new CleanLyricsRequest { Inputs = [folder.Path], Write = true }),
            (JobOperation.Analyze, new AnalyzeSongsRequest { Inputs = [folder.Path] }),
            (JobOperation.Check, new CheckDatasetRequest { Inputs = [folder.Path], Quick = true }),
            (JobOperation.Convert, new ConvertDatasetRequest { DataDir = folder.Path }),
            (JobOperation.Export, new ExportSongsRequest { Inputs = [folder.Path], To = DialectName.Csv }),
            (JobOperation.Import, new ImportSongsRequest { Inputs = [folder.Path], From = DialectName.Csv }),
            (JobOperation.GetModels, new GetModelsRequest { Tiny = true, Models = models }),
            (JobOperation.VerifyModels, new VerifyModelsRequest { Models = models }),
            (JobOperation.UseModels, new UseModelsRequest { From = models, Models = folder["other models"] }),
            (JobOperation.Preprocess, new PreprocessSongsRequest { Models = models, Device = "cpu" }),
        ];
        Assert.Equal(JobOperation.All.Select(operation => operation.Name).Order(StringComparer.Ordinal), runs.Select(run => run.Operation.Name).Order(StringComparer.Ordinal));

        // One after another: some need what another one made.
        foreach (var (operation, request) in runs)
        {
            var job = await open.EndAsync(open.Start(operation, request));

            // Tiny models are refused where real ones are looked for, and that is all there is here.
            var isRefused = operation == JobOperation.UseModels;
            Assert.True((job.State, job.Exit) == (isRefused ? (JobState.Failed, 3) : (JobState.Done, 0)) && job.Counts.Count > 0 != isRefused, operation.Name + open.Told(job));
        }
    }

    [Fact]
    public async Task Why_a_job_cannot_start_is_said_in_its_own_words()
    {
        using var folder = new TempDir();
        await using var open = new OpenBoard(folder);

        var job = await open.EndAsync(open.Start(JobOperation.Tag, new TagFolderRequest { Inputs = [folder["nowhere"]], Engine = EngineKind.Fake }));

        Assert.Equal(JobState.Failed, job.State);
        Assert.NotNull(job.ErrorCode);
        Assert.False(job.ErrorCode.StartsWith("JOB-", StringComparison.Ordinal), job.ErrorCode);
        Assert.Single(open.Board.ReadLog(job.Id, 1, 100), line => line.Text.Contains(job.ErrorText!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_the_environment_stands_in_no_journal_log_or_command_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        using var folder = Songs(1);
        await using var server = new ModelServer { Key = "another" };
        await using var open = new OpenBoard(folder, new JobProgram("/usr/bin/env", ["ACEDATA_SERVER_KEY=sk-canary-4711", AceDataProgram.Path]));
        var id = open.Start(JobOperation.Tag, new TagFolderRequest { Inputs = [folder.Path], Engine = EngineKind.Server, Server = server.Address });
        await open.UntilAsync(id, job => job.State is JobState.Running || job.IsEnded);
        var lines = Directory.GetDirectories("/proc").Select(CommandLine).Where(line => line.Contains(id.ToString("N"), StringComparison.Ordinal)).ToList();

        var job = await open.EndAsync(id);

        Assert.Equal(JobState.Failed, job.State);
        Assert.DoesNotContain(lines, line => line.Contains("canary", StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(folder[".acedata"], "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), file => Assert.DoesNotContain("canary", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_has_too_little_memory_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Uses env.");
        using var folder = Songs(1);

        // 3 MB: not even the program itself fits.
        await using var open = new OpenBoard(folder, new JobProgram("/usr/bin/env", ["DOTNET_GCHeapHardLimit=0x300000", AceDataProgram.Path]));

        var job = await open.EndAsync(open.Start(JobOperation.Analyze, new AnalyzeSongsRequest { Inputs = [folder.Path] }));

        Assert.True(job is { State: JobState.Failed, ErrorCode: "JOB-MEMORY" }, open.Told(job));
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static TempDir Songs(int count)
    {
        var folder = new TempDir();
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(100, 4, [57, 53], minor: false)));
        }

        return folder;
    }

    /// <summary>A board of the folder with the program itself.</summary>
    private sealed class OpenBoard : IAsyncDisposable
    {
        private readonly InstanceLock _instance;

        public OpenBoard(TempDir folder, JobProgram? program = null)
        {
            _instance = InstanceLock.Take(DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System);
            Board = JobBoard.Open(_instance, new JobBoardOptions { Program = program ?? new JobProgram(AceDataProgram.Path, []), CloseGrace = TimeSpan.FromSeconds(10) });
        }

        public JobBoard Board { get; }

        public Guid Start(JobOperation operation, object request) =>
            Board.Start(new JobOrder { CommandId = Guid.NewGuid(), Operation = operation, Request = request, Title = operation.Name }).Id!.Value;

        public async Task<JobView> UntilAsync(Guid id, Func<JobView, bool> condition)
        {
            var since = TimeProvider.System.GetTimestamp();
            JobView job;
            while (!condition(job = Board.Find(id)!))
            {
                Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(120), Told(job));
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            return job;
        }

        public Task<JobView> EndAsync(Guid id) => UntilAsync(id, job => job.IsEnded);

        public string Told(JobView job) => job + "\n" + string.Join('\n', Board.ReadLog(job.Id, 1, 100).Select(line => line.Text));

        public async ValueTask DisposeAsync()
        {
            await Board.DisposeAsync();
            _instance.Dispose();
        }
    }
}
