using System.Diagnostics;
using AceData.Testing;

namespace AceData.Cli.Tests.Start;

/// <summary>The scripts that carry the names of the Python tool's: which verb each starts, with which words, and under which name messages will know the program.</summary>
public sealed class TrainScriptTests : IDisposable
{
    private readonly TempDir _folder = new();

    public static TheoryData<string, string> Scripts => new() { { "convert2hf_dataset_new", "convert" }, { "preprocess_dataset_new", "preprocess" } };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_starts_its_verb_and_the_program_has_a_name_that_can_be_typed(string name, string verb)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for bash.");
        var root = _folder["Ace Däta"];
        Directory.CreateDirectory(Path.Combine(root, "scripts", "train"));
        var script = Path.Combine(root, "scripts", "train", name + ".sh");
        File.Copy(Testing.Checkout.File($"scripts/train/{name}.sh"), script);
        Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute));
        var program = Path.Combine(root, "run.sh");
        File.WriteAllText(program, "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(["./run.sh", verb, "--output_name", "a b"], await RunAsync(root, $"scripts/train/{name}.sh"));
        Assert.Equal([program, verb, "--output_name", "a b"], await RunAsync(_folder.Path, script));

        // As users of it do: a link in a folder of their own.
        File.CreateSymbolicLink(_folder["linked"], script);
        Assert.Equal([program, verb, "--output_name", "a b"], await RunAsync(_folder.Path, "./linked"));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_script_for_windows_starts_the_same_verb(string name, string verb)
    {
        var text = await File.ReadAllTextAsync(Testing.Checkout.File($"scripts/train/{name}.bat"), TestContext.Current.CancellationToken);

        Assert.Contains($"\"%run%\" {verb} %*", text, StringComparison.Ordinal);
        Assert.Contains("do set \"run=%%~fi\"", text, StringComparison.Ordinal);
    }

    private static async Task<string[]> RunAsync(string folder, string script)
    {
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var word in (string[])["-c", "\"$0\" \"$@\"", script, "--output_name", "a b"])
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!; // not null: it is started
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
