using AceData.Audio;
using AceData.Files;

namespace AceData.Settings;

/// <summary>The folder that holds <c>data/</c> and <c>.acedata/</c>: everything of one collection, apart from the songs themselves if they lie elsewhere.</summary>
public sealed record DataRoot
{
    private DataRoot(string path) => Folder = path;

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>Default folder of the songs.</summary>
    public string Audio => Path.Combine(Folder, "data", "audio");

    /// <summary>Data sets: <c>jsons_sets</c>, <c>train_set</c>.</summary>
    public string DataSets => Path.Combine(Folder, "data", "data_sets");

    /// <summary>Trained adapters.</summary>
    public string Lora => Path.Combine(Folder, "data", "lora");

    /// <summary>Our own folder.</summary>
    public string State => Path.Combine(Folder, ".acedata");

    public string LibraryFile => Path.Combine(State, "library.db");

    public string SettingsFile => Path.Combine(State, "settings.json");

    public string Jobs => Path.Combine(State, "jobs");

    public string Cache => Path.Combine(State, "cache");

    /// <summary>The root that was asked for, else the current folder.</summary>
    /// <param name="asked">The value of <c>--data-root</c>, or null.</param>
    /// <param name="currentFolder">Full path.</param>
    /// <exception cref="AceDataException">It is not there: a misspelt root must not become a new empty one.</exception>
    public static DataRoot Resolve(string? asked, string currentFolder)
    {
        var path = PathGuard.Full(Path.Combine(currentFolder, asked ?? "."));
        return Directory.Exists(path)
            ? new DataRoot(Path.TrimEndingDirectorySeparator(path))
            : throw new AceDataException("DATA-ROOT-MISSING", $"The data folder '{FileNames.Printable(path)}' is not there. Make it, or name another one with --data-root.");
    }

    /// <summary>A file of <c>config/</c> or <c>presets/</c>: the data root's own one, else the one that came with the program; null when there is neither.</summary>
    /// <param name="relativePath">Such as <c>config/prompts.json</c>.</param>
    /// <param name="shippedFolder">Full path of the folder with the shipped <c>config/</c> and <c>presets/</c>.</param>
    /// <exception cref="AceDataException">The path leads out of both.</exception>
    public string? Find(string relativePath, string shippedFolder)
    {
        string[] candidates = [PathGuard.Inside(Folder, relativePath), PathGuard.Inside(shippedFolder, relativePath)];
        return candidates.FirstOrDefault(Path.Exists);
    }
}
