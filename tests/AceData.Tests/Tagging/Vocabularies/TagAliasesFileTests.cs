using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;
using AceData.Tests.Tagging.Answers;

namespace AceData.Tests.Tagging.Vocabularies;

public class TagAliasesFileTests
{
    [Fact]
    public void The_shipped_file_knows_at_least_300_words() => Assert.True(LabelledAnswer.Aliases.Count >= 300, $"{LabelledAnswer.Aliases.Count} words");

    [Fact]
    public void Every_target_of_the_shipped_file_is_a_tag_of_a_shipped_preset()
    {
        var aliases = LabelledAnswer.Aliases;
        foreach (var (category, words) in aliases.Anywhere.Concat(aliases.Alone))
        {
            var tags = LabelledAnswer.Presets.Values.SelectMany(preset => preset.Tags(category)).ToHashSet();
            Assert.All(words.Values.SelectMany(targets => targets), target => Assert.Contains(target, tags));
        }

        var all = LabelledAnswer.Presets.Values.SelectMany(preset => preset.Categories).SelectMany(category => category.Tags).Concat(["major key", "minor key"]).ToHashSet();
        Assert.All(aliases.Synonyms.Values.SelectMany(groups => groups).SelectMany(group => group), tag => Assert.Contains(tag, all));
        Assert.All(aliases.Precise.SelectMany(pair => pair.Value.Prepend(pair.Key)), tag => Assert.Contains(tag, all));
        Assert.All(aliases.Exclusive.SelectMany(group => group), tag => Assert.Contains(tag, all));
        Assert.All(aliases.Conflicts.SelectMany(conflict => conflict.Winners.Concat(conflict.Losers)), tag => Assert.Contains(tag, all));
    }

    [Fact]
    public void No_word_hides_a_tag_of_its_own_preset()
    {
        foreach (var preset in LabelledAnswer.Presets.Values)
        {
            foreach (var (category, words) in LabelledAnswer.Aliases.Anywhere)
            {
                Assert.All(preset.Tags(category), tag => Assert.Equal([tag], AceData.Tagging.Answers.AnswerParser.Parse(tag, category, preset, LabelledAnswer.Aliases, 1).TagTexts));
                Assert.NotEmpty(words);
            }
        }
    }

    [Fact]
    public void A_target_that_the_preset_lacks_is_passed_over()
    {
        Assert.Equal(["german hip hop"], LabelledAnswer.Tags("Deutschrap", "genre", "hiphop"));
        Assert.Equal(["hip hop"], LabelledAnswer.Tags("Deutschrap", "genre", "default"));
        Assert.Empty(LabelledAnswer.Tags("reflective", "mood", "hiphop"));
        Assert.Equal(["thoughtful"], LabelledAnswer.Tags("reflective", "mood", "default"));
    }

    [Theory]
    [InlineData("{\n\"aliases\": {\n\"genres\": {}}}", 3, "Did you mean \"genre\"")]
    [InlineData("{\n\"alias\": {}}", 2, "Did you mean \"aliases\"")]
    [InlineData("{\"aliases\": {\"genre\": {\n\"dnb\": 3}}}", 2, "A tag in quotes belongs here")]
    [InlineData("{\"aliases\": {\"genre\": {\n\"dnb\": [\"a\", 3]}}}", 2, "A tag in quotes belongs here")]
    [InlineData("{\"aliases\": {\"genre\": {\n\"hip-hop\": \"a\",\n\"Hip Hop\": \"a\"}}}", 3, "same word")]
    [InlineData("{\"aliases\": {\"genre\": {\n\"-\": \"a\"}}}", 2, "no letter")]
    [InlineData("{\"aliases\": {\"genre\": {\n\"dnb\": \"a\",\n\"dnb\": \"b\"}}}", 3, "occurs twice")]
    [InlineData("{\"aliases\": {\"genre\": []}}", 1, "An object")]
    [InlineData("{\"synonyms\": {\"mood\": [\n[\"a\", \"b\"],\n[\"c\"]]}}", 3, "at least two")]
    [InlineData("{\"exclusive\": [\n\"a\"]}", 2, "at least two")]
    [InlineData("{\"precise\": {\n\"synth\": \"synth bass\"}}", 2, "list of precise tags")]
    [InlineData("{\"conflicts\": [\n{\"keep\": [\"a\"]}]}", 2, "\"drop\" is missing")]
    [InlineData("{\"conflicts\": [\n{\"keep\": [\"a\"], \"drop\": [\"b\"],\n\"drp\": 1}]}", 3, "Did you mean \"drop\"")]
    [InlineData("{\"conflicts\": {}}", 1, "A list")]
    [InlineData("{\"ignored_words\": {\n\"*\": \"very\"}}", 2, "A list")]
    [InlineData("{\"aliases\": {},}", 1, "comma")]
    public void A_fault_is_named_with_its_line(string text, int line, string message)
    {
        var fault = Assert.Throws<ConfigException>(() => TagAliasesFile.Parse(text, "tag_aliases.json"));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(fault.Problems, problem => problem.Line == line);
    }
}
