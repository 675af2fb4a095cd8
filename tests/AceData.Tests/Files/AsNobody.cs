using System.Runtime.InteropServices;

namespace AceData.Tests.Files;

/// <summary>Runs work on a thread that may read no more than anybody, also where the tests run as root.</summary>
internal static partial class AsNobody
{
    private const int Nobody = 65534;

    /// <summary>The result of the work; what it throws is thrown here.</summary>
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            // Of this thread only, which ends with it.
            _ = Environment.IsPrivilegedProcess ? SetFileSystemUser(Nobody) : 0;
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("It failed as somebody without rights.", failure);
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(int user);
}
