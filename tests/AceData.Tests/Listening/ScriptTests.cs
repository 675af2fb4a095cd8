using System.Diagnostics;
using AceData.Testing;

namespace AceData.Tests.Listening;

/// <summary>The scripts of the page by node's own test runner, where there is a node.</summary>
public class ScriptTests
{
    [Fact]
    public void The_scripts_of_the_page_do_what_their_tests_say()
    {
        var node = Run("node", "--version");
        Assert.SkipWhen(node is null, "There is no node on this computer.");
        var version = Version.Parse(node.Value.Text.Trim().TrimStart('v'));
        Assert.SkipUnless(version >= new Version(20, 19), $"node {version} takes .js files for another kind of module.");

        var tests = Run("node", ["--test", .. Directory.GetFiles(Path.Combine(Checkout.Root, "tests", "js"), "*.test.js")]);

        Assert.True(tests!.Value.ExitCode == 0, tests.Value.Text);
    }

    private static (int ExitCode, string Text)? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
