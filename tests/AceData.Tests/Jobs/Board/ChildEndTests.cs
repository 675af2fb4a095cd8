using AceData.Jobs;
using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-11: what the end of a child means.</summary>
public class ChildEndTests
{
    [Theory]
    [InlineData("result 0", JobState.Done, null)]
    [InlineData("result 0|exit 0", JobState.Done, null)]
    [InlineData("item a failed|result 0", JobState.DoneWithProblems, null)]
    [InlineData("error SOME-ERROR printed but not meant|result 0", JobState.DoneWithProblems, "SOME-ERROR")]
    [InlineData("result 1|exit 1", JobState.DoneWithProblems, null)]
    [InlineData("exit 0", JobState.Failed, "JOB-NO-RESULT")]
    [InlineData("exit 1", JobState.Failed, "JOB-NO-RESULT")]
    [InlineData("result 3|exit 0", JobState.Failed, "JOB-CONTRADICTION")]
    [InlineData("exit 2", JobState.Failed, "JOB-WRONG-USE")]
    [InlineData("error FFMPEG-MISSING There is no ffmpeg.|result 3|exit 3", JobState.Failed, "FFMPEG-MISSING")]
    [InlineData("exit 3", JobState.Failed, "JOB-COULD-NOT-START")]
    [InlineData("exit 70", JobState.Failed, "FAULT")]
    [InlineData("result 130|exit 130", JobState.Stopped, null)]
    [InlineData("exit 42", JobState.Failed, "JOB-CRASH")]
    [InlineData("result 0|exit 42", JobState.Failed, "JOB-CRASH")]
    [InlineData("say-error Out of memory.|exit 70", JobState.Failed, "JOB-MEMORY")]
    [InlineData("error FAULT System.OutOfMemoryException: no room|result 70|exit 70", JobState.Failed, "JOB-MEMORY")]
    public async Task Of_a_real_child(string acts, JobState state, string? code)
    {
        await using var test = new TestBoard();
        var id = test.Start(["started 1", .. acts.Split('|')]);

        var job = await test.EndAsync(id);

        Assert.Equal((state, code), (job.State, job.ErrorCode));
        Assert.True(state != JobState.Failed || job.ErrorText!.Length > 10);
    }

    [Theory]
    [InlineData("signal 9", 137, "JOB-KILLED")]
    [InlineData("signal 15", 143, "JOB-TERMINATED")]
    [InlineData("fail-fast", 134, "JOB-CRASH")]
    public async Task Of_a_child_that_a_signal_ends(string act, int exit, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of Unix.");
        await using var test = new TestBoard();
        var id = test.Start("started 2", "item a written", "progress 1 2", act);

        var job = await test.EndAsync(id);

        Assert.Equal((JobState.Failed, exit, code, 1), (job.State, job.Exit, job.ErrorCode, job.Kept));
        Assert.True(job.CanContinue);
    }

    [Fact]
    public async Task Of_a_child_that_touches_foreign_memory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of Unix.");
        await using var test = new TestBoard(change: options => options with { Program = new JobProgram("/bin/sh", ["-c", "kill -11 $$"]) });

        var job = await test.EndAsync(test.Start());

        Assert.Equal((JobState.Failed, 139, "JOB-CRASH"), (job.State, job.Exit, job.ErrorCode));
    }

    [Theory]
    [InlineData(0xC0000005, "JOB-CRASH")]
    [InlineData(0xC0000017, "JOB-MEMORY")]
    [InlineData(0xC0000409, "JOB-CRASH")]
    [InlineData(0xC0000135, "JOB-NOT-STARTED")]
    [InlineData(0xC000013A, "JOB-TERMINATED")]
    [InlineData(0xDEADBEEF, "JOB-CRASH")]
    public void Of_a_child_on_Windows(uint exit, string code)
    {
        var ending = JobEnding.Of(new JobEnd(unchecked((int)exit), Result: null));

        Assert.Equal((JobState.Failed, code), (ending.State, ending.Code));
        Assert.Contains($"0x{exit:X8}", ending.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_end_has_a_text_of_its_own()
    {
        int[] exits = [2, 3, 42, 70, 134, 135, 137, 139, 143, unchecked((int)0xC0000005), unchecked((int)0xC0000017), unchecked((int)0xC0000135), unchecked((int)0xC000013A)];
        var texts = exits.Select(exit => JobEnding.Of(new JobEnd(exit, null)).Text).ToList();

        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void Force_does_not_undo_what_was_done()
    {
        Assert.Equal(JobState.Done, JobEnding.Of(new JobEnd(0, new JobResult(0, new Dictionary<string, int>())) { IsForced = true }).State);
        Assert.Equal(JobState.Stopped, JobEnding.Of(new JobEnd(137, null) { IsForced = true }).State);
        Assert.Equal(JobState.Interrupted, JobEnding.Of(new JobEnd(137, null) { IsForced = true, IsClosing = true }).State);
    }
}
