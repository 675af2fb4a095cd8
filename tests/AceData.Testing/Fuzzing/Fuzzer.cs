using System.Diagnostics;
using System.Globalization;

namespace AceData.Testing.Fuzzing;

/// <summary>What fuzzing one parser came to.</summary>
/// <param name="Tries">Inputs tried.</param>
/// <param name="Taken">Inputs that it took; the others it refused.</param>
/// <param name="Slowest">Longest time of one input, on a machine that does other things, too.</param>
/// <param name="SlowestInput">The number of that input.</param>
/// <param name="Finding">What went wrong, and how to see it again; null when nothing did.</param>
public sealed record FuzzReport(int Tries, int Taken, TimeSpan Slowest, int SlowestInput, string? Finding);

/// <summary>Tries inputs on a parser until the time is up or one is a finding. A parser that hangs is one, too.</summary>
public sealed class Fuzzer(FuzzTarget target, int seed)
{
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(3);

    private int _tries;
    private int _taken;
    private long _slowest;
    private int _slowestInput;
    private string? _finding;

    /// <summary>Fuzzes for a time.</summary>
    public FuzzReport Run(TimeSpan time)
    {
        var thread = new Thread(() => Try(time)) { IsBackground = true, Name = $"fuzz {target.Name}" };
        thread.Start();
        var (last, since) = (-1, Stopwatch.StartNew());
        while (!thread.Join(TimeSpan.FromMilliseconds(200)))
        {
            var tries = Volatile.Read(ref _tries);
            if (tries != last)
            {
                (last, since) = (tries, Stopwatch.StartNew());
            }
            else if (since.Elapsed > Hanging)
            {
                return Report(Finding(tries, "it hangs"));
            }
        }

        return Report(_finding);
    }

    private void Try(TimeSpan time)
    {
        var mutator = new Mutator(target, seed);
        var run = Stopwatch.StartNew();
        while (run.Elapsed < time || _tries < target.AtLeast)
        {
            var input = mutator.Input(_tries);
            var start = Stopwatch.GetTimestamp();
            try
            {
                _taken += target.Parse(input) ? 1 : 0;
            }
            catch (Exception exception)
            {
                _finding = Finding(_tries, exception.ToString());
                return;
            }

            if (Stopwatch.GetElapsedTime(start).Ticks is var ticks && ticks > _slowest)
            {
                (_slowest, _slowestInput) = (ticks, _tries);
            }

            Volatile.Write(ref _tries, _tries + 1);
        }
    }

    private FuzzReport Report(string? finding) => new(_tries, _taken, TimeSpan.FromTicks(_slowest), _slowestInput, finding);

    private string Finding(int number, string what)
    {
        var input = new Mutator(target, seed).Input(number);
        var shown = Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 6000)));
        return string.Create(CultureInfo.InvariantCulture, $"{target.Name}: seed {seed} (ACEDATA_FUZZ_SEED), input {number}, {input.Length} bytes, base64 {shown}\n{what}");
    }
}
