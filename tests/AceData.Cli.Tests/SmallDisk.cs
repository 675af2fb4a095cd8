using System.Diagnostics;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>A real disk of a few pages, in memory; what needs one is skipped where none may be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public TempDir Folder { get; } = new();

    /// <param name="size">As mount says it, such as <c>64k</c>.</param>
    public static SmallDisk Mount(string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small disk needs root.");
        var disk = new SmallDisk();
        if (Sh($"mount -t tmpfs -o size={size} none {disk.Folder.Path}") != 0)
        {
            disk.Folder.Dispose();
            Assert.Skip("This system allows no mount.");
        }

        return disk;
    }

    /// <summary>Fills it to the last page, or leaves some room.</summary>
    public void Fill(string room = "0")
    {
        Sh($"dd if=/dev/zero of={Folder["room"]} bs={room} count=1; dd if=/dev/zero of={Folder["ballast"]} bs=4k; rm -f {Folder["room"]}");
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Folder["ballast"]);

    /// <summary>From now on it can only be read, as a card with its switch set.</summary>
    public void Lock() => Assert.Equal(0, Sh($"mount -o remount,ro {Folder.Path}"));

    public void Dispose()
    {
        Sh($"umount -l {Folder.Path}");
        Folder.Dispose();
    }

    private static int Sh(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
