using AceData.Audio;
using AceData.Audio.Features;
using AceData.Editing;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;
using AceData.Testing;
using AceData.Tests.Files;
using CsCheck;

namespace AceData.Tests.Editing;

public class TagEditTests
{
    private const string Line = "hip hop, 93 bpm, minor key, dark, drums, male vocal";
    private static readonly TagCategories Categories = new(TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null));

    public static TheoryData<TagEdit, string, string> Known => new()
    {
        { new AddTag("rap"), Line, "hip hop, 93 bpm, rap, minor key, dark, drums, male vocal" },
        { new AddTag("Hip-Hop"), "rap", "rap, hip hop" },
        { new AddTag("sad"), Line, "hip hop, 93 bpm, minor key, dark, sad, drums, male vocal" },
        { new AddTag("dark"), Line, Line },
        { new AddTag("my own word"), Line, Line + ", my own word" },
        { new AddTag("Hip-Hop", AsTyped: true), "rap", "rap, Hip-Hop" },
        { new AddTag("major key"), Line, Line.Replace("minor", "major", StringComparison.Ordinal) },
        { new AddTag("120 bpm"), Line, Line.Replace("93", "120", StringComparison.Ordinal) },
        { new AddTag("rap"), "", "rap" },
        { new AddTag("rap"), "93 bpm, dark", "rap, 93 bpm, dark" },
        { new RemoveTag("DARK"), Line, "hip hop, 93 bpm, minor key, drums, male vocal" },
        { new RemoveTag("hip hop"), "hip hop", "" },
        { new RemoveTag("drums"), "a ,drums;, drums\n", "a ,drums;\n" },
        { new RemoveTag("nothing"), Line, Line },
        { new ReplaceTag("hip hop", "rap"), Line, Line.Replace("hip hop", "rap", StringComparison.Ordinal) },
        { new ReplaceTag("dark", "drums"), Line, "hip hop, 93 bpm, minor key, drums, male vocal" },
        { new ReplaceTag("dark", "Dark"), Line, Line.Replace("dark", "Dark", StringComparison.Ordinal) },
        { new MoveTag("dark", -1), "a, dark ,b", "dark, a ,b" },
        { new MoveTag("dark", 100), "a, dark ,b", "a, b ,dark" },
        { new OrderTags(), "my word, male vocal, 93 bpm, dark, hip hop", "hip hop, 93 bpm, dark, male vocal, my word" },
        { new SetTempo(186), Line, Line.Replace("93", "186", StringComparison.Ordinal) },
        { new SetTempo(186), "bpm-93,x", "186 bpm,x" },
        { new SetTempo(93), "93bpm", "93bpm" },
        { new SetTempo(93), "rap, dark", "rap, 93 bpm, dark" },
        { new SetTempo(93), "", "93 bpm" },
        { new RemoveTempo(), Line, "hip hop, minor key, dark, drums, male vocal" },
        { new ScaleTempo(IsDouble: true), Line, Line.Replace("93", "186", StringComparison.Ordinal) },
        { new ScaleTempo(IsDouble: false), Line, Line.Replace("93", "47", StringComparison.Ordinal) },
        { new ScaleTempo(IsDouble: true), "rap", "rap" },
        { new ScaleTempo(IsDouble: true), "600 bpm", "600 bpm" },
        { new RoundTempo(), "rap, 92.5 bpm", "rap, 93 bpm" },
        { new RoundTempo(), "rap, bpm-93", "rap, 93 bpm" },
        { new SetMode(KeyMode.Major), "rap, 93 bpm, dark", "rap, 93 bpm, major key, dark" },
        { new ToggleMode(), Line, Line.Replace("minor", "major", StringComparison.Ordinal) },
        { new SetLine(" a ,, b,\n"), "x", "a, b" },
        { new ReplaceText("DRUM", "snare "), "x ,drums", "x, snare s" },
        { new ReplaceText(@"(\w+) bpm", "$1 BPM", IsRegex: true), Line, Line.Replace("bpm", "BPM", StringComparison.Ordinal) },
        { new ReplaceText("zzz", ""), "x ,y", "x ,y" },
    };

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void An_edit_changes_what_was_asked_and_nothing_else(TagEdit edit, string before, string after) => Assert.Equal(after, edit.Apply(before, Categories));

    public static TheoryData<TagEdit, string> Senseless => new()
    {
        { new AddTag(" "), "TAG-EMPTY" },
        { new AddTag("a, b"), "TAG-BAD" },
        { new AddTag("a\u202Eb"), "TAG-BAD" },
        { new AddTag("\uD800"), "TAG-BAD" },
        { new AddTag(new string('a', 65)), "TAG-TOO-LONG" },
        { new ReplaceTag("a", ""), "TAG-EMPTY" },
        { new SetTempo(0), "BPM-RANGE" },
        { new SetTempo(1000), "BPM-RANGE" },
        { new ReplaceText("", "x"), "FIND-EMPTY" },
        { new ReplaceText("(", "x", IsRegex: true), "FIND-BAD" },
    };

    [Theory]
    [MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public void A_senseless_edit_is_refused_before_any_song(TagEdit edit, string code) => Assert.Equal(code, Assert.Throws<AceDataException>(edit.Check).Code);

    [Fact]
    public void A_regular_expression_that_never_ends_is_ended() =>
        Assert.Equal("FIND-SLOW", Assert.Throws<AceDataException>(() => new ReplaceText("^(a+)+$", "x", IsRegex: true).Apply(new string('a', 64) + "!", Categories)).Code);

    [Fact]
    public void The_tempo_and_the_key_leave_every_other_byte_of_any_line() =>
        Lines.Sample(line =>
        {
            var parsed = PromptLine.Parse(line);
            foreach (var (edit, isIt) in new (TagEdit, Predicate<string>)[]
            {
                (new SetTempo(77), tag => PromptLine.Tempo(tag) is not null),
                (new SetMode(KeyMode.Minor), tag => PromptLine.ModeOf(tag) is not null),
            })
            {
                var after = edit.Apply(line, Categories);
                Assert.Equal(parsed.Tags.Where(tag => !isIt(tag)), PromptLine.Parse(after).Tags.Where(tag => !isIt(tag)));
                var place = parsed.Tags.ToList().FindIndex(isIt);
                if (place >= 0)
                {
                    // In place: the text around the first such tag is the same.
                    var at = line.IndexOf(parsed.Tags[place], StringComparison.Ordinal);
                    Assert.StartsWith(line[..at], after, StringComparison.Ordinal);
                    Assert.EndsWith(line[(at + parsed.Tags[place].Length)..], after, StringComparison.Ordinal);
                }
            }
        });

    [Fact]
    public void Adding_and_removing_a_tag_gives_the_same_tags_again() =>
        Lines.Sample(line =>
        {
            var added = new AddTag("zither").Apply(line, Categories);
            Assert.Equal(1, PromptLine.Parse(added).Tags.Count(tag => tag == "zither"));
            Assert.Equal(PromptLine.Parse(line).Tags, PromptLine.Parse(new RemoveTag("zither").Apply(added, Categories)).Tags);
        });

    [Fact]
    public void A_line_that_is_read_and_written_is_the_same() => Lines.Sample(line => new EditedLine(line).ToString() == line);

    private static Gen<string> Lines { get; } =
        Gen.Select(AnyOf.These("hip hop", "rap", "93 bpm", "bpm-80", "minor key", "major", "dark", "drums", "male vocal", "own", "a b", ""), AnyOf.These(", ", ",", " ,", ",,", "\n", " , \r\n"))
            .Array[0, 10].Select(parts => string.Concat(parts.Select(part => part.Item1 + part.Item2)));
}
