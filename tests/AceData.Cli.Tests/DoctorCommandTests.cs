using AceData.Testing;

namespace AceData.Cli.Tests;

public class DoctorCommandTests
{
    [Fact]
    public async Task A_broken_file_is_a_problem_with_its_place_on_a_line_of_its_own_and_what_to_do()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["config"]);
        File.WriteAllText(folder["config/prompts.json"], "{\"output\": 1");
        var run = await AceDataProgram.RunAsync(folder.Path, "doctor");

        Assert.Equal(1, run.Exit);
        Assert.DoesNotContain("<U+", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MISSING", run.Output, StringComparison.Ordinal);
        var row = Row(run.Output, "Configuration");
        Assert.Equal("PROBLEM", row[1].Trim());
        Assert.NotEmpty(row[4].Trim());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_problem_with_what_to_do()
    {
        using var folder = new TempDir();
        var row = Row((await AceDataProgram.RunAsync(folder.Path, "doctor", "--server", "http://127.0.0.1:1")).Output, "Model server");
        Assert.Equal("PROBLEM", row[1].Trim());
        Assert.NotEmpty(row[4].Trim());
    }

    [Fact]
    public async Task A_folder_in_which_nobody_may_write_is_a_problem_and_one_of_ones_own_stays_as_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at /proc.");
        using var folder = new TempDir();
        Assert.Equal("PROBLEM", Row((await AceDataProgram.RunAsync(folder.Path, "doctor", "--data-root", "/proc")).Output, "Writing")[1].Trim());
        Assert.Equal("ok", Row((await AceDataProgram.RunAsync(folder.Path, "doctor")).Output, "Writing")[1].Trim());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_library_that_is_no_file_is_a_problem()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder[".acedata/library.db"]);
        Assert.Equal("PROBLEM", Row((await AceDataProgram.RunAsync(folder.Path, "doctor")).Output, "Writing")[1].Trim());
    }

    private static string[] Row(string table, string what) => table.Split('\n').Single(line => line.Contains($"│ {what} ", StringComparison.Ordinal)).Split('│');
}
