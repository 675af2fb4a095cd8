using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace AceData.Audio.Decoding;

/// <summary>
/// Runs a program and reads what it writes: both pipes are drained side by side (an unread one would stop the program for
/// ever), every wait has an end, and nothing of it is left when the call returns. Output goes through our pipe, so a
/// program whose reader was killed ends at its next write.
/// </summary>
public static class ChildProcess
{
    private const int ErrorLimit = 8192;

    // Set by the job board, which ends what carries it when the job is over.
    private const string JobMark = "ACEDATA_JOB";

    private static readonly string[] PassedEnvironment = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "SystemRoot", "WINDIR", "LD_LIBRARY_PATH", JobMark];

    private static readonly ConcurrentDictionary<Process, bool> Running = new();

    /// <summary>Takes the next bytes of standard output; called one at a time, in order.</summary>
    public delegate void OutputReader(ReadOnlySpan<byte> bytes);

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="AceDataException">PROGRAM-NOT-STARTED: it is not there or may not be run.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the program is gone.</exception>
    public static async Task<ChildProcessResult> RunAsync(ChildProcessRequest request, OutputReader onOutput, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(request) };
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new AceDataException("PROGRAM-NOT-STARTED", $"{request.Program} cannot be started: {exception.Message}", exception);
        }

        Running[process] = true;
        using var deadline = new CancellationTokenSource(request.Deadline, time);
        using var silence = new CancellationTokenSource(request.Patience, time);
        using var limit = new CancellationTokenSource();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, silence.Token, limit.Token, cancellationToken);

        // Whatever ends the run ends the program first: then its pipes end, too.
        await using var kill = ended.Token.Register(() => Kill(process));
        var errors = ReadErrorsAsync(process.StandardError.BaseStream);
        var bytes = 0L;
        var buffer = new byte[1 << 16];
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.BaseStream;
            int read;

            // Waiting with the token, not reading with it: a grandchild may hold the pipe open, and then no read ever ends.
            while ((read = await output.ReadAsync(buffer.AsMemory(), CancellationToken.None).AsTask().WaitAsync(ended.Token)) > 0)
            {
                silence.CancelAfter(request.Patience);
                if (bytes + read > request.OutputLimit)
                {
                    await limit.CancelAsync();
                    break;
                }

                bytes += read;
                onOutput(buffer.AsSpan(0, read));
            }

            await process.WaitForExitAsync(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Told apart below.
        }
        finally
        {
            Kill(process);
            Running.TryRemove(process, out _);
        }

        // A grandchild may hold the pipe open although the program is gone.
        var errorText = await Task.WhenAny(errors, Task.Delay(TimeSpan.FromSeconds(2), time, CancellationToken.None)) == errors ? await errors : string.Empty;
        cancellationToken.ThrowIfCancellationRequested();
        var end = limit.IsCancellationRequested ? ChildProcessEnd.OutputLimitPassed
            : deadline.IsCancellationRequested || silence.IsCancellationRequested ? ChildProcessEnd.DeadlinePassed
            : ChildProcessEnd.Exited;
        return new ChildProcessResult(end, end == ChildProcessEnd.Exited ? process.ExitCode : -1, bytes, errorText);
    }

    /// <summary>Ends every program that is running, without waiting for them: for a run that is dropped at once.</summary>
    public static void KillAll()
    {
        foreach (var process in Running.Keys)
        {
            Kill(process, wait: TimeSpan.Zero);
        }
    }

    private static ProcessStartInfo StartInfo(ChildProcessRequest request)
    {
        if (!Path.IsPathFullyQualified(request.Program))
        {
            throw new ArgumentException($"'{request.Program}' is not a full path.", nameof(request));
        }

        if (request.Arguments.FirstOrDefault(a => a.Contains('\0', StringComparison.Ordinal)) is { } cut)
        {
            throw new ArgumentException($"The argument '{cut.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a NUL, where the system would cut it off.", nameof(request));
        }

        var info = new ProcessStartInfo(request.Program, request.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            // The program's own folder: it is there, and no song can put a library into it.
            WorkingDirectory = Path.GetDirectoryName(request.Program)!,
        };
        if (request.IsOurs)
        {
            return info;
        }

        var environment = PassedEnvironment
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(pair => pair.value is not null)
            .ToList();
        info.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static async Task<string> ReadErrorsAsync(Stream stream)
    {
        var last = new byte[ErrorLimit];
        var length = 0;
        var buffer = new byte[ErrorLimit];
        int read;
        try
        {
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                var keep = Math.Min(length, ErrorLimit - read);
                last.AsSpan(length - keep, keep).CopyTo(last);
                buffer.AsSpan(0, read).CopyTo(last.AsSpan(keep));
                length = keep + read;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The pipe went away with the program; what was read is what there is.
        }

        return Encoding.UTF8.GetString(last, 0, length).Trim();
    }

    private static void Kill(Process process) => Kill(process, TimeSpan.FromSeconds(5));

    private static void Kill(Process process, TimeSpan wait)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(wait);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended by itself in between.
        }
    }
}
