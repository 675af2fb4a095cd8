using System.Diagnostics;
using AceData.Testing;
using Repository = AceData.Testing.Checkout;

namespace AceData.Cli.Tests.Start;

/// <summary>What the scripts of deploy/slurm need around them: a program, <c>sbatch</c> and <c>scontrol</c> that write down how they were called.</summary>
internal sealed class SlurmFolder : IDisposable
{
    private readonly TempDir _folder = new();

    public SlurmFolder()
    {
        WriteProgram("acedata", """
            printf 'acedata %s\n' "$*" >>"$FAKE_LOG"
            case " $* " in *" --look "*) printf '%s' "${FAKE_MISSING:-}"; exit "${FAKE_CODE:-0}" ;; esac
            printf 'threads %s\n' "$OMP_NUM_THREADS" >>"$FAKE_LOG"
            if [ -n "${FAKE_WAITS:-}" ]; then
                trap 'echo TERM >>"$FAKE_LOG"; sleep 0.5; exit "$FAKE_CODE"' TERM
                echo waiting
                for ((i = 0; i < 2000; i++)); do sleep 0.05; done
            fi
            exit "${FAKE_CODE:-0}"
            """);
        WriteProgram("sbatch", "printf 'sbatch %s\\n' \"$*\" >>\"$FAKE_LOG\"");
        WriteProgram("scontrol", "printf 'scontrol %s\\n' \"$*\" >>\"$FAKE_LOG\"");
    }

    /// <summary>A script of the checkout.</summary>
    public static string Script(string name) => Repository.File("deploy/slurm/" + name);

    public string Path => _folder.Path;

    public string Program => _folder["acedata"];

    /// <summary>How the programs were called, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(_folder["log"]) ? File.ReadAllLines(_folder["log"]) : [];

    public Process Start(string script, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/bash", [script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SLURM_", StringComparison.Ordinal) || name.StartsWith("ACEDATA_", StringComparison.Ordinal) || name == "OMP_NUM_THREADS").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PATH"] = $"{Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FAKE_LOG"] = _folder["log"];
        start.Environment["ACEDATA_PROGRAM"] = Program;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async Task<AceDataProgram.Run> RunAsync(string script, string[] arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(Script(script), arguments, environment);
        process.StandardInput.Close();
        return await AceDataProgram.EndAsync(process);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteProgram(string name, string body)
    {
        File.WriteAllText(_folder[name], $"#!/bin/bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
