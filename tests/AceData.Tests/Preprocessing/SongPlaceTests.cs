using AceData.Audio;
using AceData.Preprocessing;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

public sealed class SongPlaceTests : IDisposable
{
    private readonly TempDir _folder = new();

    public SongPlaceTests()
    {
        foreach (var name in new[] { "data/audio/one.wav", "moved/Rock/one.wav", "moved/Jazz/one.wav", "moved/two.wav" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], "x");
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data/audio/one.wav", null, "data/audio/one.wav")]
    [InlineData(@"data\audio\one.wav", null, "data/audio/one.wav")]
    [InlineData("data/audio/one.wav", "moved", "data/audio/one.wav")]
    [InlineData(@"D:\Music\Jazz\one.wav", "moved", "moved/Jazz/one.wav")]
    [InlineData("D:/Music/Rock/one.wav", "moved", "moved/Rock/one.wav")]
    [InlineData(@"D:\Elsewhere\two.wav", "moved", "moved/two.wav")]
    [InlineData(@"\\server\music\Rock\one.wav", "moved", "moved/Rock/one.wav")]
    [InlineData("/home/somebody/songs/two.wav", "moved", "moved/two.wav")]
    [InlineData(@"..\..\Jazz\one.wav", "moved", "moved/Jazz/one.wav")]
    public void A_song_is_found_where_it_is_now(string named, string? audioRoot, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths of Windows are foreign on Linux only.");
        var place = new SongPlace(DataRoot.Resolve(_folder.Path, _folder.Path), audioRoot is null ? null : _folder[audioRoot]);
        Assert.Equal(_folder[expected], place.Find(named));
    }

    [Theory]
    [InlineData(@"D:\Music\one.wav", null, "--audio-root")]
    [InlineData(@"D:\Music\three.wav", "moved", "is not in")]
    [InlineData("", null, "does not say")]
    public void A_song_that_is_not_found_says_what_to_do(string named, string? audioRoot, string said)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths of Windows are foreign on Linux only.");
        var place = new SongPlace(DataRoot.Resolve(_folder.Path, _folder.Path), audioRoot is null ? null : _folder[audioRoot]);
        var refusal = Assert.Throws<AceDataException>(() => place.Find(named));
        Assert.Equal(PreprocessCodes.Elsewhere, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }
}
