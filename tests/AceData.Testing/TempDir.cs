namespace AceData.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TempDir : IDisposable
{
    public TempDir()
        : this(System.IO.Path.GetTempPath())
    {
    }

    /// <param name="parent">The folder to make it in.</param>
    public TempDir(string parent)
    {
        Path = System.IO.Path.Combine(parent, "acedata-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path);
    }

    /// <summary>A folder in memory where the system has one: for thousands of files, whose making would take longer than the test.</summary>
    public static TempDir InMemory() => Directory.Exists("/dev/shm") ? new TempDir("/dev/shm") : new TempDir();

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Full path of a file in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A test that leaves a child process behind fails on its own assertion, not on the clean-up.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
