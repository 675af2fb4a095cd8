namespace AceData.Files;

/// <summary>The file calls of this system.</summary>
internal static class FileSystem
{
    public static IFileOps Ops { get; } = OperatingSystem.IsLinux() ? new LinuxFileOps() : new PortableFileOps();
}
