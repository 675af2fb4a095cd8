using AceData.Audio;
using AceData.Files;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Settings;

public class DataRootTests
{
    [Fact]
    public void The_root_is_the_one_asked_for_or_the_current_folder()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["collection"]);

        Assert.Equal(folder.Path, DataRoot.Resolve(null, folder.Path).Folder);
        var root = DataRoot.Resolve("collection/", folder.Path);
        Assert.Equal(folder["collection"], root.Folder);
        Assert.Equal(Path.Combine(folder["collection"], ".acedata", "library.db"), root.LibraryFile);
        Assert.Equal(Path.Combine(folder["collection"], "data", "audio"), root.Audio);
        Assert.Equal("DATA-ROOT-MISSING", Assert.Throws<AceDataException>(() => DataRoot.Resolve("colection", folder.Path)).Code);
        Assert.False(Directory.Exists(folder["colection"]));
    }

    [Fact]
    public void A_file_of_the_root_goes_before_the_shipped_one_and_none_outside_is_taken()
    {
        using var folder = new TempDir();
        foreach (var name in new[] { "root/config/prompts.json", "shipped/config/prompts.json", "shipped/presets/moods.md" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
            File.WriteAllText(folder[name], "x");
        }

        var root = DataRoot.Resolve("root", folder.Path);

        Assert.Equal(folder["root/config/prompts.json"], root.Find("config/prompts.json", folder["shipped"]));
        Assert.Equal(folder["shipped/presets/moods.md"], root.Find("presets/moods.md", folder["shipped"]));
        Assert.Null(root.Find("presets/none/moods.md", folder["shipped"]));
        Assert.Equal(FileCodes.PathOutside, Assert.Throws<AceDataException>(() => root.Find("presets/../../x", folder["shipped"])).Code);
    }
}
