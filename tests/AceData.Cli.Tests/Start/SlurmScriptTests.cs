using System.Diagnostics;

namespace AceData.Cli.Tests.Start;

/// <summary>The scripts of deploy/slurm, without Slurm: what a task makes of what Slurm tells it.</summary>
public class SlurmScriptTests
{
    private static readonly (string, string) SecondTask = ("SLURM_ARRAY_TASK_ID", "2");
    private static readonly (string, string) JobId = ("SLURM_JOB_ID", "77");

    public SlurmScriptTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm is for Linux.");

    [Theory]
    [InlineData("preprocess.sbatch")]
    [InlineData("preprocess-gpu.sbatch")]
    [InlineData("task.sh")]
    [InlineData("submit.sh")]
    public async Task Every_script_can_be_read_by_bash_and_by_sbatch(string name)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-n", SlurmFolder.Script(name)]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var run = await AceDataProgram.EndAsync(process);
        Assert.True(run.Exit == 0, run.Error);

        // sbatch reads its options from the comments before the first command.
        var lines = await File.ReadAllLinesAsync(SlurmFolder.Script(name), TestContext.Current.CancellationToken);
        var options = lines.TakeWhile(line => line.Length == 0 || line[0] == '#').Where(line => line.StartsWith("#SBATCH ", StringComparison.Ordinal)).ToList();
        Assert.Equal(lines.Count(line => line.StartsWith("#SBATCH", StringComparison.Ordinal)), options.Count);
        if (name.EndsWith(".sbatch", StringComparison.Ordinal))
        {
            Assert.Equal("#!/bin/bash", lines[0]);
            Assert.Contains("#SBATCH --requeue", options);
            Assert.Contains(options, option => option.StartsWith("#SBATCH --signal=B:USR1@", StringComparison.Ordinal));
            Assert.Contains("#SBATCH --open-mode=append", options);
            Assert.Equal(name.Contains("gpu", StringComparison.Ordinal), options.Contains("#SBATCH --gres=gpu:1"));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(130)]
    public async Task A_task_works_on_its_part_with_its_threads_and_the_exit_code_is_the_programs(int exit)
    {
        using var folder = new SlurmFolder();

        var run = await folder.RunAsync("task.sh", ["3", "--models", "my models"], SecondTask, JobId, ("SLURM_CPUS_PER_TASK", "6"), ("FAKE_CODE", $"{exit}"));

        Assert.Equal(exit, run.Exit);
        Assert.Equal(["acedata preprocess --shard 2/3 --models my models", "threads 6"], folder.Calls);
    }

    [Theory]
    [InlineData("USR1", 130, "0", true)]
    [InlineData("USR1", 0, "0", false)]
    [InlineData("USR1", 130, "20", false)]
    [InlineData("TERM", 130, "0", false)]
    public async Task A_stop_is_passed_on_once_and_only_a_part_whose_time_is_up_is_put_into_the_queue_again(string signal, int exit, string restarts, bool isRequeued)
    {
        using var folder = new SlurmFolder();
        using var process = folder.Start(SlurmFolder.Script("task.sh"), ["3"], SecondTask, JobId, ("FAKE_WAITS", "1"), ("FAKE_CODE", $"{exit}"), ("SLURM_RESTART_COUNT", restarts));
        process.StandardInput.Close();
        Assert.Equal("waiting", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        await AceDataProgram.SignalAsync(process, signal);
        await AceDataProgram.SignalAsync(process, signal);
        var run = await AceDataProgram.EndAsync(process);

        Assert.Equal(exit, run.Exit);
        Assert.Single(folder.Calls, "TERM");
        Assert.Equal(isRequeued ? ["scontrol requeue 77"] : [], folder.Calls.Where(call => call.StartsWith("scontrol", StringComparison.Ordinal)));
        Assert.Equal(restarts != "0", run.Error.Contains("Give it more time", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "2", 2, "is no number of parts")]
    [InlineData("0", "1", 2, "is no number of parts")]
    [InlineData("-n", "1", 2, "is no number of parts")]
    [InlineData("3", "", 2, "no task of an array")]
    [InlineData("3", "0", 2, "counted from 1")]
    [InlineData("3", "4", 2, "counted from 1")]
    public async Task What_makes_no_part_is_refused_with_the_command_that_does(string parts, string task, int exit, string said)
    {
        using var folder = new SlurmFolder();

        var run = await folder.RunAsync("task.sh", parts.Length > 0 ? [parts] : [], ("SLURM_ARRAY_TASK_ID", task));

        Assert.Equal(exit, run.Exit);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("sbatch --array=1-", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Calls);
    }

    [Theory]
    [InlineData("task.sh", "3", "--overwrite")]
    [InlineData("task.sh", "3", "--batch", "1", "--overwrite=true")]
    [InlineData("submit.sh", "3", "--partition=gpu", "--", "--overwrite")]
    public async Task Everything_anew_is_refused_for_parts_with_what_to_do_instead(string script, params string[] arguments)
    {
        using var folder = new SlurmFolder();

        var run = await folder.RunAsync(script, arguments, SecondTask);

        Assert.Equal(2, run.Exit);
        Assert.Contains("rename the folder of the training samples", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Calls);
    }

    [Fact]
    public async Task A_folder_without_AceData_and_a_program_that_is_not_there_are_named()
    {
        using var folder = new SlurmFolder();

        var elsewhere = await folder.RunAsync("preprocess.sbatch", ["3"], SecondTask);
        Assert.Equal(3, elsewhere.Exit);
        Assert.Contains($"no AceData in '{folder.Path}'", elsewhere.Error, StringComparison.Ordinal);
        Assert.Contains("ACEDATA_HOME", elsewhere.Error, StringComparison.Ordinal);

        var gone = await folder.RunAsync("task.sh", ["3"], SecondTask, ("ACEDATA_PROGRAM", "/nowhere/acedata"));
        Assert.Equal(3, gone.Exit);
        Assert.Contains("'/nowhere/acedata' is not there", gone.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Calls);
    }

    [Fact]
    public async Task A_task_builds_nothing_and_says_what_has_to_be_built_before()
    {
        using var folder = new SlurmFolder();
        var script = Path.Combine(folder.Path, "deploy", "slurm", "task.sh");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!); // a file below a folder has one
        File.Copy(SlurmFolder.Script("task.sh"), script);
        File.Copy(folder.Program, Path.Combine(folder.Path, "run.sh"));
        var built = Directory.CreateDirectory(Path.Combine(folder.Path, "artifacts", "start")).FullName;

        Assert.Contains("not built yet", await RefusedAsync(), StringComparison.Ordinal);
        File.WriteAllLines(Path.Combine(built, "current"), ["app-1", "/nowhere/dotnet", "sources"]);
        Assert.Contains("The .NET that AceData was built with is not on", await RefusedAsync(), StringComparison.Ordinal);

        File.WriteAllLines(Path.Combine(built, "current"), ["app-1", folder.Path, "sources"]);
        File.Copy(folder.Program, Path.Combine(folder.Path, "dotnet"));
        Assert.Equal(0, (await RunAsync()).Exit);
        Assert.Equal(["acedata preprocess --shard 2/3", "threads 1"], folder.Calls);

        async Task<string> RefusedAsync()
        {
            var run = await RunAsync();
            Assert.Equal(3, run.Exit);
            Assert.Empty(folder.Calls);
            return run.Error;
        }

        async Task<AceDataProgram.Run> RunAsync()
        {
            using var process = folder.Start(script, ["3"], SecondTask, ("ACEDATA_PROGRAM", ""));
            process.StandardInput.Close();
            return await AceDataProgram.EndAsync(process);
        }
    }

    [Fact]
    public async Task The_script_that_slurm_copied_finds_the_task()
    {
        using var folder = new SlurmFolder();
        var copy = Path.Combine(folder.Path, "slurm_script");
        File.Copy(SlurmFolder.Script("preprocess.sbatch"), copy);
        var home = Path.GetFullPath(Path.Combine(SlurmFolder.Script("task.sh"), "../../.."));

        using var process = folder.Start(copy, ["3", "--prune"], SecondTask, ("ACEDATA_HOME", home));
        process.StandardInput.Close();
        var run = await AceDataProgram.EndAsync(process);

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(["acedata preprocess --shard 2/3 --prune", "threads 1"], folder.Calls);
    }

    [Fact]
    public async Task Only_parts_with_missing_songs_are_submitted()
    {
        using var folder = new SlurmFolder();

        var run = await folder.RunAsync("submit.sh", ["--gpu", "8", "--partition=gpu", "--", "--models", "x"], ("FAKE_MISSING", "2,5\n"), ("FAKE_CODE", "1"));

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(
            ["acedata preprocess --look --parts 8 --models x", $"sbatch --array=2,5 --partition=gpu {SlurmFolder.Script("preprocess-gpu.sbatch")} 8 --models x"],
            folder.Calls);
    }

    [Fact]
    public async Task Nothing_is_submitted_when_all_is_there_or_the_data_set_is_not()
    {
        using var folder = new SlurmFolder();

        var all = await folder.RunAsync("submit.sh", ["8"]);
        Assert.Equal(0, all.Exit);
        Assert.Contains("nothing was submitted", all.Error, StringComparison.Ordinal);

        Assert.Equal(2, (await folder.RunAsync("submit.sh", ["8"], ("FAKE_CODE", "2"))).Exit);
        Assert.Equal(2, (await folder.RunAsync("submit.sh", ["many"])).Exit);
        Assert.DoesNotContain(folder.Calls, call => call.StartsWith("sbatch", StringComparison.Ordinal));
    }
}
