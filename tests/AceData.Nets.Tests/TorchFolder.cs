using System.Runtime.CompilerServices;

namespace AceData.Nets.Tests;

/// <summary>Where the build has put the cpu backend; the tests run on it as run.sh would.</summary>
internal static class TorchFolder
{
    public static string Path { get; } = Find();

    [ModuleInitializer]
    internal static void Choose() => Environment.SetEnvironmentVariable("ACEDATA_TORCH", Path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "AceData.slnx")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "artifacts", "torch", "cpu");
    }
}
