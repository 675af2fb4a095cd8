using AceData.Audio;
using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

public class FolderLookTests
{
    [Fact]
    public void A_folder_shows_its_folders_and_counts_its_songs()
    {
        using var folder = new TempDir();
        foreach (var name in new[] { "album 10", "album 2", ".hidden" })
        {
            Directory.CreateDirectory(folder[name]);
        }

        File.WriteAllText(folder["a.mp3"], "x");
        File.WriteAllText(folder["a.txt"], "x");
        var look = FolderLook.At(folder.Path);
        Assert.Equal(["album 2", "album 10"], look.Folders);
        Assert.Equal(1, look.Songs);
        Assert.Equal(Path.GetDirectoryName(folder.Path), look.Parent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("music")]
    [InlineData("../etc")]
    [InlineData("~/music")]
    [InlineData(@"\\evil\share")]
    [InlineData("//evil/share")]
    [InlineData(@"\\?\C:\Users")]
    [InlineData(@"\\.\pipe\x")]
    [InlineData("/tmp\0/x")]
    [InlineData("/there/is/nothing/here")]
    public void What_is_no_folder_of_this_computer_is_refused_with_words(string path)
    {
        var refusal = Assert.Throws<AceDataException>(() => FolderLook.At(path));
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_places_to_begin_at_are_there() => Assert.All(FolderLook.Places(), place => Assert.True(Directory.Exists(place)));
}
