using System.Security.Cryptography;
using AceData.Models;
using AceData.Testing.Networks;

namespace AceData.Cli.Tests;

/// <summary>The disk fills up while the real program downloads a model: it says so, what came is kept, and with room the same command goes on.</summary>
public class DownloadDiskTests
{
    private const string Name = "diffusion_pytorch_model.safetensors";

    [Fact]
    public async Task Full_in_the_middle_what_came_is_kept_and_with_room_it_goes_on()
    {
        using var disk = SmallDisk.Mount("520m");
        await using var hub = new FakeHub();
        var bytes = RandomNumberGenerator.GetBytes(6_000_000);
        var path = ModelPart.Vocoder.Repository + "/" + ModelPart.Vocoder.Folder + "/";
        hub.Files[path + "config.json"] = "{}"u8.ToArray();
        hub.Files[path + Name] = bytes;
        var models = disk.Folder["models"];
        string[] arguments = ["models", "get", ModelPart.Vocoder.Name, "--ignore-caches", "--hub", hub.Address, "--models", models];

        // There was room when it was looked for; then something else takes all but two megabytes of it.
        hub.Fault = request =>
        {
            if (request.Method == "GET" && request.Path.EndsWith(Name, StringComparison.Ordinal))
            {
                disk.Fill("2M");
            }

            return null;
        };
        var full = await AceDataProgram.RunAsync(disk.Folder.Path, arguments);

        Assert.Equal(3, full.Exit);
        Assert.Contains("DISK-FULL", full.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
        Assert.Single(hub.Gets(Name));
        var partial = new FileInfo(Path.Combine(models, ".downloads", ModelPart.Vocoder.Name, Name + ".part"));
        Assert.InRange(partial.Length, 1_000_000, 2_200_000);
        Assert.False(File.Exists(Path.Combine(models, ModelPart.Vocoder.Name, Name)));

        disk.Free();
        hub.Fault = _ => null;
        var rest = await AceDataProgram.RunAsync(disk.Folder.Path, arguments);

        Assert.True(rest.Exit == 0, rest.Error);
        Assert.StartsWith("bytes=", hub.Gets(Name).Last().Headers["Range"], StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(models, ModelPart.Vocoder.Name, Name), TestContext.Current.CancellationToken));
    }
}
