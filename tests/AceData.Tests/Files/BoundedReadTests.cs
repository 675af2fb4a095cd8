using System.Diagnostics;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public class BoundedReadTests
{
    [Fact]
    public async Task A_pipe_in_place_of_a_file_is_refused_and_not_waited_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with the shell of Unix.");
        using var folder = new TempDir();
        using (var sh = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"cd '{folder.Path}' && mkfifo pipe && ln -s pipe link && mkdir folder" } })!)
        {
            Assert.True(sh.WaitForExit(10_000));
        }

        foreach (var name in (string[])["pipe", "link", "folder"])
        {
            var read = Task.Run(() => Assert.Throws<FileFaultException>(() => FileSystem.Ops.Read(folder[name], 100)), TestContext.Current.CancellationToken);
            var fault = await read.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

            Assert.Equal(FileFault.NotAFile, fault.Fault);
            Assert.Contains("pipe", FileMessages.WhileReading(folder[name], fault).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_is_read_up_to_one_byte_more_than_allowed()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["song.txt"], "carry it home");

        Assert.Equal("carry it home"u8.ToArray(), FileSystem.Ops.Read(folder["song.txt"], 13));
        Assert.Equal("carry i"u8.ToArray(), FileSystem.Ops.Read(folder["song.txt"], 6));
        Assert.Equal(FileFault.NotFound, Assert.Throws<FileFaultException>(() => FileSystem.Ops.Read(folder["none.txt"], 6)).Fault);
    }
}
