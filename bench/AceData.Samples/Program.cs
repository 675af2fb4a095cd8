// Renders the three songs of samples/: dotnet run --project bench/AceData.Samples -c Release -- samples
using System.Diagnostics;
using AceData.Samples;

var folder = args.FirstOrDefault() ?? "samples";
Directory.CreateDirectory(folder);
await SaveAsync(Songs.NightBus(), "night_bus_93_acedata.mp3", ["-c:a", "libmp3lame", "-b:a", "96k", "-id3v2_version", "3"],
    "title=Night Bus", "genre=Hip-Hop", "mood=Melancholic");
await SaveAsync(Songs.SunriseDrive(), "sunrise_drive.ogg", ["-c:a", "libvorbis", "-q:a", "2"],
    "title=Sunrise Drive", "genre=House", "BPM=128", "mood=Energetic");
await SaveAsync(Songs.HarbourWaltz(), "harbour_waltz.m4a", ["-c:a", "aac", "-b:a", "88k"],
    "title=Harbour Waltz", "genre=Ballad", "comment=instrumental");
return 0;

async Task SaveAsync(Mixer song, string name, string[] codec, params string[] tags)
{
    var start = new ProcessStartInfo("ffmpeg") { RedirectStandardInput = true };
    string[] input = ["-hide_banner", "-loglevel", "error", "-y", "-f", "f32le", "-ar", $"{Mixer.SampleRate}", "-ac", "2", "-i", "pipe:0"];
    string[] exact = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-metadata", "artist=AceData"];
    foreach (var argument in (string[])[.. input, .. exact, .. tags.SelectMany(tag => new[] { "-metadata", tag }), .. codec, Path.Combine(folder, name)])
    {
        start.ArgumentList.Add(argument);
    }

    using var ffmpeg = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg did not start.");
    await ffmpeg.StandardInput.BaseStream.WriteAsync(song.Finish());
    ffmpeg.StandardInput.Close();
    await ffmpeg.WaitForExitAsync();
    Console.WriteLine($"{name}: {(ffmpeg.ExitCode == 0 ? $"{new FileInfo(Path.Combine(folder, name)).Length / 1024} KB" : $"ffmpeg ended with {ffmpeg.ExitCode}")}");
}
