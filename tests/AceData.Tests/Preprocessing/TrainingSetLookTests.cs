using AceData.Preprocessing;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>How the samples stand to the songs, told without a model and without a change.</summary>
public sealed class TrainingSetLookTests : IDisposable
{
    private readonly PreprocessFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_look_says_beforehand_why_no_sample_can_be_made_of_some_lyrics()
    {
        _folder.Add("a").Add("b").Change("a", row => row with { Lyrics = "[verse]\nnight bus\n夜空中最亮的星\n我们一起走过\n请指引我前行\n" });
        await _folder.WriteSetAsync();

        var songs = TrainingSetLook.At(new PreprocessSongsRequest(), DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken).Songs;

        Assert.Contains("line 3 ('夜空中最亮的星')", songs.Single(song => song.Key == "a").Refusal, StringComparison.Ordinal);
        Assert.Null(songs.Single(song => song.Key == "b").Refusal);
    }

    [Fact]
    public async Task A_look_says_of_each_song_how_its_sample_stands_without_any_model()
    {
        await _folder.Add("a").Add("b").Add("c").Add("d").RunAsync();
        Assert.All(Look().Songs, song => Assert.Equal(SampleStand.Current, song.Stand));
        _folder.Change("a", row => row with { Lyrics = "[inst]" });
        File.WriteAllBytes(_folder["songs/b.wav"], WavFile.Pcm16(Signals.Tune(77, 5)));
        File.Delete(_folder["songs/c.wav"]);
        File.Delete(_folder.Sample("d"));
        _folder.Rows.Add(_folder.Rows[0] with { Key = "new" });
        await _folder.WriteSetAsync();

        var look = Look();
        Assert.Equal(
            [SampleStand.TextsChanged, SampleStand.SoundChanged, SampleStand.NoSound, SampleStand.Missing, SampleStand.Missing],
            look.Songs.Select(song => song.Stand));
        Assert.Equal(0, look.Ready);
        _folder.Rows.RemoveRange(0, 1);
        await _folder.WriteSetAsync();
        Assert.Equal(["a"], Look().Leftover);
        Assert.False(TrainingSetLook.At(new PreprocessSongsRequest { InputName = "elsewhere" }, DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken).HasDataSet);

        TrainingSetLook Look() => TrainingSetLook.At(new PreprocessSongsRequest(), DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_song_that_was_touched_is_the_same_to_a_look_and_one_with_another_byte_is_not()
    {
        await _folder.Add("touched").Add("changed").RunAsync();
        File.SetLastWriteTimeUtc(_folder["songs/touched.wav"], DateTime.UnixEpoch);
        var bytes = File.ReadAllBytes(_folder["songs/changed.wav"]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(_folder["songs/changed.wav"], bytes);
        File.SetLastWriteTimeUtc(_folder["songs/changed.wav"], DateTime.UnixEpoch.AddDays(1));

        Assert.Equal([SampleStand.Current, SampleStand.SoundChanged], Stands());

        // What is remembered of a file is that of its time.
        bytes[^1] ^= 1;
        File.WriteAllBytes(_folder["songs/changed.wav"], bytes);
        File.SetLastWriteTimeUtc(_folder["songs/changed.wav"], DateTime.UnixEpoch.AddDays(2));
        Assert.Equal([SampleStand.Current, SampleStand.Current], Stands());

        IEnumerable<SampleStand> Stands() => TrainingSetLook.At(new PreprocessSongsRequest(), DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken).Songs.Select(song => song.Stand);
    }
}
