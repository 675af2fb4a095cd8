using System.Diagnostics;
using AceData.Audio.Decoding;
using AceData.Listening;
using AceData.Testing;

namespace AceData.Tests.Listening;

/// <summary>A folder of songs and a cache of its own.</summary>
internal sealed class ListeningFolder : IDisposable
{
    public TempDir Dir { get; } = new();

    public FfmpegTools Tools { get; } = FfmpegLocator.Find();

    public string Cache => Dir["cache"];

    public string Outlines => Path.Combine(Cache, "peaks");

    public string Copies => Path.Combine(Cache, "listen");

    public SongListening Listening(long outlineRoom = 1 << 30, long copyRoom = 1 << 30, TimeProvider? time = null) =>
        new(Tools, Cache, time ?? TimeProvider.System, outlineRoom, copyRoom);

    /// <summary>A wav of beats at 120 a minute whose second half is louder.</summary>
    public string Song(string name = "song.wav", double seconds = 20, double bpm = 120)
    {
        var samples = Signals.Loop(bpm, seconds, [57, 53], minor: true);
        for (var i = 0; i < samples.Length / 2; i++)
        {
            samples[i] *= 0.4f;
        }

        var path = Dir[name];
        File.WriteAllBytes(path, WavFile.Pcm16(samples));
        return path;
    }

    /// <summary>A song in another format.</summary>
    public string Converted(string name, params string[] arguments)
    {
        var source = File.Exists(Dir["source.wav"]) ? Dir["source.wav"] : Song("source.wav", 6);
        using var process = Process.Start(new ProcessStartInfo(Tools.Ffmpeg, ["-nostdin", "-v", "error", "-y", "-i", source, .. arguments, Dir[name]]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
        return Dir[name];
    }

    public void Dispose() => Dir.Dispose();
}
