namespace AceData.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TempDir : IDisposable
{
    public TempDir() => Directory.CreateDirectory(Path);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "acedata-" + Guid.NewGuid().ToString("N")[..12]);

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
