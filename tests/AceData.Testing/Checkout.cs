namespace AceData.Testing;

/// <summary>Files of the repository that tests read as they are shipped.</summary>
public static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file, such as <c>presets/moods.md</c>.</summary>
    public static string File(string relativePath) => Path.Combine(Root, relativePath);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "AceData.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("AceData.slnx is in no folder above the tests.");
    }
}
