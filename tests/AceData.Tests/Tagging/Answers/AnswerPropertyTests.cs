using System.Text.Json;
using AceData.Tagging.Answers;
using AceData.Tagging.Vocabularies;
using CsCheck;

namespace AceData.Tests.Tagging.Answers;

public class AnswerPropertyTests
{
    private static readonly string[] Categories = ["genre", "key", "mood", "instruments", "vocal", "vocal_fx", "rap_style"];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf("{", "}", "[", "]", "\"", "'", ",", ":", "\\", "\\\"", "\\u", "\\ud800", "null", "true", "1e999", "\n", " ", "```json\n", "```", "<think>", "</think>", "<|im_end|>", "|", "not ", "no ", "with ",
            "\"genres\":", "\"mood\": [", "\"instruments\"", "\"vocal_type\":", "\"key\":", "Genre: ", "- ", "1. ", "{\"name\":", "\uFEFF", "\u200B", "\u202E", "\0", "🎸", "“", "”", "(", ")"),
        Gen.OneOf("pop", "rock", "hip-hop", "r&b", "80's", "dark", "energetic", "synth bass", "piano", "male vocal", "female", "rap", "instrumental", "major", "A minor", "autotune", "ad-libs", "mumble rap", "Deutschrap", "drum'n'bass"),
        Gen.String[0, 12]);

    private static readonly Gen<string> JsonLike = Piece.Array[0, 40].Select(string.Concat);

    [Fact]
    public void Random_answers_never_throw_and_give_only_tags_of_the_vocabulary() => Check(5_000);

    [Fact]
    [Trait("Category", "Long")]
    public void A_hundred_thousand_random_answers_never_throw_and_give_only_tags_of_the_vocabulary() => Check(100_000);

    [Fact]
    public void Every_character_may_stand_in_an_answer()
    {
        for (var character = 0; character <= 0xFFFF; character++)
        {
            AssertMembers(LabelledAnswer.Parse($"dark{(char)character}, energetic ä", "mood"), "mood", "default");
        }
    }

    [Fact]
    public void Cutting_an_answer_anywhere_does_no_harm()
    {
        foreach (var answer in LabelledAnswer.Load("labelled"))
        {
            for (var length = 0; length <= answer.Answer.Length; length++)
            {
                AssertMembers(LabelledAnswer.Parse(answer.Answer[..length], answer.Category, answer.Preset), answer.Category, answer.Preset);
            }
        }
    }

    [Fact]
    public void Tags_written_as_JSON_are_read_back()
    {
        var gen = from preset in Gen.OneOf("default", "hiphop")
                  from category in Gen.OneOf(Categories)
                  let tags = LabelledAnswer.Presets[preset].Tags(category)
                  where tags.Count > 0
                  from picks in Gen.Int[0, tags.Count - 1].Array[1, LabelledAnswer.Maximum[category]]
                  select (preset, category, tags: picks.Select(pick => tags[pick]).Distinct().ToArray());

        gen.Sample(sample =>
        {
            // In the vocabulary "major", in the line "major key".
            var expected = sample.category == "key" ? sample.tags.Select(tag => $"{tag} key") : sample.tags;
            return expected.SequenceEqual(LabelledAnswer.Tags(JsonSerializer.Serialize(sample.tags), sample.category, sample.preset));
        });
    }

    [Fact]
    public void Every_tag_of_every_preset_is_read_as_itself_in_any_case_and_in_a_sentence()
    {
        foreach (var (preset, vocabulary) in LabelledAnswer.Presets)
        {
            foreach (var category in vocabulary.Categories.Where(category => category.Name != "key"))
            {
                foreach (var tag in category.Tags)
                {
                    Assert.Equal([tag], LabelledAnswer.Tags(tag, category.Name, preset));
                    Assert.Equal([tag], LabelledAnswer.Tags(tag.ToUpperInvariant(), category.Name, preset));
                    Assert.Equal([tag], LabelledAnswer.Tags($"I would say it is {tag}.", category.Name, preset));
                }
            }
        }
    }

    public static TheoryData<string, Func<string, string>> Wrappings => new()
    {
        { "prose", answer => $"Here is my analysis of the audio:\n\n{answer}\n\nPlease tell me if you need more." },
        { "fence", answer => $"```json\n{answer}\n```" },
        { "byte order mark", answer => "\uFEFF" + answer },
        { "blanks", answer => $" \n\t {answer} \r\n " },
        { "tokens", answer => $"<|im_start|>{answer}<|im_end|>" },
        { "thought", answer => $"<think>Maybe {{\"genres\": [\"metal\"]}}?</think>\n{answer}" },
        { "string", answer => JsonSerializer.Serialize(answer) },
        { "result", answer => answer.StartsWith('{') ? $"{{\"result\": {answer}}}" : answer },
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Wrapping_a_JSON_answer_does_not_change_its_tags(string name, Func<string, string> wrap)
    {
        foreach (var answer in LabelledAnswer.Load("labelled").Where(answer => answer.Answer.StartsWith('{') && answer.Answer.EndsWith('}')))
        {
            var plain = LabelledAnswer.Tags(answer.Answer, answer.Category, answer.Preset);
            var wrapped = LabelledAnswer.Tags(wrap(answer.Answer), answer.Category, answer.Preset);

            Assert.True(plain.SequenceEqual(wrapped), $"{name}: {answer.Answer} gave {string.Join(", ", wrapped)} instead of {string.Join(", ", plain)}");
        }
    }

    private static void Check(int times)
    {
        var gen = Gen.Select(JsonLike, Gen.OneOf(Categories), Gen.OneOf("default", "hiphop"));
        gen.Sample(
            sample =>
            {
                var (answer, category, preset) = sample;
                var parsed = LabelledAnswer.Parse(answer, category, preset);
                AssertMembers(parsed, category, preset);
                Assert.Equal(parsed.TagTexts, LabelledAnswer.Tags(answer, category, preset));
            },
            iter: times);
    }

    private static void AssertMembers(ParsedAnswer parsed, string category, string preset)
    {
        var allowed = LabelledAnswer.Presets[preset].Tags(category).Select(tag => category == "key" ? $"{tag} key" : tag).ToHashSet();
        Assert.All(parsed.TagTexts, tag => Assert.Contains(tag, allowed));
        Assert.True(parsed.Tags.Count <= LabelledAnswer.Maximum[category]);
        Assert.Equal(parsed.TagTexts.Distinct(), parsed.TagTexts);
        Assert.All(parsed.TagTexts, tag => Assert.False(tag.Length > TagText.MaximumLength || TagText.HasControl(tag)));
    }
}
