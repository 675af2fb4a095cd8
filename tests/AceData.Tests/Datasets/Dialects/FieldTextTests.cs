using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Values;

namespace AceData.Tests.Datasets.Dialects;

public class FieldTextTests
{
    [Theory]
    [InlineData(SongField.Key, "f#m", "F# minor")]
    [InlineData(SongField.Key, "Bb Major", "Bb major")]
    [InlineData(SongField.Key, "F# Major", "F# major")]
    [InlineData(SongField.Key, "a-Moll", "A minor")]
    [InlineData(SongField.Key, "C", "C major")]
    [InlineData(SongField.Key, "E♭ min", "Eb minor")]
    [InlineData(SongField.Key, "8A", "A minor")]
    [InlineData(SongField.Key, "8B", "C major")]
    [InlineData(SongField.Key, "H-Dur", null)]
    [InlineData(SongField.Key, "13A", null)]
    [InlineData(SongField.TimeSignature, "4/4", "4")]
    [InlineData(SongField.TimeSignature, "6 / 8", "6")]
    [InlineData(SongField.TimeSignature, "5/4", null)]
    [InlineData(SongField.Language, "english", "en")]
    [InlineData(SongField.Language, "DE-at", "de")]
    [InlineData(SongField.Language, "yue", "yue")]
    [InlineData(SongField.Language, "klingon", null)]
    [InlineData(SongField.Bpm, "119.6", "120")]
    [InlineData(SongField.Bpm, "93,4", "93")]
    [InlineData(SongField.Bpm, "12", null)]
    [InlineData(SongField.Bpm, "NaN", null)]
    [InlineData(SongField.Bpm, "1e2", null)]
    [InlineData(SongField.Duration, "187", "187")]
    [InlineData(SongField.Instrumental, "TRUE", "true")]
    [InlineData(SongField.Instrumental, "perhaps", null)]
    [InlineData(SongField.Id, "6abda8e2", "6abda8e2")]
    [InlineData(SongField.Id, "../x", null)]
    [InlineData(SongField.Id, "con", null)]
    [InlineData(SongField.PromptOverride, "Genre", "genre")]
    public void A_value_becomes_what_every_reader_takes_or_is_left_out_with_the_reason(SongField field, string written, string? expected)
    {
        var record = FieldText.Set(new SongRecord(), field, written, out var objection);
        Assert.Equal(expected, FieldText.Get(record, field));
        Assert.Equal(expected is null, objection?.Contains('"' + written + '"', StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData(SongField.Language, "unknown")]
    [InlineData(SongField.Bpm, "N/A")]
    [InlineData(SongField.Bpm, "0")]
    [InlineData(SongField.Duration, "0")]
    [InlineData(SongField.Key, " ")]
    public void A_word_for_unknown_says_nothing(SongField field, string written)
    {
        Assert.Null(FieldText.Get(FieldText.Set(new SongRecord(), field, written, out var objection), field));
        Assert.Null(objection);
    }

    [Fact]
    public void All_fifty_languages_are_known_by_their_codes() =>
        Assert.All(
            "ar az bg bn ca cs da de el en es fa fi fr he hi hr ht hu id is it ja ko la lt ms ne nl no pa pl pt ro ru sa sk sr sv sw ta te th tl tr uk ur vi yue zh".Split(' '),
            code => Assert.Equal(code, LanguageCode.Parse(code)));

    [Theory]
    [InlineData("hip hop, dark, synth bass", true)]
    [InlineData("pop", true)]
    [InlineData("An energetic rock song with guitars, drums and a singer.", false)]
    [InlineData("A slow song, with strings", false)]
    [InlineData("Two lines\nof text", false)]
    public void Sentences_are_told_from_tags(string caption, bool isTags) => Assert.Equal(isTags, CaptionText.IsTags(caption));

    [Theory]
    [InlineData("hip hop, 93 bpm, minor key, dark", "hip hop, dark")]
    [InlineData("dark, minor key, 93 bpm", "dark, minor key, 93 bpm")]
    [InlineData("hip hop, 93bpm, minor key, dark", "hip hop, 93bpm, dark")]
    [InlineData("minor key", "minor key")]
    public void Tempo_and_key_leave_the_caption_only_where_they_find_back(string tags, string caption)
    {
        Assert.Equal(caption, CaptionText.Of(tags, 93, "F# minor", DialectFolder.Categories));
        if (tags.Contains("93", StringComparison.Ordinal))
        {
            Assert.Equal(tags, CaptionText.TagsOf(caption, 93, "F# minor", DialectFolder.Categories));
        }
    }
}
