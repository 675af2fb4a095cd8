using System.Diagnostics;
using System.Security.Cryptography;
using AceData.Testing;

namespace AceData.Cli.Tests.Start;

/// <summary>The SDK's installation, from a feed that is a folder.</summary>
public sealed class DotnetInstallTests : IDisposable
{
    private const string Name = "dotnet-sdk-10.0.401-linux-x64.tar.gz";

    private readonly Checkout _checkout = new();
    private readonly TempDir _feed = new();

    public DotnetInstallTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/curl") && Environment.Is64BitProcess, "Needs Linux and curl.");

    [Fact]
    public async Task The_published_sdk_is_unpacked_into_the_folder()
    {
        var hash = await PublishAsync();

        var (exit, errors) = await InstallAsync(hash, "1");

        Assert.Equal(0, exit);
        Assert.Contains("SHA-512", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_checkout.Root, ".tools/dotnet/dotnet")));
    }

    [Fact]
    public async Task Another_file_than_the_published_one_is_refused_and_deleted()
    {
        await PublishAsync();

        var (exit, errors) = await InstallAsync(new string('0', 128), "1");

        Assert.Equal(3, exit);
        Assert.Contains("not the file that Microsoft published", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_checkout.Root, ".tools")));
    }

    [Fact]
    public async Task A_version_that_the_release_list_does_not_name_is_refused()
    {
        await PublishAsync();

        var (exit, errors) = await InstallAsync("", "1");

        Assert.Equal(3, exit);
        Assert.Contains("names no .NET SDK", errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _checkout.Dispose();
        _feed.Dispose();
    }

    private async Task<string> PublishAsync()
    {
        Directory.CreateDirectory(_feed["content"]);
        Directory.CreateDirectory(_feed["Sdk"]);
        Directory.CreateDirectory(_feed["release-metadata/10.0"]);
        File.Copy(Path.Combine(_checkout.Root, "tools/dotnet"), _feed["content/dotnet"]);
        await BashAsync($"tar -czf '{_feed[$"Sdk/{Name}"]}' -C '{_feed["content"]}' .");
        await using var archive = File.OpenRead(_feed[$"Sdk/{Name}"]);
        return Convert.ToHexStringLower(await SHA512.HashDataAsync(archive, TestContext.Current.CancellationToken));
    }

    private async Task<(int Exit, string Errors)> InstallAsync(string hash, string yes)
    {
        await using (var list = new StreamWriter(_feed["release-metadata/10.0/releases.json"]))
        {
            await list.WriteAsync($$"""
                { "releases": [ { "sdk": { "files": [
                  { "name": "other", "url": "https://builds.dotnet.microsoft.com/dotnet/Sdk/other.tar.gz", "hash": "{{new string('1', 128)}}" },
                  { "name": "x",
                    "url": "https://builds.dotnet.microsoft.com/dotnet/Sdk/{{Name}}",
                    "hash": "{{hash}}" } ] } } ] }
                """);
        }

        return await BashAsync($". '{_checkout.Root}/eng/sdk.sh'; . '{_checkout.Root}/eng/install-dotnet.sh'; "
            + $"set -euo pipefail; dotnet_rid() {{ echo linux-x64; }}; install_dotnet \"$repository/.tools/dotnet\"", ("ACEDATA_YES", yes), ("ACEDATA_DOTNET_FEED", $"file://{_feed.Path}"));
    }

    private static async Task<(int Exit, string Errors)> BashAsync(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var errors = await process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, errors);
    }
}
