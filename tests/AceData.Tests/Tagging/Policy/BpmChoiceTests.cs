using AceData.Audio.Features;
using AceData.Library;
using AceData.Tagging.Answers;
using AceData.Tagging.Policy;

namespace AceData.Tests.Tagging.Policy;

public class BpmChoiceTests
{
    [Theory]
    [InlineData("Sekte - Meine Gang_93_C-min.mp3", 93)]
    [InlineData("song_128_.wav", 128)]
    [InlineData("song_93_320_kbps.mp3", 93)]
    [InlineData("song_93_bitter.mp3", 93)]
    [InlineData("93bpm.mp3", 93)]
    [InlineData("Song 93 BPM.mp3", 93)]
    [InlineData("Song (93-bpm) final.mp3", 93)]
    [InlineData("Song [174BPM]_01_mix.mp3", 174)]
    [InlineData("loop_bpm_140.wav", 140)]
    [InlineData("BPM=87 demo", 87)]
    [InlineData("beat 92.5bpm.mp3", 93)]
    [InlineData("beat 92,4 bpm", 92)]
    [InlineData("/music/01 - album/x_100_Am.flac", 100)]
    [InlineData("C:\\music\\x_100_.flac", 100)]
    public void A_tempo_in_the_name_is_found(string name, int tempo) => Assert.Equal(tempo, BpmChoice.FromFileName(name));

    [Theory]
    [InlineData("01 - x.mp3")]
    [InlineData("test_track_001.mp3")]
    [InlineData("test_track_001_final.mp3")]
    [InlineData("Summer_1993_live.mp3")]
    [InlineData("Summer of 69.mp3")]
    [InlineData("50 Cent - In da Club.mp3")]
    [InlineData("99 Luftballons.mp3")]
    [InlineData("12_song.mp3")]
    [InlineData("album_12_song.mp3")]
    [InlineData("x_90_120_y.mp3")]
    [InlineData("x_300_y.mp3")]
    [InlineData("demo_192_kbps_.mp3")]
    [InlineData("demo_128_KBPS.mp3")]
    [InlineData("demo_48_kHz_final.wav")]
    [InlineData("demo_44_khz_.wav")]
    [InlineData("demo_64_bit_.wav")]
    [InlineData("900bpm.mp3")]
    [InlineData("1993bpm.mp3")]
    [InlineData("5bpm.mp3")]
    [InlineData("bpmx.mp3")]
    [InlineData("93bpms.mp3")]
    [InlineData("_93_/song.mp3")]
    [InlineData("x_٩٣_y.mp3")]
    [InlineData("")]
    public void Other_numbers_are_no_tempo(string name) => Assert.Null(BpmChoice.FromFileName(name));

    [Fact]
    public void A_person_comes_first_then_the_name_then_an_agreeing_tag_then_the_measurement()
    {
        var measured = new TempoEstimate(92.6, 0.9, [], true);

        Assert.Equal(new BpmChoice(100, ValueSource.Person, ConfidenceLevel.High), BpmChoice.Of(100, "x_93_y", 186, measured));
        Assert.Equal(new BpmChoice(94, ValueSource.FileName, ConfidenceLevel.High), BpmChoice.Of(null, "x_94_y", 186, measured));
        Assert.Equal(new BpmChoice(186, ValueSource.Embedded, ConfidenceLevel.High), BpmChoice.Of(null, "x", 186, measured));
        Assert.Equal(new BpmChoice(93, ValueSource.Measured, ConfidenceLevel.High), BpmChoice.Of(null, "x", 120, measured));
        Assert.Equal(new BpmChoice(93, ValueSource.Measured, ConfidenceLevel.High), BpmChoice.Of(null, "x", null, measured));
        Assert.Null(BpmChoice.Of(null, "x", 120, null));
    }

    [Fact]
    public void A_name_that_the_sound_contradicts_wins_but_is_unsure()
    {
        var measured = new TempoEstimate(150, 0.9, [], true);

        Assert.Equal(new BpmChoice(99, ValueSource.FileName, ConfidenceLevel.Low), BpmChoice.Of(null, "x_99_luftballons", null, measured));
        Assert.Equal(new BpmChoice(75, ValueSource.FileName, ConfidenceLevel.High), BpmChoice.Of(null, "x_75_y", null, measured));
        Assert.Equal(new BpmChoice(99, ValueSource.FileName, ConfidenceLevel.High), BpmChoice.Of(null, "x_99_y", null, null));
    }

    [Theory]
    [InlineData(0.9, ConfidenceLevel.High)]
    [InlineData(0.7, ConfidenceLevel.Medium)]
    [InlineData(0.3, ConfidenceLevel.Low)]
    public void A_measurement_is_as_sure_as_it_says(double confidence, ConfidenceLevel level) =>
        Assert.Equal(level, BpmChoice.Of(null, "x", null, new TempoEstimate(100, confidence, [], true))!.Confidence);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-120)]
    [InlineData(46.4e9)]
    [InlineData(double.PositiveInfinity)]
    public void An_embedded_number_that_makes_no_sense_is_passed_over(double embedded) =>
        Assert.Equal(ValueSource.Measured, BpmChoice.Of(null, "x", embedded, new TempoEstimate(93, 0.9, [], true))!.Source);

    [Theory]
    [InlineData(2, TagOrigin.Literal, false, ConfidenceLevel.High)]
    [InlineData(3, TagOrigin.Spelling, false, ConfidenceLevel.Medium)]
    [InlineData(2, TagOrigin.Alias, false, ConfidenceLevel.Medium)]
    [InlineData(1, TagOrigin.Literal, false, ConfidenceLevel.Low)]
    [InlineData(2, TagOrigin.Literal, true, ConfidenceLevel.Low)]
    public void A_tag_of_the_model_is_as_sure_as_the_way_it_came_about(int clips, TagOrigin origin, bool retried, ConfidenceLevel level) =>
        Assert.Equal(level, ModelConfidence.Of(origin, clips, retried));
}
