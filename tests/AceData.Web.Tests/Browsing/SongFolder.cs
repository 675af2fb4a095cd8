using AceData.Testing;

namespace AceData.Web.Tests.Browsing;

/// <summary>A data folder with short songs and what lies beside them.</summary>
internal sealed class SongFolder : IDisposable
{
    private readonly TempDir _folder;

    /// <param name="isInMemory">For thousands of songs, whose making would take longer than the test.</param>
    public SongFolder(bool isInMemory = false)
    {
        _folder = isInMemory ? TempDir.InMemory() : new TempDir();
        Directory.CreateDirectory(Audio);
        Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, ".acedata"));
    }

    public string Path => _folder.Path;

    public string Audio => System.IO.Path.Combine(_folder.Path, "data", "audio");

    /// <summary>Makes a song of a tenth of a second, with tags and lyrics if given.</summary>
    /// <returns>Its full path.</returns>
    public string Add(string name, string? tags = null, string? lyrics = null)
    {
        var path = System.IO.Path.Combine(Audio, name + ".wav");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, WavFile.Pcm16(new float[800], sampleRate: 8000));
        if (tags is not null)
        {
            System.IO.File.WriteAllText(Prompt(name), tags);
        }

        if (lyrics is not null)
        {
            System.IO.File.WriteAllText(System.IO.Path.Combine(Audio, name + "_lyrics.txt"), lyrics);
        }

        return path;
    }

    /// <summary>Full path of the song's tag file.</summary>
    public string Prompt(string name) => System.IO.Path.Combine(Audio, name + "_prompt.txt");

    /// <summary>Full path of the song's lyrics file.</summary>
    public string Lyrics(string name) => System.IO.Path.Combine(Audio, name + "_lyrics.txt");

    public void Dispose() => _folder.Dispose();
}
