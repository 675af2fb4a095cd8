namespace AceData.Testing;

/// <summary>The configuration that comes with the program, for data folders of tests: no program lies beside them.</summary>
public static class ShippedRules
{
    /// <summary>Copies questions, limits, aliases and the default vocabulary into a data folder.</summary>
    public static void CopyTo(TempDir folder)
    {
        foreach (var file in new[] { "config/prompts.json", "config/model_config.json", "config/tag_aliases.json", "presets/moods.md" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.Copy(Checkout.File(file), folder[file]);
        }
    }
}
