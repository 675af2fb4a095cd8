using System.Diagnostics;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Testing;

[assembly: AssemblyFixture(typeof(AceData.Audio.Tests.Decoding.FfmpegFixture))]

namespace AceData.Audio.Tests.Decoding;

/// <summary>A folder with one short song in every format, made once a run, when the first test asks for it.</summary>
public sealed class FfmpegFixture : IDisposable
{
    public const double Seconds = 12;

    private static readonly (string Name, string[] Arguments)[] Formats =
    [
        ("song.mp3", ["-c:a", "libmp3lame", "-b:a", "128k"]),
        ("song.flac", []),
        ("song.ogg", ["-c:a", "libvorbis"]),
        ("song.opus", ["-c:a", "libopus"]),
        ("song.m4a", ["-c:a", "aac"]),
        ("song.aac", ["-c:a", "aac"]),
        ("song.wma", ["-c:a", "wmav2"]),
        ("song.aiff", []),
    ];

    private readonly Lazy<TempDir> _folder;

    public FfmpegFixture() => _folder = new Lazy<TempDir>(MakeSongs);

    /// <summary>Holds song.wav, song.mp3, …</summary>
    public TempDir Folder => _folder.Value;

    public FfmpegTools Tools { get; } = FfmpegLocator.Find();

    public AudioDecoder Decoder => new(Tools);

    public SongAnalyzer Analyzer => new(Decoder);

    /// <summary>Bytes of one of the songs.</summary>
    public byte[] Bytes(string name) => File.ReadAllBytes(Folder[name]);

    /// <summary>Runs ffmpeg to make a file.</summary>
    public void Ffmpeg(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Tools.Ffmpeg, ["-nostdin", "-v", "error", "-y", .. arguments]) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Dispose();
        }
    }

    private TempDir MakeSongs()
    {
        var folder = new TempDir();
        File.WriteAllBytes(folder["song.wav"], WavFile.Pcm16(Signals.Loop(120, Seconds, [57, 53, 48, 55], minor: false)));
        foreach (var (name, arguments) in Formats)
        {
            Ffmpeg(["-i", folder["song.wav"], .. arguments, "-metadata", "title=A Title", "-metadata", "artist=An Artist", "-metadata", "genre=Rock", folder[name]]);
        }

        return folder;
    }
}
