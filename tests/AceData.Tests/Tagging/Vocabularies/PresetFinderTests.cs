using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Tagging.Vocabularies;

public sealed class PresetFinderTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_data_root_comes_before_the_shipped_presets()
    {
        Write("presets/hiphop/moods.md", "## Genre:\n- own");
        Write("presets/mine/moods.md", "## Genre:\n- mine");

        Assert.Equal(["default", "hiphop", "mine"], Finder().Names());
        Assert.Equal(["own"], Finder().Load("hiphop").Tags("genre"));
        Assert.Equal(78, Finder().Load(null).Tags("genre").Count);
        Assert.Equal("default", Finder().Load(null).Name);
    }

    [Theory]
    [InlineData("own.md", "own")]
    [InlineData("metal/moods.md", "metal")]
    [InlineData("presets/moods.md", "default")]
    public void A_path_of_a_file_is_a_preset_too(string path, string name)
    {
        Write(path, "## Genre:\n- own");

        var vocabulary = Finder().Load(_folder[path]);

        Assert.Equal((name, "own"), (vocabulary.Name, vocabulary.Tags("genre")[0]));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:evil")]
    [InlineData("a\0b")]
    public void A_name_that_is_a_path_is_refused(string name)
    {
        Write("x/moods.md", "## Genre:\n- own");

        Assert.Contains("letters, digits", Assert.Throws<ConfigException>(() => Finder().Load(name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_gets_the_nearest_one()
    {
        var message = Assert.Throws<ConfigException>(() => Finder().Load("hip hop")).Message;

        Assert.Contains("Did you mean \"hiphop\"?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_out_is_refused()
    {
        Write("outside.md", "## Genre:\n- own");
        Directory.CreateDirectory(_folder["presets/linked"]);
        try
        {
            File.CreateSymbolicLink(_folder["presets/linked/moods.md"], _folder["outside.md"]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("This account may not make symbolic links.");
        }

        Assert.Contains("link", Assert.Throws<ConfigException>(() => Finder().Load("linked")).Message, StringComparison.Ordinal);
    }

    private PresetFinder Finder() => new(_folder.Path, Checkout.Root);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }
}
