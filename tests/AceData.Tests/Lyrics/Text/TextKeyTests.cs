using System.Diagnostics;
using System.Globalization;
using AceData.Lyrics.Text;

namespace AceData.Tests.Lyrics.Text;

public class TextKeyTests
{
    [Theory]
    [InlineData("Über den Dächern", "uber den dachern", "ueber den daechern")]
    [InlineData("U\u0308ber", "uber", "ueber")]
    [InlineData("Straße", "strasse", "strasse")]
    [InlineData("Tobi Øst", "tobi ost", "tobi oest")]
    [InlineData("Æon Œuvre", "aeon oeuvre", "aeon oeuvre")]
    [InlineData("Łódź", "lodz", "lodz")]
    [InlineData("Đorđe", "dorde", "dorde")]
    [InlineData("Iğdır İzmir", "igdir izmir", "igdir izmir")]
    [InlineData("Don’t  Wake\u00A0the Lighthouse!", "dont wake the lighthouse", "dont wake the lighthouse")]
    [InlineData("Salt & Wine + Rye", "salt and wine and rye", "salt and wine and rye")]
    [InlineData("W&W", "w and w", "w and w")]
    [InlineData("A$AP Bada$$ Mon€y", "asap badass money", "asap badass money")]
    [InlineData("Ｆｕｌｌ　Ｃｌｉｐ", "full clip", "full clip")]
    [InlineData("ﬁre Ⅱ x²", "fire ii x2", "fire ii x2")]
    [InlineData("Фул Клип Ёлка", "фул клип елка", "фул клип елка")]
    [InlineData("ΑΣ ας", "ασ ασ", "ασ ασ")]
    [InlineData("ガ ｶ", "カ\u3099 ｶ", "カ\u3099 ｶ")]
    [InlineData("हिन्दी", "हिन्दी", "हिन्दी")]
    [InlineData("", "", "")]
    [InlineData("...", "", "")]
    public void Texts_are_compared_without_what_spelling_changes(string text, string key, string writtenOut)
    {
        Assert.Equal(key, TextKey.Of(text));
        Assert.Equal(writtenOut, TextKey.WithUmlautsWrittenOut(text));
    }

    /// <summary>These classes, run in a process whose system has no cultures; the run around it mostly has them.</summary>
    [Fact]
    public async Task Names_are_read_and_compared_the_same_without_the_cultures_of_the_system()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("ACEDATA_NESTED_TEST") is not null, "This is the inner run.");
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            info.ArgumentList.Add(typeof(TextKeyTests).Assembly.Location);
        }

        foreach (var argument in new[] { "-class", "AceData.Tests.Lyrics.Text.*", "-class", "AceData.Tests.Lyrics.Identity.*", "-class", "AceData.Tests.Lyrics.Matching.MatchScoreTests", "-noColor" })
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        info.Environment["ACEDATA_NESTED_TEST"] = "1";
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await error);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_the_same_in_Turkey()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("iris indigo", TextKey.Of("IRIS INDIGO"));
        }
        catch (CultureNotFoundException)
        {
            // Without cultures there is no Turkey.
            Assert.Equal("iris indigo", TextKey.Of("IRIS INDIGO"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
