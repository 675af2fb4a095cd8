using System.Collections.Concurrent;

namespace AceData.Testing.Fuzzing;

/// <summary>Fuzzes all parsers of a test project side by side, each for its time, from the moment that the first result is asked for.</summary>
public sealed class FuzzRun(IReadOnlyList<FuzzTarget> targets)
{
    private readonly ConcurrentDictionary<string, Task<FuzzReport>> _reports = new(StringComparer.Ordinal);
    private readonly Lock _start = new();

    /// <summary>The result of one parser.</summary>
    public Task<FuzzReport> ReportOf(string name)
    {
        lock (_start)
        {
            if (_reports.IsEmpty)
            {
                foreach (var target in targets)
                {
                    _reports[target.Name] = Task.Factory.StartNew(
                        () => new Fuzzer(target, FuzzTime.Seed).Run(FuzzTime.PerParser),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default);
                }
            }
        }

        return _reports[name];
    }
}
