using AceData.Settings;
using AceData.Tagging;
using AceData.Testing;

namespace AceData.Tests.Tagging;

public class TagRulesTests
{
    [Fact]
    public void A_copy_of_the_shipped_files_gives_nothing_to_warn_of_and_a_change_to_it_only_its_own()
    {
        using var folder = new TempDir();
        foreach (var file in new[] { "config/prompts.json", "config/model_config.json", "presets/moods.md", "presets/hiphop/moods.md" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.Copy(Path.Combine(Checkout.Root, file), folder[file]);
        }

        var root = DataRoot.Resolve(folder.Path, "/");
        Assert.Empty(TagRules.Load(root, null, null, null, Checkout.Root).Warnings);
        Assert.Empty(TagRules.Load(root, null, null, "hiphop", Checkout.Root).Warnings);

        File.WriteAllText(folder["presets/moods.md"], "\n\n" + File.ReadAllText(folder["presets/moods.md"]) + "\n## Moods:\n- dark\n");
        var mine = TagRules.Load(root, null, null, null, Checkout.Root).Warnings;
        Assert.Contains(mine, warning => warning.Text.Contains("\"dark\" occurs twice", StringComparison.Ordinal));
        Assert.DoesNotContain(mine, warning => warning.Text.Contains("drums", StringComparison.Ordinal));
    }
}
