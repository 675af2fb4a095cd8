using System.Runtime.CompilerServices;

namespace AceData.Nets.Tests;

/// <summary>Where the build has put the cpu backend; the tests run on it as run.sh would. For tests on a graphics card <c>ACEDATA_TORCH</c> names another one.</summary>
internal static class TorchFolder
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("ACEDATA_TORCH") is { Length: > 0 } chosen ? chosen : Find();

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
