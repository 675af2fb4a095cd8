namespace AceData.Cli.Tests.Start;

public class RunScriptTests
{
    public RunScriptTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "run.sh is for Linux.");

    [Fact]
    public async Task Arguments_arrive_as_they_were_given_and_the_folder_stays()
    {
        using var checkout = new Checkout();
        string[] arguments = ["tag", "my songs/Grüße 你好.mp3", "", "50% * $HOME `x` \"q\" 'a' \\", "--yes", "--backend", "!&|<>"];

        var (exit, output, _) = await checkout.RunAsync(arguments);

        var printed = string.Concat(arguments.Select(argument => $"[{argument}]\n"));
        Assert.Equal(0, exit);
        Assert.Equal($"{printed}{Path.GetDirectoryName(checkout.Root)}\n", output);
    }

    [Fact]
    public async Task The_program_is_told_how_it_was_called()
    {
        using var checkout = new Checkout();

        var (_, output, _) = await checkout.RunAsync(["tag"], environment: ("TELL", "1"));

        Assert.EndsWith($"{checkout.Root}/run.sh\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_arguments_it_opens_the_page()
    {
        using var checkout = new Checkout();

        Assert.StartsWith("[web]\n", (await checkout.RunAsync([])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_code_and_standard_input_belong_to_the_verb_even_on_the_first_start()
    {
        using var checkout = new Checkout();

        var (exit, output, _) = await checkout.RunAsync(["tag"], null, "stop\n", ("READ", "1"), ("CODE", "130"));

        Assert.Equal(130, exit);
        Assert.EndsWith("stop\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_builds_nothing_and_says_nothing()
    {
        using var checkout = new Checkout();
        await checkout.RunAsync(["a"]);

        var (exit, _, errors) = await checkout.RunAsync(["b"]);

        Assert.Equal((0, "", 1), (exit, errors, checkout.Builds));
    }

    [Fact]
    public async Task A_changed_a_new_an_older_and_a_deleted_file_are_noticed()
    {
        using var checkout = new Checkout();
        await checkout.RunAsync(["a"]);

        checkout.Write("src/Program.cs", "changed");
        await checkout.RunAsync(["a"]);
        Assert.Equal(2, checkout.Builds);

        checkout.Write("config/new.json", "{}");
        await checkout.RunAsync(["a"]);
        Assert.Equal(3, checkout.Builds);

        File.SetLastWriteTimeUtc(Path.Combine(checkout.Root, "src/Program.cs"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await checkout.RunAsync(["a"]);
        Assert.Equal(4, checkout.Builds);

        File.Delete(Path.Combine(checkout.Root, "config/new.json"));
        await checkout.RunAsync(["a"]);
        Assert.Equal(5, checkout.Builds);
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        using var checkout = new Checkout();

        var both = await Task.WhenAll(
            checkout.RunAsync(["a"], null, "", ("FAKE_SECONDS", "1")), checkout.RunAsync(["b"], null, "", ("FAKE_SECONDS", "1")));

        Assert.All(both, run => Assert.Equal(0, run.Exit));
        Assert.Equal(1, checkout.Builds);
    }

    [Theory]
    [InlineData("CS1002: ; expected", "report it together with the log")]
    [InlineData("NU1301: Unable to load the service index", "Is the computer online")]
    [InlineData("MSB3021: No space left on device", "The disk is full")]
    public async Task A_failed_build_is_said_with_its_log_and_what_to_do(string error, string advice)
    {
        using var checkout = new Checkout();

        var (exit, output, errors) = await checkout.RunAsync(["tag"], null, "", ("FAKE_ERROR", error));

        Assert.Equal((3, ""), (exit, output));
        Assert.Contains(error, errors, StringComparison.Ordinal);
        Assert.Contains(advice, errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(checkout.Root, "artifacts/start/build.log")));
    }

    [Fact]
    public async Task An_unknown_backend_is_wrong_use()
    {
        using var checkout = new Checkout();

        var (exit, _, errors) = await checkout.RunAsync(["--backend", "gpu", "tag"]);

        Assert.Equal(2, exit);
        Assert.Contains("auto, cpu or cuda", errors, StringComparison.Ordinal);
    }
}
