using AceData.Library;
using AceData.Tagging.Configuration;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;
using AceData.Testing;
using AceData.Tests.Tagging.Answers;
using CsCheck;

namespace AceData.Tests.Tagging.Policy;

public class TagPolicyTests
{
    private static readonly PromptsConfig Prompts = PromptsFile.Load(Checkout.File("config/prompts.json"));
    private static readonly BpmChoice Tempo = new(93, ValueSource.Measured, ConfidenceLevel.High);

    [Fact]
    public void The_line_is_in_the_order_of_the_categories_with_the_tempo_second()
    {
        var line = Compose(
            "hiphop",
            Tempo,
            ("rap_style", "street rap"),
            ("vocal_fx", "autotune,doubling"),
            ("vocal", "male rap"),
            ("instruments", "808,synth bass,piano,strings"),
            ("mood", "dark,energetic,confident"),
            ("key", "minor"),
            ("genre", "trap,german hip hop"));

        Assert.Equal("trap, 93 bpm, german hip hop, minor key, dark, energetic, confident, 808, synth bass, piano, strings, male rap, autotune, doubling, street rap", line.Text);
        Assert.Empty(line.NeedsReview);
        Assert.Empty(line.Dropped);
        Assert.Equal(14, line.Tags.Count(tag => tag.Category != TagLine.TempoCategory));
    }

    [Fact]
    public void The_tempo_follows_the_first_tag_whatever_that_is_and_is_not_counted()
    {
        Assert.Equal("minor key, 93 bpm, dark", Compose("default", Tempo, ("key", "minor key"), ("mood", "dark")).Text);
        Assert.Equal("93 bpm", Compose("default", Tempo).Text);
        Assert.Equal("", Compose("default", null).Text);
    }

    [Fact]
    public void Hip_hop_and_rap_stand_side_by_side_at_the_earlier_place() =>
        Assert.Equal("hip hop, rap", Compose("hiphop", null, ("genre", "rap,hip hop")).Text);

    [Fact]
    public void Hip_hop_and_rap_are_joined_over_a_tag_between_them()
    {
        var wide = Prompts with { Output = Prompts.Output with { Maximum = new Dictionary<string, int> { ["genre"] = 3 } } };

        Assert.Equal("hip hop, rap, trap", Compose("hiphop", null, wide, ("genre", "rap,trap,hip hop")).Text);
        Assert.Equal("trap, 93 bpm, hip hop, rap", Compose("hiphop", Tempo, wide, ("genre", "trap,rap,hip hop")).Text);
    }

    [Fact]
    public void A_real_voice_beats_instrumental()
    {
        var line = Compose("default", null, ("vocal", "instrumental,female vocal"));

        Assert.Equal("female vocal", line.Text);
        Assert.Equal(new DroppedTag("instrumental", "vocal", DropReason.Conflict, "female vocal"), Assert.Single(line.Dropped));
    }

    [Fact]
    public void Where_nobody_sings_there_is_no_effect_on_the_voice_and_no_style_of_rap()
    {
        var line = Compose("hiphop", null, ("vocal", "instrumental"), ("vocal_fx", "autotune,doubling"), ("rap_style", "street rap"));

        Assert.Equal("instrumental", line.Text);
        Assert.Equal(3, line.Dropped.Count);
        Assert.All(line.Dropped, dropped => Assert.Equal((DropReason.Conflict, "instrumental"), (dropped.Reason, dropped.Detail)));
        Assert.DoesNotContain(line.NeedsReview, reason => reason.Category is "vocal_fx" or "rap_style");
        Assert.Equal("female vocal, autotune", Compose("default", null, ("vocal", "instrumental,female vocal"), ("vocal_fx", "autotune")).Text);
    }

    [Fact]
    public void Of_major_and_minor_the_first_stays() => Assert.Equal("minor key", Compose("default", null, ("key", "minor,major")).Text);

    [Fact]
    public void Of_moods_that_say_the_same_the_first_stays()
    {
        var line = Compose("default", null, ("mood", "sad,melancholic,dark,depressing,lonely"));

        Assert.Equal("sad, dark, lonely", line.Text);
        Assert.Equal(["melancholic", "depressing"], line.Dropped.Where(tag => tag.Reason == DropReason.Synonym).Select(tag => tag.Text));
    }

    [Fact]
    public void A_precise_instrument_makes_the_general_one_redundant() =>
        Assert.Equal("synth bass, electric guitar, electronic drums, electric piano", Compose("default", null, ("instruments", "synth,guitar,drums,piano,synth bass,electric guitar,electronic drums,electric piano")).Text);

    [Fact]
    public void A_word_that_the_preset_lacks_is_offered_and_never_written()
    {
        var line = Compose("default", null, ("vocal", "duet"), ("genre", "grunge,rock"));

        Assert.Equal("rock", line.Text);
        Assert.Equal(["grunge", "duet"], line.Dropped.Where(tag => tag.Reason == DropReason.NotInVocabulary).Select(tag => tag.Text));
    }

    [Fact]
    public void A_tag_stands_once_even_when_two_categories_know_it() =>
        Assert.Equal("ambient, dark", Compose("default", null, ("genre", "ambient"), ("mood", "ambient,dark")).Text);

    [Fact]
    public void Below_a_minimum_nothing_is_invented_and_the_song_needs_review()
    {
        var line = Compose("default", null, ("genre", "pop"), ("mood", "dark,fun"));

        Assert.Equal("pop, dark, fun", line.Text);
        Assert.Equal([new("genre", 1, 2), new("key", 0, 1), new("mood", 2, 3), new("instruments", 0, 3), new ReviewReason("vocal", 0, 1)], line.NeedsReview);
    }

    [Fact]
    public void A_category_is_cut_at_its_maximum()
    {
        var line = Compose("default", null, ("genre", "pop,rock,soul"), ("vocal", "male rap,female vocal"));

        Assert.Equal("pop, rock, male rap", line.Text);
        Assert.Equal([("soul", DropReason.CategoryFull), ("female vocal", DropReason.CategoryFull)], line.Dropped.Select(tag => (tag.Text, tag.Reason)));
    }

    [Fact]
    public void In_a_line_that_is_too_short_what_exceeds_the_minima_of_the_last_categories_falls_first()
    {
        var tight = Prompts with { Output = Prompts.Output with { MaxTotal = 11 } };

        var line = Compose("hiphop", null, tight, ("genre", "trap,drill"), ("key", "minor"), ("mood", "dark,cool,sad"), ("instruments", "808,piano,drums,strings"), ("vocal", "male rap"), ("vocal_fx", "echo"), ("rap_style", "fast rap"));

        Assert.Equal("trap, drill, minor key, dark, cool, sad, 808, piano, drums, strings, male rap", line.Text);
        Assert.Equal(["echo", "fast rap"], line.Dropped.Where(tag => tag.Reason == DropReason.LineFull).Select(tag => tag.Text));
    }

    [Fact]
    public void What_a_person_typed_stays_first_and_is_never_dropped()
    {
        var candidates = new Dictionary<string, IReadOnlyList<TagCandidate>>
        {
            ["genre"] = [new("pop", ValueSource.Model, ConfidenceLevel.High), new("rock", ValueSource.Model, ConfidenceLevel.High), new("Vaporwave", ValueSource.Person, ConfidenceLevel.High)],
            ["vocal"] = [new("male vocal", ValueSource.Model, ConfidenceLevel.High), new("instrumental", ValueSource.Person, ConfidenceLevel.High)],
        };

        var line = TagPolicy.Compose(candidates, null, LabelledAnswer.Presets["default"], LabelledAnswer.Aliases, Prompts);

        Assert.Equal("vaporwave, pop, instrumental", line.Text);
    }

    [Fact]
    public void A_category_that_is_not_asked_is_not_written()
    {
        var line = Compose("default", null, Prompts with { Workflow = Prompts.Workflow with { Categories = ["mood"] } }, ("genre", "pop"), ("mood", "dark"));

        Assert.Equal("dark", line.Text);
        Assert.Equal(DropReason.CategoryNotAsked, Assert.Single(line.Dropped).Reason);
    }

    [Fact]
    public void Separator_and_case_come_from_the_configuration()
    {
        var output = Prompts with { Output = Prompts.Output with { Separator = ",", IsLowerCase = false } };
        var vocabulary = new Vocabulary("own", [new VocabularyCategory("genre", ["K-Pop", "Rock"])]);
        var candidates = new Dictionary<string, IReadOnlyList<TagCandidate>> { ["genre"] = [new("k pop", ValueSource.Model, ConfidenceLevel.High), new("rock", ValueSource.Model, ConfidenceLevel.High)] };

        Assert.Equal("K-Pop,93 bpm,Rock", TagPolicy.Compose(candidates, Tempo, vocabulary, TagAliases.None, output).Text);
        Assert.Equal("k-pop, 93 bpm, rock", TagPolicy.Compose(candidates, Tempo, vocabulary, TagAliases.None, Prompts).Text);
    }

    [Fact]
    public void Any_candidates_give_a_line_that_keeps_every_rule_and_is_read_back()
    {
        var vocabulary = LabelledAnswer.Presets["hiphop"];
        var gen = Gen.OneOf([.. vocabulary.Categories.SelectMany(category => category.Tags), "duet", "", " ", "a, b", "x\ny", "INSTRUMENTAL"]).Array[0, 8].Array[7].Select(Gen.Int[0, 300], (tags, tempo) => (tags, tempo));

        gen.Sample(sample =>
        {
            var candidates = Prompts.Workflow.Categories.Select((category, i) => (category, sample.tags[i]))
                .ToDictionary(pair => pair.category, pair => (IReadOnlyList<TagCandidate>)pair.Item2.Select(tag => new TagCandidate(tag, ValueSource.Model, ConfidenceLevel.High)).ToList());
            var tempo = sample.tempo < 30 ? null : Tempo with { BeatsPerMinute = sample.tempo };

            var line = TagPolicy.Compose(candidates, tempo, vocabulary, LabelledAnswer.Aliases, Prompts);

            var read = PromptLine.Parse(line.Text);
            Assert.Equal(line.Tags.Select(tag => tag.Text), read.Tags);
            Assert.Equal(tempo?.BeatsPerMinute, read.BeatsPerMinute);
            Assert.Equal(line.Text, PromptLine.Format(read.Tags));
            Assert.Equal(read.Tags.Distinct(), read.Tags);
            var order = Prompts.Workflow.Categories.ToList();
            var places = line.Tags.Where(tag => tag.Category != TagLine.TempoCategory).Select(tag => order.IndexOf(tag.Category)).ToList();
            Assert.Equal(places.Order(), places);
            Assert.All(line.Tags.GroupBy(tag => tag.Category).Where(group => group.Key != TagLine.TempoCategory), group => Assert.True(group.Count() <= Prompts.Output.MaximumOf(group.Key)));
            Assert.True(places.Count <= Prompts.Output.MaxTotal);
        });
    }

    private static TagLine Compose(string preset, BpmChoice? tempo, params (string Category, string Tags)[] candidates) => Compose(preset, tempo, Prompts, candidates);

    private static TagLine Compose(string preset, BpmChoice? tempo, PromptsConfig prompts, params (string Category, string Tags)[] candidates) =>
        TagPolicy.Compose(
            candidates.ToDictionary(pair => pair.Category, pair => (IReadOnlyList<TagCandidate>)pair.Tags.Split(',').Select(tag => new TagCandidate(tag, ValueSource.Model, ConfidenceLevel.High)).ToList()),
            tempo,
            LabelledAnswer.Presets[preset],
            LabelledAnswer.Aliases,
            prompts);
}
