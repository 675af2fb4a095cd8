using System.Globalization;
using AceData.Jobs.Board;
using AceData.Testing;

namespace AceData.Tests.Jobs.Board;

public class JobJournalTests
{
    [Fact]
    public async Task Ended_jobs_are_the_same_after_a_new_start()
    {
        using var folder = TempDir.InMemory();
        JobView before;
        IReadOnlyList<string> log;
        await using (var first = new TestBoard(folder))
        {
            var id = first.Start("started 2", "item ä\u0001.mp3 failed no sound", "progress 1 2", "item b written", "progress 2 2", "result 1", "exit 1");
            before = await first.EndAsync(id);
            log = first.Log(id);
            first.Board.Dismiss(id);
        }

        await using var second = new TestBoard(folder);
        var after = second.Board.Find(before.Id)!;

        Assert.Equivalent(before with { IsDismissed = true, Metrics = [] }, after);
        Assert.Equal(log, second.Log(before.Id));
        Assert.Equal(before.Number + 1, second.Board.Find(second.Start(TestBoard.Good))!.Number);
    }

    [Fact]
    public async Task Only_the_latest_jobs_are_kept()
    {
        using var folder = TempDir.InMemory();
        await using var test = new TestBoard(folder, options => options with { KeptJobs = 2 });
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(test.Start(TestBoard.Good));
            await test.EndAsync(ids[^1]);
        }

        await test.UntilAsync(ids[^1], _ => test.Board.Jobs().Count == 2);
        Assert.Equal(ids[2..].Select(id => id.ToString("N")).Order(), Directory.GetDirectories(folder[".acedata/jobs"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Large_logs_push_older_jobs_out_earlier()
    {
        using var folder = TempDir.InMemory();
        await using var test = new TestBoard(folder, options => options with { KeptBytes = 100_000 });
        var first = test.Start(TestBoard.Good);
        await test.EndAsync(first);
        var second = test.Start("started 1", "lines 3000 1000000", "result 0");
        await test.EndAsync(second);

        await test.UntilAsync(second, _ => test.Board.Find(first) is null);
        Assert.NotNull(test.Board.Find(second));
    }

    [Fact]
    public async Task Damaged_and_foreign_folders_do_not_hinder_the_start()
    {
        using var folder = TempDir.InMemory();
        var jobs = folder[".acedata/jobs"];
        string[] contents = ["", "{", "[]", "null", "{}", """{"version":9}""", new('\0', 300), new('[', 5000)];
        foreach (var content in contents)
        {
            var job = Directory.CreateDirectory(Path.Combine(jobs, Guid.NewGuid().ToString("N"))).FullName;
            await File.WriteAllTextAsync(Path.Combine(job, "job.json"), content, System.Text.Encoding.UTF8, TestContext.Current.CancellationToken);
        }

        var begun = Directory.CreateDirectory(Path.Combine(jobs, Guid.NewGuid().ToString("N")));
        Directory.CreateDirectory(Path.Combine(jobs, "my notes"));

        await using var test = new TestBoard(folder);

        Assert.Empty(test.Board.Jobs());
        Assert.False(begun.Exists && Directory.Exists(begun.FullName));
        Assert.True(Directory.Exists(Path.Combine(jobs, "my notes")));
        Assert.Equal(JobState.Done, (await test.EndAsync(test.Start(TestBoard.Good))).State);
    }

    [Fact]
    public async Task Jobs_of_an_operation_that_is_not_known_any_more_are_shown_but_not_continued()
    {
        using var folder = TempDir.InMemory();
        Guid id;
        await using (var first = new TestBoard(folder))
        {
            id = first.Start(TestBoard.Long);
            await first.UntilAsync(id, JobState.Running);
            first.Board.Stop(id);
            await first.EndAsync(id);
        }

        await using var second = new TestBoard(folder, options => options with { Operations = JobOperation.All });

        Assert.Equal((JobState.Stopped, false), (second.Board.Find(id)!.State, second.Board.Find(id)!.CanContinue));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public async Task The_language_of_the_computer_is_nowhere_in_the_files(string culture)
    {
        var own = CultureInfo.CurrentCulture;
        CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            using var folder = TempDir.InMemory();
            Guid id;
            await using (var first = new TestBoard(folder))
            {
                id = first.Start("started 1000", "item İI.mp3 failed", "progress 999 1000", "result 1", "exit 1");
                await first.EndAsync(id);
            }

            await using var second = new TestBoard(folder);
            Assert.Equal((JobState.DoneWithProblems, 999), (second.Board.Find(id)!.State, second.Board.Find(id)!.Done));
            foreach (var file in Directory.GetFiles(folder[$".acedata/jobs/{id:N}"]))
            {
                Assert.DoesNotMatch("[\u0660-\u0669\u06f0-\u06f9]", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            }

            Assert.StartsWith(second.Board.Find(id)!.StartedAt!.Value.ToString("yyyy", CultureInfo.InvariantCulture), await File.ReadAllTextAsync(folder[$".acedata/jobs/{id:N}/log.txt"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = null;
            CultureInfo.CurrentCulture = own;
        }
    }
}
