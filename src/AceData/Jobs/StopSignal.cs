using System.Runtime.InteropServices;
using System.Text;

namespace AceData.Jobs;

/// <summary>
/// The user's wish to stop, in two steps. The first Ctrl+C, <c>stop</c> line or end of the parent asks the operation to
/// finish or drop the item in hand; the second drops everything at once; a third Ctrl+C is left to the system. Whoever ends whole
/// groups of programs (schedulers, service managers) sends SIGTERM to us and to the script that passes it on: that is one wish.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SameWish = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _graceful = new();
    private readonly CancellationTokenSource _hard = new();
    private readonly List<IDisposable> _held = [];
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private int _requests;
    private long? _terminated;

    /// <param name="time">Measures the grace time after the parent is gone.</param>
    public StopSignal(TimeProvider time) => _time = time;

    /// <summary>Cancelled by the first request: take no new item, keep what is finished.</summary>
    public CancellationToken Graceful => _graceful.Token;

    /// <summary>Cancelled by the second request, or when a run whose parent is gone does not end by itself.</summary>
    public CancellationToken Hard => _hard.Token;

    /// <summary>Why the run was asked to stop; null while it was not.</summary>
    public StopReason? Reason { get; private set; }

    /// <summary>Listens to Ctrl+C, Ctrl+Break and the system's polite ways to end a program.</summary>
    public void ListenToSignals()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            Hold(PosixSignalRegistration.Create(signal, context => context.Cancel = Request(StopReason.Signal)));
        }

        Hold(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = Terminate()));
    }

    /// <summary>Asks to stop as SIGTERM does: the same signal right after the first adds nothing to it.</summary>
    /// <returns>False when both steps are already taken.</returns>
    internal bool Terminate()
    {
        lock (_gate)
        {
            if (_terminated is { } first && _time.GetElapsedTime(first) < SameWish)
            {
                return true;
            }

            _terminated ??= _time.GetTimestamp();
        }

        return Request(StopReason.Signal);
    }

    /// <summary>
    /// Listens to lines on <paramref name="input"/>: <c>stop</c> is a request. The end of the input counts as the end of
    /// the parent only if <paramref name="endMeansParentGone"/>: a script may well start us with nothing on stdin, or with
    /// a pipe that ends before we do.
    /// </summary>
    public void ListenToLines(Stream input, bool endMeansParentGone)
    {
        // A read of stdin cannot be cancelled; a background thread ends with the program.
        new Thread(() => ReadLines(input, endMeansParentGone)) { IsBackground = true, Name = "stop lines" }.Start();
    }

    /// <summary>Asks to stop.</summary>
    /// <returns>False when both steps are already taken.</returns>
    public bool Request(StopReason reason)
    {
        int number;
        lock (_gate)
        {
            Reason ??= reason;
            number = ++_requests;
        }

        if (number == 1)
        {
            _graceful.Cancel();
            if (reason == StopReason.ParentGone)
            {
                // Nobody is left to ask a second time.
                Hold(_time.CreateTimer(_ => _hard.Cancel(), null, OrphanGrace, Timeout.InfiniteTimeSpan));
            }
        }
        else if (number == 2)
        {
            _hard.Cancel();
        }

        return number <= 2;
    }

    public void Dispose()
    {
        IDisposable[] all;
        lock (_gate)
        {
            all = [.. _held];
            _held.Clear();
        }

        foreach (var held in all)
        {
            held.Dispose();
        }
    }

    private void Hold(IDisposable one)
    {
        lock (_gate)
        {
            _held.Add(one);
        }
    }

    private void ReadLines(Stream input, bool endMeansParentGone)
    {
        const int longestLine = 1024;
        var line = new StringBuilder();
        try
        {
            for (int next; (next = input.ReadByte()) >= 0;)
            {
                if (next != '\n')
                {
                    _ = line.Length < longestLine ? line.Append((char)next) : line;
                    continue;
                }

                if (line.ToString().Trim() == "stop")
                {
                    Request(StopReason.StopLine);
                }

                line.Clear();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // A closed stdin is an end like any other.
        }

        if (endMeansParentGone)
        {
            Request(StopReason.ParentGone);
        }
    }
}

/// <summary>Who asked to stop.</summary>
public enum StopReason
{
    /// <summary>Ctrl+C, or the system's signal to end.</summary>
    Signal,

    /// <summary>The line <c>stop</c> on stdin.</summary>
    StopLine,

    /// <summary>The program that started this run is gone, or reads its events no more.</summary>
    ParentGone,
}
