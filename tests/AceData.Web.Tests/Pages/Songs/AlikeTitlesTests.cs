using AceData.Library;
using AceData.Library.Catalog;
using AceData.Web.Pages.Songs;

namespace AceData.Web.Tests.Pages.Songs;

public class AlikeTitlesTests
{
    [Fact]
    public void Songs_of_their_own_title_need_nothing() =>
        Assert.Empty(AlikeTitles.Distinguish([Song("/music", "one.wav"), Song("/music", "two.wav")]));

    [Fact]
    public void Songs_of_one_title_show_the_folder_below_the_chosen_one() =>
        Assert.Equal(["live", "studio/2024"], Apart(Song("/music", "live/one.wav"), Song("/music", "other.wav"), Song("/music", "studio/2024/one.wav")));

    [Fact]
    public void A_song_of_the_chosen_folder_itself_shows_its_name() =>
        Assert.Equal(["music", "live"], Apart(Song("/home/music", "one.wav"), Song("/home/music", "live/One.wav")));

    [Fact]
    public void Where_folders_are_alike_too_more_of_the_place_is_shown() =>
        Assert.Equal(["mine/live/one.wav", "yours/live/one.wav"], Apart(Song("/music/mine", "live/one.wav"), Song("/music/yours", "live/one.wav")));

    [Fact]
    public void Where_all_names_are_alike_the_whole_path_is_shown() =>
        Assert.Equal(["/a/music/one.wav", "/b/music/one.wav"], Apart(Song("/a/music", "one.wav"), Song("/b/music", "one.wav")));

    private static IEnumerable<string> Apart(params SongEntry[] songs)
    {
        var apart = AlikeTitles.Distinguish(songs);
        return songs.Where(song => apart.ContainsKey(song.Id)).Select(song => apart[song.Id].Replace('\\', '/'));
    }

    private static SongEntry Song(string root, string path)
    {
        var song = new Song { Path = $"{root}/{path}", Root = root, Length = 1, ModifiedUtc = DateTime.UnixEpoch };
        return new SongEntry { Id = SongId.Of(song.Path), Song = song, Title = Path.GetFileNameWithoutExtension(path), Folder = Path.GetDirectoryName(path) ?? "" };
    }
}
