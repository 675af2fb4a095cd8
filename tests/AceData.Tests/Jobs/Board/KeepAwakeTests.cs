using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

public class KeepAwakeTests
{
    [Fact]
    public async Task The_computer_is_kept_awake_while_a_job_runs_if_it_can_be_and_no_longer()
    {
        using var awake = new KeepAwake();
        await using var test = new TestBoard(change: options => options with { KeepAwake = awake });
        Assert.False(awake.IsActive);
        var id = test.Start(TestBoard.Long);
        await test.UntilAsync(id, JobState.Running);

        // A container has nobody to ask; then the job runs all the same.
        awake.IsEnabled = false;
        Assert.False(awake.IsActive);
        awake.IsEnabled = true;
        test.Board.Stop(id);
        await test.EndAsync(id);

        Assert.False(awake.IsActive);
    }
}
