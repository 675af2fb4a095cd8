using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace AceData.Jobs.Board;

/// <summary>Finds the processes of a job on Linux by the mark that they inherited, whoever their parent is now.</summary>
[SupportedOSPlatform("linux")]
internal static partial class MarkedProcesses
{
    private const int Kill = 9;
    private const int LargestEnvironment = 4 << 20;

    // The same numbers on x64 and arm64.
    private const long PidFdSendSignal = 424;
    private const long PidFdOpen = 434;

    /// <summary>How many processes carry the mark.</summary>
    public static int Count(string id) => Find(id).Count;

    /// <summary>Ends all processes that carry the mark, and those that they start meanwhile.</summary>
    public static void End(string id)
    {
        // Each look may find what a process that is ended now had just started; a few looks find them all.
        for (var look = 0; look < 5; look++)
        {
            var found = Find(id);
            if (found.Count == 0)
            {
                return;
            }

            foreach (var pid in found)
            {
                EndOne(pid, id);
            }

            Thread.Sleep(5);
        }
    }

    private static List<int> Find(string id)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && pid != Environment.ProcessId
                && Carries(pid, id))
            {
                found.Add(pid);
            }
        }

        return found;
    }

    private static void EndOne(int pid, string id)
    {
        // Number → handle → look again: from here on the number can belong to nobody else.
        var handle = Call(PidFdOpen, pid, 0, 0, 0);
        if (handle < 0)
        {
            return;
        }

        try
        {
            if (Carries(pid, id))
            {
                _ = Call(PidFdSendSignal, handle, Kill, 0, 0);
            }
        }
        finally
        {
            _ = Close((int)handle);
        }
    }

    private static bool Carries(int pid, string id)
    {
        try
        {
            var environment = ReadEnvironment(pid);
            var mark = Encoding.ASCII.GetBytes($"{ProcessTree.Mark}={id}\0");
            var at = environment.AsSpan().IndexOf(mark);
            return at == 0 || (at > 0 && environment[at - 1] == 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone.
            return false;
        }
    }

    private static byte[] ReadEnvironment(int pid)
    {
        using var file = File.OpenRead(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/environ"));
        using var content = new MemoryStream();
        var buffer = new byte[8 << 10];
        int read;
        while (content.Length < LargestEnvironment && (read = file.Read(buffer)) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Call(long number, long first, long second, nint third, long fourth);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
