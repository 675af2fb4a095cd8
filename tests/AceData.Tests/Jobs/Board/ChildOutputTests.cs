using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-12: whatever a child prints, it is read to its end.</summary>
public class ChildOutputTests
{
    [Theory]
    [InlineData("flood")]
    [InlineData("flood-errors")]
    public async Task Ten_megabytes_without_a_line_end(string flood)
    {
        await using var test = new TestBoard();
        var id = test.Start("started 1", $"{flood} 10", "bytes 0A", "item a written", "result 0");

        var job = await test.EndAsync(id);

        Assert.Equal((JobState.Done, 1), (job.State, job.Kept));
        Assert.Contains(test.Log(id), line => line.StartsWith("xxxx", StringComparison.Ordinal) && line.EndsWith(" more)", StringComparison.Ordinal) && line.Length < 2100);
    }

    [Theory]
    [InlineData("C3286E6F206368617261637465720A", "\ufffd(no character")]
    [InlineData("5374726173DF650A", "Stras\ufffde")]
    [InlineData("1B5B33316D7265641B5B306D0A", "red")]
    [InlineData("3130250D3530250D313030250A", "100%")]
    [InlineData("000102410A", "\\u0000\\u0001\\u0002A")]
    [InlineData("7B226E6F742220616E206576656E740A", "{\"not\" an event")]
    public async Task Bytes_that_are_no_event(string bytes, string shown)
    {
        await using var test = new TestBoard();
        var id = test.Start("started 1", $"bytes {bytes}", "item a written", "result 0");

        Assert.Equal(JobState.Done, (await test.EndAsync(id)).State);
        Assert.Contains(shown, test.Log(id));
    }

    [Fact]
    public async Task What_is_printed_beside_the_events_is_in_the_log()
    {
        await using var test = new TestBoard();
        var id = test.Start("started 1", "error SOME-CODE It broke.", "say-error Something else.", "result 0");

        await test.EndAsync(id);

        Assert.Single(test.Log(id), line => line.Contains("It broke.", StringComparison.Ordinal));
        Assert.Contains("Something else.", test.Log(id));
    }

    [Fact]
    public async Task A_thousand_lines_a_second_are_all_there_and_five_changes_a_second_are_told()
    {
        await using var test = new TestBoard();
        var changes = new List<JobView>();
        using var subscription = test.Board.Subscribe(change =>
        {
            lock (changes)
            {
                changes.Add(change.Job!);
            }
        });
        var id = test.Start("started 1500", "lines 1500 1000", "result 0");

        var job = await test.EndAsync(id);

        Assert.Equal((JobState.Done, 1500), (job.State, job.Done));
        Assert.Equal(1503, job.LogLines);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        lock (changes)
        {
            var seconds = (job.EndedAt - job.StartedAt)!.Value.TotalSeconds;
            Assert.InRange(changes.Count, 5, (int)(seconds * 5) + 12);
            Assert.Equal(JobState.Done, changes[^1].State);
            Assert.Equal(1503, changes[^1].LogLines);
            Assert.Equal(changes.Select(change => change.Done).Order(), changes.Select(change => change.Done));
        }
    }

    [Fact]
    public async Task The_log_is_whole_on_the_disk_and_the_last_lines_are_in_memory()
    {
        await using var test = new TestBoard();
        var id = test.Start("started 1", "lines 12000 1000000", "sleep 60000", "result 0");
        await test.UntilAsync(id, job => job.Done == 12000);

        foreach (var from in new[] { 1L, 2, 1024, 1025, 1026, 5000, 6999, 7001, 7002, 11990 })
        {
            var lines = test.Board.ReadLog(id, from, 10);
            Assert.Equal(Enumerable.Range((int)from, 10).Select(i => (long)i), lines.Select(line => line.Number));
            Assert.All(lines.Where(line => line.Number > 1), line => Assert.Equal($"line {line.Number - 1}", line.Text));
        }

        test.Board.Stop(id);
        await test.EndAsync(id);
        Assert.Equal("line 12000", Assert.Single(test.Board.ReadLog(id, 12001, 1)).Text);
        Assert.Empty(test.Board.ReadLog(id, 99999, 10));
    }
}
