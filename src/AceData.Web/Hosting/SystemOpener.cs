using System.ComponentModel;
using System.Diagnostics;

namespace AceData.Web.Hosting;

/// <summary>Opens a file or a folder with the program that the person's system has for it: the browser, the file manager.</summary>
internal static class SystemOpener
{
    /// <summary>True where there is a screen and a program that opens things.</summary>
    public static bool IsThere => Opener(AppContext.BaseDirectory) is not null;

    /// <summary>Asks the system to open it.</summary>
    /// <param name="path">Full path of a file of ours, or of a folder.</param>
    /// <returns>False where there is no screen, or no program for it.</returns>
    public static bool Open(string path)
    {
        try
        {
            if (Opener(path) is not { } start)
            {
                return false;
            }

            using var process = Process.Start(start);
            return process is not null;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return false;
        }
    }

    private static ProcessStartInfo? Opener(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Program(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Windows), "explorer.exe"), path);
        }

        if (OperatingSystem.IsMacOS())
        {
            return Program("/usr/bin/open", path);
        }

        var hasScreen = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);
        return hasScreen ? folders.Select(folder => Program(Path.Combine(folder, "xdg-open"), path)).FirstOrDefault(start => start is not null) : null;
    }

    private static ProcessStartInfo? Program(string program, string path)
    {
        if (!File.Exists(program))
        {
            return null;
        }

        // From within a folder: Windows' Explorer takes a comma in a path for the end of it.
        var isFolder = Directory.Exists(path);
        return new ProcessStartInfo(program)
        {
            ArgumentList = { isFolder ? "." : path },
            WorkingDirectory = isFolder ? path : "",
            // What a browser prints is no output of ours, and it must not hold our standard streams.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
    }
}
