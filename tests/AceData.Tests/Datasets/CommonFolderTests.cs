using AceData.Datasets;
using AceData.Testing;

namespace AceData.Tests.Datasets;

public sealed class CommonFolderTests : IDisposable
{
    private readonly TempDir _folder = new();

    public CommonFolderTests()
    {
        foreach (var name in new[] { "music/a/1.mp3", "music/b/deep/2.mp3", "music/cover.jpg", "music/.hidden/3.mp3", "music2/4.mp3" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!); // not null: it is a file in a folder
            File.WriteAllText(_folder[name], "x");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Several_folders_have_the_nearest_one_above_them_in_common_if_it_holds_no_other_song()
    {
        Assert.Equal(_folder["music"], CommonFolder.Of([_folder["music/a"], _folder["music/b/deep"] + "/"]));
        File.WriteAllText(_folder["music/other.mp3"], "x");
        Assert.Null(CommonFolder.Of([_folder["music/a"], _folder["music/b"]]));
    }

    [Fact]
    public void A_chosen_folder_that_holds_the_others_is_the_one_and_a_like_beginning_of_a_name_is_no_folder_above()
    {
        Assert.Equal(_folder["music"], CommonFolder.Of([_folder["music/a"], _folder["music"]]));
        Assert.Equal(_folder.Path, CommonFolder.Of([_folder["music"], _folder["music2"]]));
        Assert.False(CommonFolder.Holds(_folder["music"], _folder["music2"]));
    }

    [Fact]
    public void The_root_of_the_disk_is_no_folder_of_songs() => Assert.Null(CommonFolder.Of([_folder.Path, Path.Combine(Path.GetPathRoot(_folder.Path)!, "elsewhere")])); // not null: it is a full path
}
