using AceData.Tagging.Policy;
using CsCheck;

namespace AceData.Tests.Tagging.Policy;

public class PromptLineTests
{
    [Theory]
    [InlineData("hip hop, 93 bpm, minor key, dark", "hip hop|93 bpm|minor key|dark", 93, "minor")]
    [InlineData("\uFEFF rock ,pop,\r\n", "rock|pop", null, null)]
    [InlineData("rock, bpm-120, major", "rock|bpm-120|major", 120, "major")]
    [InlineData("rock, 93bpm", "rock|93bpm", 93, null)]
    [InlineData("rock\npop", "rock|pop", null, null)]
    [InlineData("93 bpm, 100 bpm", "93 bpm|100 bpm", 93, null)]
    [InlineData("bpm, 12345 bpm, - bpm, fast bpm", "bpm|12345 bpm|- bpm|fast bpm", null, null)]
    [InlineData("rock, 0 bpm", "rock|0 bpm", null, null)]
    [InlineData("", "", null, null)]
    [InlineData(" , ,, ", "", null, null)]
    public void A_prompt_file_is_read(string text, string tags, int? tempo, string? mode)
    {
        var line = PromptLine.Parse(text);

        Assert.Equal(tags.Split('|', StringSplitOptions.RemoveEmptyEntries), line.Tags);
        Assert.Equal((tempo, mode), (line.BeatsPerMinute, line.Mode));
    }

    [Fact]
    public void A_line_has_comma_and_blank_and_no_end_of_line() => Assert.Equal("hip hop, 93 bpm", PromptLine.Format(["hip hop", PromptLine.TempoTag(93)]));

    [Fact]
    public void What_was_written_is_read_back()
    {
        var tag = Gen.Char["abc-'&8 éß流"].Array[1, 12].Select(characters => new string(characters).Trim()).Where(text => text.Length > 0);

        tag.Array[0, 20].Sample(tags => PromptLine.Parse(PromptLine.Format(tags)).Tags.SequenceEqual(tags));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a, b")]
    [InlineData("a\nb")]
    [InlineData(" a")]
    public void A_tag_that_could_not_be_read_back_is_refused(string tag) => Assert.Throws<ArgumentException>(() => PromptLine.Format(["rock", tag]));
}
