using System.Globalization;
using AceData.Web.Languages;

namespace AceData.Web.Tests.Languages;

public sealed class SaidNumbersTests : IDisposable
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    public SaidNumbersTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");

    public void Dispose() => CultureInfo.CurrentUICulture = _language;

    [Theory]
    [InlineData("35.6", " s long", "35,6")]
    [InlineData("73.7 GB", "", "73,7 GB")]
    [InlineData("needs 4.2 GB and 1.0 GB are free", ".", "needs 4,2 GB and 1,0 GB are free")]
    [InlineData("6.5", " minutes long; training", "6,5")]
    [InlineData("44.1 kHz", "", "44,1 kHz")]
    [InlineData("ACE-Step 1.5", " reads it", "ACE-Step 1.5")]
    [InlineData("7.1", " is there", "7.1")]
    [InlineData("version 2.5.1", " s", "version 2.5.1")]
    [InlineData("song 3.5 songs", "", "song 3.5 songs")]
    [InlineData("a.b 2", " s", "a.b 2")]
    [InlineData("192.168.0.1", " %", "192.168.0.1")]
    public void What_is_measured_gets_the_comma_and_what_is_named_keeps_its_point(string value, string following, string german)
    {
        Assert.Equal(german, SaidNumbers.In(value, following, CultureInfo.GetCultureInfo("de")));
        Assert.Equal(value, SaidNumbers.In(value, following, CultureInfo.GetCultureInfo("en")));
    }

    [Theory]
    [InlineData(
        "The model MERT-v1-330M is not in '/models 1.5 GB/x'. To download it (1.3 GB): ./run.sh models get --models '/models 1.5 GB/x'; where you have it already: ./run.sh models use FOLDER",
        "1,3 GB")]
    [InlineData("The training set will take about 12.5 GB, and 3.0 GB are free on the disk of '/songs'. Free some space, or choose another folder for it.", "etwa 12,5 GB, und 3,0 GB")]
    public void Sentences_of_the_product_have_it_and_quoted_names_stay(string english, string german)
    {
        var said = ProblemText.Of(english);

        Assert.Contains(german, said, StringComparison.Ordinal);
        Assert.DoesNotContain("1,5 GB", said, StringComparison.Ordinal);
    }
}
