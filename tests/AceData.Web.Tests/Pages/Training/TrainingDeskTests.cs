using AceData.Jobs.Board;
using AceData.Settings;
using AceData.Web.Pages.Training;
using AceData.Web.Workplaces;

namespace AceData.Web.Tests.Pages.Training;

public class TrainingDeskTests
{
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(3, 30)]
    public void Looking_at_many_songs_while_a_job_writes_them_takes_a_tenth_of_the_time_at_most(double look, double pause) =>
        Assert.Equal(TimeSpan.FromSeconds(pause), TrainingDesk.PauseAfter(TimeSpan.FromSeconds(look)));

    [Fact]
    public async Task Convert_knows_the_folders_that_were_chosen_and_asks_where_no_single_one_stands_for_them()
    {
        using var songs = new SongFolder();
        var (one, two, music) = (Folder(songs, "music/one"), Folder(songs, "music/two"), System.IO.Path.Combine(songs.Path, "music"));
        using var instance = InstanceLock.Take(DataRoot.Resolve(songs.Path, songs.Path), TimeProvider.System);
        await using var place = Workplace.Open(instance, JobProgram.OfThisProcess(), TimeProvider.System);
        await using var board = JobBoard.Open(instance, new JobBoardOptions { Program = JobProgram.OfThisProcess() });
        using var desk = new TrainingDesk(place, board);

        Assert.Equal((null, false), Preset(desk));
        await place.ChooseFoldersAsync([songs.Audio]);
        Assert.Equal((null, false), Preset(desk));
        await place.ChooseFoldersAsync([one]);
        Assert.Equal((one, false), Preset(desk));
        await place.ChooseFoldersAsync([one, two]);
        Assert.Equal((music, false), Preset(desk));
        File.WriteAllText(System.IO.Path.Combine(music, "other.mp3"), "x");
        Assert.Equal((null, true), Preset(desk));

        desk.Use(desk.Convert with { DataDir = one });
        Assert.False(desk.NeedsFolder);
    }

    private static (string? Folder, bool NeedsOne) Preset(TrainingDesk desk)
    {
        desk.Open();
        return (desk.Convert.DataDir, desk.NeedsFolder);
    }

    private static string Folder(SongFolder songs, string name)
    {
        var folder = System.IO.Path.Combine(songs.Path, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(System.IO.Path.Combine(folder, "song.mp3"), "x");
        return folder;
    }
}
