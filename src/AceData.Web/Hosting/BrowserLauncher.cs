using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using AceData.Audio;
using AceData.Files;

namespace AceData.Web.Hosting;

/// <summary>
/// Opens the browser at an address with the token. The address goes through a file that only this user can read: on a
/// command line every program of the computer would see it.
/// </summary>
internal static class BrowserLauncher
{
    /// <summary>Tries to open the browser; without one nothing happens, and the printed address is there.</summary>
    /// <param name="address">Full address, with the token.</param>
    /// <param name="folder">Folder of ours for the file.</param>
    /// <returns>True if a program was asked to open it.</returns>
    public static bool Open(string address, string folder)
    {
        var file = Path.Combine(folder, "open.html");
        if (Opener(file) is not { } start)
        {
            return false;
        }

        var page = $"<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\"><title>AceData</title><p><a href=\"{address}\">AceData</a></p>";
        try
        {
            Folders.Make(folder);
            AtomicFile.Default.Write(new AtomicWrite { Path = file, Content = Encoding.UTF8.GetBytes(page), IsPrivate = true });
            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Exception e) when (e is AceDataException or Win32Exception or IOException)
        {
            return false;
        }
    }

    private static ProcessStartInfo? Opener(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return Program(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Windows), "explorer.exe"), file);
        }

        if (OperatingSystem.IsMacOS())
        {
            return Program("/usr/bin/open", file);
        }

        var hasScreen = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);
        return hasScreen ? folders.Select(folder => Program(Path.Combine(folder, "xdg-open"), file)).FirstOrDefault(start => start is not null) : null;
    }

    private static ProcessStartInfo? Program(string program, string file) => !File.Exists(program) ? null : new ProcessStartInfo(program)
    {
        ArgumentList = { file },
        // What a browser prints is no output of ours, and it must not hold our standard streams.
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    };
}
