namespace AceData.Models;

/// <summary>Where other programs of this user keep models.</summary>
public static class ModelCaches
{
    /// <summary>The caches of the hub and of ACE-Step that are there.</summary>
    /// <param name="environment">Looks up a variable.</param>
    /// <param name="home">The user's folder.</param>
    public static IReadOnlyList<string> Of(Func<string, string?> environment, string home)
    {
        var cache = Set("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache");
        string?[] places =
        [
            Set("HF_HUB_CACHE"),
            Set("HUGGINGFACE_HUB_CACHE"),
            Set("HF_HOME") is { } hub ? Path.Combine(hub, "hub") : null,
            Path.Combine(cache, "huggingface", "hub"),
            Path.Combine(home, ".cache", "ace-step", "checkpoints"),
        ];
        return [.. places.OfType<string>().Where(Path.IsPathFullyQualified).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(Directory.Exists)];

        string? Set(string name) => environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Those of the user who runs the program.</summary>
    public static IReadOnlyList<string> OfUser() => Of(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify));

    /// <summary>The folder in one of the caches that holds a part in the very version that is meant; null when there is none.</summary>
    public static string? Find(IReadOnlyList<string> caches, ModelPart part)
    {
        var repository = "models--" + part.Repository.Replace("/", "--", StringComparison.Ordinal);
        return caches.Select(cache => Path.Combine(cache, repository, "snapshots", part.Revision, part.Folder)).FirstOrDefault(folder => ModelLook.At(folder)?.Part == part);
    }
}
