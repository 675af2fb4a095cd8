using AceData.Audio;
using AceData.Files;
using AceData.Settings;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Settings;

public class SettingsFileTests
{
    private static readonly AppSettings Changed = new()
    {
        Engine = EngineKind.Server,
        ServerAddress = "http://127.0.0.1:8080",
        ServerModel = "größtes Modell",
        Preset = "hiphop",
        GeniusTermsAccepted = true,
        FfmpegFolder = "/opt/ffmpeg",
        ModelsFolder = null,
    };

    [Fact]
    public void Without_a_file_there_are_the_defaults_and_what_is_saved_is_loaded()
    {
        using var folder = new TempDir();
        var path = folder[".acedata/settings.json"];
        var (settings, version) = SettingsFile.LoadWithVersion(path);
        Assert.Equal(new AppSettings(), settings);

        SettingsFile.Save(path, Changed, version);

        AssertSame(Changed, SettingsFile.Load(path));
        Assert.Contains("\"server_address\": \"http://127.0.0.1:8080\"", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Throws<FileChangedException>(() => SettingsFile.Save(path, new AppSettings(), version));
        AssertSame(Changed, SettingsFile.Load(path));
    }

    [Fact]
    public void Settings_cut_at_any_byte_are_whole_or_refused_never_half_read()
    {
        using var folder = new TempDir();
        var path = folder["settings.json"];
        SettingsFile.Save(path, Changed, FileVersion.Missing);
        var whole = File.ReadAllBytes(path);
        var read = 0;
        for (var cut = 0; cut <= whole.Length; cut++)
        {
            File.WriteAllBytes(path, whole[..cut]);
            try
            {
                AssertSame(Changed, SettingsFile.Load(path));
                read++;
            }
            catch (AceDataException e)
            {
                Assert.Contains(e.Code, new[] { "SETTINGS-BAD", FileCodes.TextBad });
            }
        }

        // With and without the last line end.
        Assert.Equal(2, read);
    }

    [Theory]
    [InlineData("{\"serverAddress\": null}", "did you mean \"server_address\"?")]
    [InlineData("{\"presset\": \"x\"}", "did you mean \"preset\"?")]
    [InlineData("{\"utterly_unlike_all\": 1}", "known are engine, server_address")]
    [InlineData("{\n  \"preset\": 7\n}", "line 2, field preset")]
    [InlineData("{\"engine\": \"sever\"}", "field engine: it must be one of auto, server, none, fake.")]
    [InlineData("{\"genius_terms_accepted\": \"yes\"}", "field genius_terms_accepted: it must be true or false.")]
    [InlineData("{\"engine\": 1}", "field engine: it must be one of")]
    [InlineData("{\n\n  \"preset\": \"a\",\n}", "line 4")]
    [InlineData("{\"preset\": \"a\", \"preset\": \"b\"}", "preset")]
    [InlineData("{\"\\ud800preset\": null}", "does not exist")]
    [InlineData("[]", "one object")]
    [InlineData("null", "one object")]
    [InlineData("", "line 1")]
    public void What_is_not_right_is_named(string text, string named)
    {
        var error = Assert.Throws<AceDataException>(() => SettingsFile.Parse(text, "settings.json"));

        Assert.Equal("SETTINGS-BAD", error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["settings.json"], "\ufeff{\"preset\": \"hiphop\"}");

        Assert.Equal("hiphop", SettingsFile.Load(folder["settings.json"]).Preset);
    }

    // Lists are equal by what they hold.
    private static void AssertSame(AppSettings expected, AppSettings actual)
    {
        Assert.Equal(expected.SongFolders, actual.SongFolders);
        Assert.Equal(expected.OwnTags, actual.OwnTags);
        Assert.Equal(expected with { SongFolders = actual.SongFolders, OwnTags = actual.OwnTags }, actual);
    }

    [Fact]
    public void Every_setting_is_described()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "formats", "settings.md"));
        Assert.All(typeof(AppSettings).GetProperties(), property => Assert.Contains($"| `{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)}` |", page, StringComparison.Ordinal));
    }
}
