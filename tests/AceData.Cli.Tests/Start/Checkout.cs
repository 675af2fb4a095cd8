using System.Diagnostics;
using AceData.Testing;

namespace AceData.Cli.Tests.Start;

/// <summary>
/// A checkout with the real run.sh and a dotnet that is a shell script: it "builds" a program that prints its arguments.
/// </summary>
internal sealed class Checkout : IDisposable
{
    private readonly TempDir _folder = new();

    public Checkout()
    {
        var source = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(source.FullName, "run.sh")))
        {
            source = source.Parent ?? throw new InvalidOperationException("The tests do not run from a checkout.");
        }

        foreach (var file in (string[])["run.sh", "Directory.Build.props", "Directory.Packages.props", "global.json", "eng/sdk.sh", "eng/build.sh", "eng/install-dotnet.sh"])
        {
            var target = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file below the root has a folder
            File.Copy(Path.Combine(source.FullName, file), target);
        }

        Write("src/Program.cs", "source");
        foreach (var tool in (string[])["ffmpeg", "ffprobe"])
        {
            WriteProgram($"tools/{tool}", "exit 0");
        }

        WriteProgram("tools/dotnet", """
            case "$1" in
                --version) echo 10.0.100; exit 0 ;;
                publish) ;;
                *) exit 9 ;;
            esac
            echo built >>"$FAKE_LOG"
            if [ -n "${FAKE_ERROR:-}" ]; then echo "Program.cs(1,1): error $FAKE_ERROR [/x/AceData.Cli.csproj]"; exit 1; fi
            sleep "${FAKE_SECONDS:-0}"
            # The real build unpacks scripts of others among the sources.
            mkdir -p src/AceData.Web/wwwroot/lib/some && echo built >src/AceData.Web/wwwroot/lib/some/some.js
            while [ "$1" != --output ]; do shift; done
            mkdir -p "$2"
            printf '%s\n' '#!/bin/sh' 'for a in "$@"; do printf "[%s]\n" "$a"; done; pwd; if [ -n "$TELL" ]; then printf "%s\n" "$ACEDATA_COMMAND"; fi; if [ -n "$READ" ]; then cat; fi; exit ${CODE:-0}' >"$2/acedata"
            chmod +x "$2/acedata"
            """);
    }

    /// <summary>The folder; a blank and an umlaut are in its name.</summary>
    public string Root => Path.Combine(_folder.Path, "Ace Däta");

    /// <summary>How many times something was built.</summary>
    public int Builds => File.Exists(Log) ? File.ReadAllLines(Log).Length : 0;

    private string Log => _folder["builds.txt"];

    public void Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file below the root has a folder
        using var writer = new StreamWriter(path);
        writer.Write(text);
    }

    public async Task<(int Exit, string Output, string Errors)> RunAsync(
        string[] arguments, string? path = null, string input = "", params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/bash")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        start.ArgumentList.Add(Path.Combine(Root, "run.sh"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("DOTNET_ROOT");
        start.Environment.Remove("ACEDATA_YES");
        start.Environment["PATH"] = path ?? $"{Root}/tools:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FAKE_LOG"] = Log;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteProgram(string name, string body)
    {
        Write(name, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Root, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
