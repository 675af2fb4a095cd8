using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Tests.Lyrics.Text;

#pragma warning disable RS0030 // The system's normalisation is the judge of ours, where the system has one.
public class MarksTests
{
    [Theory]
    [InlineData("U\u0308ber", "Über")]
    [InlineData("e\u0302\u0323", "ệ")]
    [InlineData("ê\u0323", "ệ")]
    [InlineData("か\u3099", "が")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("e\u0308\u0301x", "e\u0308\u0301x")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("plain", "plain")]
    public void Letters_and_marks_become_one(string apart, string whole) =>
        Assert.Equal(whole == "e\u0308\u0301x" ? "ë\u0301x" : whole, Marks.Compose(apart));

    [Fact]
    public void Composing_does_what_the_system_does_where_it_has_its_tables()
    {
        Assert.SkipWhen("a\u0308".Normalize(NormalizationForm.FormC).Length == 2, "This system runs without cultures: it has no tables.");
        var random = new Random(1);
        char[] letters = [.. "aeiouyAEOUcsgklnrtzdhGKőşθαωηιϊυΑΩиеЙуかはヘ "];
        char[] marks = [.. "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030A\u030B\u030C\u0323\u0327\u0328\u031B\u0331\u0345\u0313\u0314\u0342\u3099\u309A"];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(2) == 0 ? letters[random.Next(letters.Length)] : marks[random.Next(marks.Length)]));
            Assert.Equal(text.Normalize(NormalizationForm.FormC), Marks.Compose(text));
            Assert.Equal(text.Normalize(NormalizationForm.FormD), Marks.Decompose(text));
        }
    }

    [Fact]
    public void Every_letter_of_the_scripts_is_taken_apart_as_the_system_does()
    {
        Assert.SkipWhen("a\u0308".Normalize(NormalizationForm.FormC).Length == 2, "This system runs without cultures: it has no tables.");
        foreach (var (first, last) in new[] { ('\u00C0', '\u024F'), ('\u0374', '\u052F'), ('\u0620', '\u06FF'), ('\u1E00', '\u1FFF'), ('\u3040', '\u30FF') })
        {
            for (var c = first; c <= last; c++)
            {
                var whole = c.ToString().Normalize(NormalizationForm.FormC);
                Assert.Equal(whole.Normalize(NormalizationForm.FormD), Marks.Decompose(whole));
                Assert.Equal(whole, Marks.Compose(Marks.Decompose(whole)));
            }
        }
    }
}
