using System.Diagnostics;
using System.Text;

namespace AceData.Cli.Tests;

/// <summary>The program itself as a child process, as its users start it.</summary>
internal static class AceDataProgram
{
    /// <summary>Full path of the native host beside the tests' copy of the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "AceData.Cli.exe" : "AceData.Cli");

    /// <summary>How a run ended.</summary>
    public sealed record Run(int Exit, string Output, string Error);

    /// <summary>Runs the program to its end, at most 120 s.</summary>
    public static async Task<Run> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Runs the program to its end with a variable of its own in its environment.</summary>
    public static async Task<Run> RunAsync(string folder, (string Name, string Value) variable, params string[] arguments)
    {
        var start = StartInfo(folder, arguments);
        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    /// <summary>Starts the program.</summary>
    public static Process Start(string folder, params string[] arguments) => Process.Start(StartInfo(folder, arguments))!;

    /// <summary>Sends a signal of Unix.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -{signal} {process.Id}"]))!;
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public static async Task<Run> EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Run(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments) => new(Path, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };
}
