using System.Globalization;
using System.Resources;
using AceData.Lyrics.Genius;
using MudBlazor;

namespace AceData.Web.Tests.Languages;

public class WordTests
{
    public static TheoryData<string> Files => [.. WordFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_word_is_there_in_both_languages_with_the_same_places_to_fill(string name)
    {
        var (english, german) = (WordFiles.Read(name), WordFiles.Read(name, "de"));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), german.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, pair =>
        {
            Assert.NotEmpty(pair.Value);
            Assert.NotEmpty(german[pair.Key]);
            Assert.Equal(WordFiles.Places(pair.Value), WordFiles.Places(german[pair.Key]));
        });
        Assert.All(english.Keys.Where(key => key.EndsWith(".One", StringComparison.Ordinal)), key => Assert.Contains(key[..^".One".Length] + ".Many", english.Keys));
        Assert.All(english.Keys.Where(key => key.EndsWith(".Many", StringComparison.Ordinal)), key => Assert.Contains(key[..^".Many".Length] + ".One", english.Keys));
    }

    [Fact]
    public void A_training_set_has_one_name_in_German() =>
        Assert.All(WordFiles.Names, file => Assert.DoesNotContain(WordFiles.Read(file, "de").Values, text => text.Contains("Trainingsset", StringComparison.OrdinalIgnoreCase) || text.Contains("Trainings-Set", StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Every_word_that_a_source_looks_up_exists()
    {
        var known = WordFiles.Names.ToDictionary(name => name, name => WordFiles.Read(name).Keys.ToList());
        var uses = WordFiles.Sources().SelectMany(WordUse.In).Where(use => known.ContainsKey(use.Words)).ToList();
        Assert.True(uses.Count > 200, $"only {uses.Count} uses were found");
        Assert.DoesNotContain(uses, use => !known[use.Words].Exists(use.Fits));
    }

    [Fact]
    public void Every_word_of_the_component_library_has_a_german_one()
    {
        var german = WordFiles.Read("MudWords", "de");
        var english = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudButton).Assembly)
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), german.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, pair => Assert.Equal(WordFiles.Places(pair.Value), WordFiles.Places(german[pair.Key])));
    }

    [Fact]
    public void The_notice_of_Genius_is_the_one_that_the_verbs_show() =>
        Assert.Equal(GeniusTerms.Notice, WordFiles.Read("SettingsWords")["Lyrics.Notice"]);
}
