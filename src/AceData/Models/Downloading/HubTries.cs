namespace AceData.Models.Downloading;

/// <summary>Tries what may succeed a little later, at growing distances.</summary>
internal static class HubTries
{
    // Less than this is no reason to begin counting anew: a server that hangs up at once would never be given up.
    private const int WorthATry = 1 << 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Works, if need be several times.</summary>
    /// <param name="options">Waits.</param>
    /// <param name="tries">Tries in a row that bring nothing.</param>
    /// <param name="work">One try.</param>
    /// <param name="gained">Bytes that are there; more of them begin the count anew.</param>
    /// <param name="cancellationToken">Ends the waits.</param>
    /// <exception cref="HubException">The last one, when all were in vain.</exception>
    public static async Task<T> RunAsync<T>(HubOptions options, int tries, Func<Task<T>> work, Func<long> gained, CancellationToken cancellationToken)
    {
        var (failures, wait, best) = (0, options.FirstWait, gained());
        while (true)
        {
            try
            {
                return await work();
            }
            catch (HubException e) when (e.MayRetry)
            {
                if (gained() is var here && here >= best + WorthATry)
                {
                    (failures, wait, best) = (0, options.FirstWait, here);
                }

                if (++failures >= tries)
                {
                    throw;
                }

                var longer = e.RetryAfter is { } asked && asked > wait ? asked : wait;
                await Task.Delay(longer < LongestWait ? longer : LongestWait, options.Time, cancellationToken);
                wait *= 2;
            }
        }
    }
}
