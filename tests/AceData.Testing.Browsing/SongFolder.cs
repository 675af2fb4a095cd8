using System.Diagnostics;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Library;

namespace AceData.Testing.Browsing;

/// <summary>A data folder with short songs and what lies beside them.</summary>
public sealed class SongFolder : IDisposable
{
    private const int Rate = 8000;
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

    /// <summary>Makes a song with tags and lyrics if given.</summary>
    /// <param name="name">Its name without ending.</param>
    /// <param name="tags">The line of its tag file; null for none.</param>
    /// <param name="lyrics">Its lyrics; null for none.</param>
    /// <param name="seconds">Its length; 0 for a tenth of a second of silence, which is enough for a list.</param>
    /// <returns>Its full path.</returns>
    public string Add(string name, string? tags = null, string? lyrics = null, int seconds = 0)
    {
        var path = System.IO.Path.Combine(Audio, name + ".wav");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, WavFile.Pcm16(seconds == 0 ? new float[Rate / 10] : Clicks(seconds), sampleRate: Rate));
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

    /// <summary>Makes a song of another kind out of one that is there.</summary>
    /// <param name="name">Its name, with the ending that says the kind.</param>
    /// <param name="from">Name of the other song, without ending.</param>
    /// <returns>Its full path.</returns>
    public string Convert(string name, string from)
    {
        var path = System.IO.Path.Combine(Audio, name);
        using var process = Process.Start(new ProcessStartInfo(FfmpegLocator.Find().Ffmpeg, ["-nostdin", "-v", "error", "-y", "-i", System.IO.Path.Combine(Audio, from + ".wav"), path]) { RedirectStandardError = true })!;
        var problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? path : throw new InvalidOperationException(problem);
    }

    /// <summary>Lets tags wait for an answer, as a run leaves them beside tags of a person.</summary>
    /// <param name="suggestions">Name of a song without ending, and the suggested line; a tag with a question mark behind it is unsure.</param>
    public void Suggest(params IReadOnlyList<(string Name, string Line)> suggestions)
    {
        using var library = LibraryDatabase.Open(System.IO.Path.Combine(_folder.Path, ".acedata", "library.db"), TimeProvider.System);
        var songs = SongScanner.Scan([Audio], _folder.Path).Songs.ToDictionary(song => System.IO.Path.GetFileNameWithoutExtension(song.Path));
        foreach (var (name, line) in suggestions)
        {
            var tags = line.Split(", ").Select(tag => (Text: tag.TrimEnd('?'), IsUnsure: tag.EndsWith('?'))).ToList();
            var origin = new SideCarOrigin
            {
                Author = SideCarAuthor.Job,
                Engine = "server",
                Values = [.. tags.Select(tag => new ValueOrigin("mood", tag.Text, ValueSource.Model, tag.IsUnsure ? ConfidenceLevel.Low : ConfidenceLevel.High))],
            };
            var song = songs[name];
            library.AddSuggestion(song, SideCarKind.Prompt, string.Join(", ", tags.Select(tag => tag.Text)), FileVersion.Of(System.IO.File.ReadAllBytes(song.PromptPath)), origin);
        }
    }

    /// <summary>Full path of the song's tag file.</summary>
    public string Prompt(string name) => System.IO.Path.Combine(Audio, name + "_prompt.txt");

    /// <summary>Full path of the song's lyrics file.</summary>
    public string Lyrics(string name) => System.IO.Path.Combine(Audio, name + "_lyrics.txt");

    public void Dispose() => _folder.Dispose();

    // 120 clicks a minute over a chord: something to hear, to measure and to see.
    private static float[] Clicks(int seconds)
    {
        var samples = new float[seconds * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / Rate;
            var click = Math.Exp(-40 * (time % 0.5)) * Math.Sin(2 * Math.PI * 900 * time);
            samples[i] = (float)((0.5 * click) + (0.1 * (Math.Sin(2 * Math.PI * 220 * time) + Math.Sin(2 * Math.PI * 261.63 * time) + Math.Sin(2 * Math.PI * 329.63 * time))));
        }

        return samples;
    }
}
