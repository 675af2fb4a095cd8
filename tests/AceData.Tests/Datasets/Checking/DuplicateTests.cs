using AceData.Tagging;

namespace AceData.Tests.Datasets.Checking;

public class DuplicateTests
{
    [Fact]
    public void A_recording_that_is_there_twice_is_said_of_the_worse_file_and_the_better_is_named()
    {
        using var folder = new CheckFolder();
        var bytes = SoundBytes.Of(1, 180);
        folder.Song("a.mp3", "pop, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3", seconds: 200.1));
        folder.Song("other name.flac", "rap, 93 bpm", CheckFolder.Lyrics, Heard(SoundBytes.Worn(bytes, 0.05), "flac", seconds: 200));
        folder.Song("another song.mp3", "pop, 93 bpm, sad", CheckFolder.Lyrics, Heard(SoundBytes.Of(2, 180), "mp3", seconds: 200));

        var finding = Assert.Single(folder.Check().Findings, finding => finding.Code == "SONG-DUPLICATE");

        Assert.Equal(folder["a.mp3"], finding.File);
        Assert.Contains("the same recording as 'other name.flac' (95 % alike", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_of_one_recording_are_one_finding_and_the_longest_stays()
    {
        using var folder = new CheckFolder();
        var bytes = SoundBytes.Of(1, 180);
        folder.Song("a.mp3", "pop, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3", seconds: 200));
        folder.Song("b.mp3", "rap, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3", seconds: 201));
        folder.Song("c.ogg", "rock, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "vorbis", seconds: 199.2));

        var finding = Assert.Single(folder.Check().Findings, finding => finding.Code == "SONG-DUPLICATE");

        Assert.Equal(folder["c.ogg"], finding.File);
        Assert.Contains("'b.mp3', 'a.mp3'", finding.Text, StringComparison.Ordinal);
        Assert.Contains("keep 'b.mp3'", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("song.mp3", "song (1).mp3")]
    [InlineData("song.mp3", "song - Copy.mp3")]
    [InlineData("song.mp3", "Kopie von song.mp3")]
    [InlineData("xylophone.mp3", "a kopie.mp3")]
    [InlineData("song.mp3", "a longer song.mp3")]
    public void Of_two_equal_recordings_the_one_with_the_plainer_name_stays_and_no_other_tags_are_asked_of_it(string plain, string copy)
    {
        using var folder = new CheckFolder();
        var (bytes, time) = (SoundBytes.Of(1, 180), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var name in new[] { copy, plain })
        {
            folder.Song(name, "pop, 93 bpm, sad", CheckFolder.Lyrics, content: new byte[name == copy ? 10_010 : 10_000]);
            File.SetLastWriteTimeUtc(folder[name], time);
            folder.Measure(name, Heard(bytes, "mp3"));
        }

        var findings = folder.Check().Findings;

        var finding = Assert.Single(findings, finding => finding.Code == "SONG-DUPLICATE");
        Assert.Equal(folder[copy], finding.File);
        Assert.Contains($"keep '{plain}'", finding.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, finding => finding.Code == "PROMPT-ALIKE");
    }

    [Fact]
    public void Of_two_equal_recordings_with_plain_names_the_older_stays()
    {
        using var folder = new CheckFolder();
        var (bytes, time) = (SoundBytes.Of(1, 180), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var (name, age) in new[] { ("a.mp3", 1), ("the older one.mp3", 2) })
        {
            folder.Song(name, "pop, 93 bpm, sad", CheckFolder.Lyrics, content: new byte[10_000]);
            File.SetLastWriteTimeUtc(folder[name], time.AddDays(-age));
            folder.Measure(name, Heard(bytes, "mp3"));
        }

        Assert.Equal(folder["a.mp3"], Assert.Single(folder.Check().Findings, finding => finding.Code == "SONG-DUPLICATE").File);
    }

    [Fact]
    public void What_may_be_another_mix_is_for_a_person_to_hear()
    {
        using var folder = new CheckFolder();
        var bytes = SoundBytes.Of(1, 180);
        folder.Song("a.mp3", "pop, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3"));
        folder.Song("b.mp3", "rap, 93 bpm", CheckFolder.Lyrics, Heard(SoundBytes.Worn(bytes, 0.19), "mp3"));

        Assert.Contains("listen to both", Assert.Single(folder.Check().Findings, finding => finding.Code == "SONG-DUPLICATE").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Silent_songs_are_not_compared()
    {
        using var folder = new CheckFolder();
        var bytes = SoundBytes.Of(1, 180);
        folder.Song("a.mp3", "pop, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3") with { IsSilent = true });
        folder.Song("b.mp3", "rap, 93 bpm", CheckFolder.Lyrics, Heard(bytes, "mp3") with { IsSilent = true });
        folder.Song("c.mp3", "rap, 94 bpm", CheckFolder.Lyrics, Heard([], "mp3"));
        folder.Song("d.mp3", "rap, 95 bpm", CheckFolder.Lyrics, Heard([], "mp3"));

        Assert.DoesNotContain(folder.Check().Findings, finding => finding.Code == "SONG-DUPLICATE");
    }

    private static SongMeasurement Heard(byte[] fingerprint, string codec, double seconds = 200) => CheckFolder.Measured(seconds: seconds) with { Fingerprint = fingerprint, Codec = codec };
}
