using System.Threading.Channels;

namespace AceData.Jobs;

/// <summary>Works on items side by side and hands the results out one by one in the order of the items.</summary>
public static class OrderedParallel
{
    /// <summary>Runs <paramref name="work"/> on every item, at most <paramref name="workers"/> at a time and at most twice as many ahead of the reader.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; results handed out before are whole.</exception>
    public static async IAsyncEnumerable<TResult> SelectAsync<T, TResult>(
        IReadOnlyList<T> items,
        int workers,
        Func<T, CancellationToken, Task<TResult>> work,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(workers);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = Channel.CreateBounded<Task<TResult>>(workers * 2);
        var feeder = FeedAsync();
        try
        {
            await foreach (var task in started.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return await task;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await feeder;
        }

        async Task FeedAsync()
        {
            var running = new List<Task>();
            try
            {
                foreach (var item in items)
                {
                    await gate.WaitAsync(ended.Token);
                    var task = Task.Run(
                        async () =>
                        {
                            try
                            {
                                return await work(item, ended.Token);
                            }
                            finally
                            {
                                gate.Release();
                            }
                        },
                        CancellationToken.None);
                    running.Add(task);
                    running.RemoveAll(static t => t.IsCompleted);
                    await started.Writer.WriteAsync(task, ended.Token);
                }

                started.Writer.Complete();
            }
            catch (OperationCanceledException exception)
            {
                started.Writer.TryComplete(cancellationToken.IsCancellationRequested ? exception : null);
            }

            // Nothing may still run when the caller goes on: a half-finished song would outlive its run.
            await Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
