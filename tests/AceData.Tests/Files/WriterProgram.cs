using System.Diagnostics;

namespace AceData.Tests.Files;

/// <summary>Starts the test writer (its own program, so that it can be killed), alone or below another tool.</summary>
internal static class WriterProgram
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    /// <summary>Full path of the program.</summary>
    public static string Path { get; } = Find();

    /// <summary>Runs <paramref name="tool"/> with arguments to its end.</summary>
    /// <returns>The exit status (137 and the like when a signal ended it) and what it printed.</returns>
    public static (int Status, string Output) Run(string tool, params IEnumerable<string> arguments)
    {
        using var process = Start(tool, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Deadline))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{tool} did not end: {string.Join(' ', arguments)}");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    public static Process Start(string tool, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Half of the start of .NET, and the sweeps start it hundreds of times.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>True when the tool can be started.</summary>
    public static bool Has(string tool)
    {
        try
        {
            using var process = Start(tool, "--version");
            process.Kill();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Find()
    {
        // artifacts/bin/AceData.Tests/debug -> artifacts/bin/AceData.Testing.Writer/debug
        var here = new DirectoryInfo(System.IO.Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var name = OperatingSystem.IsWindows() ? "AceData.Testing.Writer.exe" : "AceData.Testing.Writer";
        return System.IO.Path.Combine(here.Parent!.Parent!.FullName, "AceData.Testing.Writer", here.Name, name);
    }
}
