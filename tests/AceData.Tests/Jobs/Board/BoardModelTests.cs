using AceData.Jobs.Board;
using CsCheck;

namespace AceData.Tests.Jobs.Board;

/// <summary>
/// Random commands on a board with real children, beside a model that knows who must run, who must wait and in which order.
/// A child ends only when it is told to, so that the model knows everything.
/// </summary>
public class BoardModelTests
{
    private static readonly JobOperation[] Operations = [TestBoard.Act, TestBoard.Other, TestBoard.Both, TestBoard.Download];

    private static readonly Gen<(int Command, int Pick)[]> Commands = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 1000]).Array[1, 20];

    [Fact]
    public void The_board_does_what_the_model_says() => Sample(iterations: 12);

    [Fact]
    [Trait("Category", "Long")]
    public void The_board_does_what_the_model_says_500_times() => Sample(iterations: 500);

    private static void Sample(long iterations)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Shells of Unix.");
        Commands.Sample(commands => RunAsync(commands).GetAwaiter().GetResult(), iter: iterations, threads: 2);
    }

    private static async Task RunAsync((int Command, int Pick)[] commands)
    {
        await using var test = new TestBoard(change: options => options with { Program = Shell.Running(Shell.WaitsForStop) });
        var model = new BoardModel();
        foreach (var (command, pick) in commands)
        {
            await StepAsync(test, model, command, pick);
            await AgreeAsync(test, model);
        }
    }

    private static async Task StepAsync(TestBoard test, BoardModel model, int command, int pick)
    {
        var job = model.Jobs.Count == 0 ? null : model.Jobs[pick % model.Jobs.Count];
        var id = job?.Id ?? Guid.NewGuid();
        switch (command)
        {
            case <= 3:
                var order = TestBoard.Order() with { Operation = Operations[pick % Operations.Length] };
                Assert.Equal(order.CommandId, test.Board.Start(order).Id);
                model.Start(order.CommandId, order.Operation);
                break;
            case 4:
                var polite = TestBoard.Order() with { Operation = Operations[pick % Operations.Length], WhenBusy = JobWhenBusy.Refuse };
                var accepted = model.HasRoom(polite.Operation);
                Assert.Equal(accepted, test.Board.Start(polite).Id is not null);
                if (accepted)
                {
                    model.Start(polite.CommandId, polite.Operation);
                }

                break;
            case 5 or 6:
                Assert.Equal(job is { IsEnded: false }, test.Board.Stop(id));
                await EndAsync(test, model, job, JobState.Stopped);
                break;
            case 7:
                Assert.Equal(job is { IsRunning: true }, test.Board.ForceStop(id));
                if (job is { IsRunning: true })
                {
                    await EndAsync(test, model, job, JobState.Stopped);
                }

                break;
            case 8:
                Assert.Equal(job is { IsWaiting: true }, test.Board.Remove(id));
                model.Remove(job);
                break;
            case 9:
                Assert.Equal(job is { IsWaiting: true }, test.Board.StartFirst(id));
                model.First(job);
                break;
            case 10:
                Assert.Equal(job is { IsEnded: true }, test.Board.Dismiss(id));
                break;
            default:
                if (job is { IsEnded: true })
                {
                    var next = Guid.NewGuid();
                    Assert.Equal(next, test.Board.Continue(id, next).Id);
                    model.Start(next, job.Operation);
                }
                else
                {
                    Assert.Throws<AceData.Audio.AceDataException>(() => test.Board.Continue(id, Guid.NewGuid()));
                }

                break;
        }
    }

    private static async Task EndAsync(TestBoard test, BoardModel model, BoardModel.Job? job, JobState state)
    {
        if (job is { IsEnded: false })
        {
            await test.EndAsync(job.Id);
            model.End(job, state);
        }
    }

    private static async Task AgreeAsync(TestBoard test, BoardModel model)
    {
        Assert.Equal(model.Jobs.Select(job => job.Id).Order(), test.Board.Jobs().Select(job => job.Id).Order());
        foreach (var job in model.Jobs)
        {
            var view = job.IsRunning ? await test.UntilAsync(job.Id, JobState.Running) : test.Board.Find(job.Id)!;
            Assert.Equal((job.State, job.IsWaiting), (view.State, view.WaitsFor is not null));
        }

        Assert.Equal(model.Waiting, test.Board.Jobs().Where(job => job.State == JobState.Queued).OrderBy(job => job.WaitsFor!.Place).Select(job => job.Id));
    }
}
