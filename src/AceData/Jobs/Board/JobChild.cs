using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using AceData.Audio;

namespace AceData.Jobs.Board;

/// <summary>
/// The child process of one job. Its stdin is held open for as long as we live: when we are gone it reads the end and stops.
/// The process is held by its handle, never by its number, which the system may give to another one.
/// </summary>
internal sealed class JobChild : IAsyncDisposable
{
    private static readonly TimeSpan PipesAfterExit = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private readonly Process _process;
    private readonly ProcessTree _tree;
    private readonly TimeProvider _time;
    private bool _isGone;

    private JobChild(Process process, ProcessTree tree, TimeProvider time)
    {
        _process = process;
        _tree = tree;
        _time = time;
    }

    /// <summary>Starts the child.</summary>
    /// <param name="program">What is run.</param>
    /// <param name="verb">The words of the verb.</param>
    /// <param name="requestFile">Full path of the request.</param>
    /// <param name="folder">The folder it runs in: the data folder, which is every request's default.</param>
    /// <param name="id">The job; its processes carry it in their environment.</param>
    /// <param name="time">Measures the waits.</param>
    /// <exception cref="AceDataException">JOB-NOT-STARTED: it is not there or may not be run.</exception>
    public static JobChild Start(JobProgram program, IReadOnlyList<string> verb, string requestFile, string folder, Guid id, TimeProvider time)
    {
        var info = new ProcessStartInfo(program.Path, [.. program.Arguments, .. verb, "--request", requestFile, "--events", "json", "--parent", "stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        info.Environment[ProcessTree.Mark] = id.ToString("N", CultureInfo.InvariantCulture);
        var process = new Process { StartInfo = info };
        try
        {
            process.Start();
            return new JobChild(process, ProcessTree.Of(process, id), time);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            process.Dispose();
            throw new AceDataException("JOB-NOT-STARTED", $"The job could not be started: {program.Path}: {exception.Message} Check that AceData's folder is complete, and install it anew if it is not.", exception);
        }
    }

    /// <summary>Reads what the child says until it has ended and nothing that it started is left.</summary>
    /// <param name="onOutput">Takes the lines of stdout.</param>
    /// <param name="onError">Takes the lines of stderr; may run beside the other.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(OutputLines.LineReader onOutput, OutputLines.LineReader onError)
    {
        var output = new OutputLines(onOutput).ReadAsync(_process.StandardOutput.BaseStream);
        var error = new OutputLines(onError).ReadAsync(_process.StandardError.BaseStream);
        await _process.WaitForExitAsync();
        var exit = _process.ExitCode;

        // A program that the child started may outlive it, and hold its pipes, the graphics card and its files.
        lock (_gate)
        {
            _isGone = true;
            _tree.End();
        }

        var read = Task.WhenAll(output, error);
        if (await Task.WhenAny(read, Task.Delay(PipesAfterExit, _time)) == read)
        {
            await read;
        }

        return exit;
    }

    /// <summary>Asks the child to stop, by the line that it listens to.</summary>
    public async Task AskToStopAsync()
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync("stop\n"u8.ToArray());
            await _process.StandardInput.BaseStream.FlushAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended by itself in between.
        }
    }

    /// <summary>Ends the child and all that it has started, at once.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            if (!_isGone)
            {
                _tree.End();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isGone = true;
            _tree.Dispose();
            _process.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
