using AceData.Jobs;

namespace AceData.Models;

/// <summary>Tells how many megabytes are done, a few times a second at most.</summary>
/// <param name="progress">Who is told.</param>
/// <param name="time">For the time that is left.</param>
/// <param name="total">Bytes in all.</param>
/// <param name="before">Bytes of these that were there at the start: they say nothing of the speed.</param>
internal sealed class ByteProgress(IProgress<JobEvent> progress, TimeProvider time, long total, long before = 0)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private readonly EtaEstimator _eta = new(time);
    private long _told = long.MinValue;

    /// <summary>So many bytes are done.</summary>
    public void At(long done)
    {
        var now = time.GetTimestamp();
        if (done < total && _told != long.MinValue && time.GetElapsedTime(_told, now) < Between)
        {
            return;
        }

        _told = now;
        const long megabyte = 1_000_000;
        progress.Report(new JobProgress(done / megabyte, (total + megabyte - 1) / megabyte, "MB", _eta.Update(Math.Max(0, done - before), total - before)));
    }
}
