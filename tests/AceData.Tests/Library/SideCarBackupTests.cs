using System.IO.Compression;
using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

public class SideCarBackupTests
{
    [Fact]
    public async Task All_side_cars_are_in_it_with_their_bytes_and_folders_of_one_name_stay_apart()
    {
        using var folder = new TempDir();
        byte[] tags = [0xEF, 0xBB, 0xBF, .. "rap, 93 bpm\r\n"u8];
        foreach (var place in new[] { "a/songs/deep", "b/songs" })
        {
            Directory.CreateDirectory(folder[place]);
            File.WriteAllBytes(folder[place + "/Größe.wav"], WavFile.Pcm16(new float[800], 8000));
            File.WriteAllBytes(folder[place + "/Größe_prompt.txt"], tags);
            File.WriteAllText(folder[place + "/other.txt"], "not ours");
        }

        File.WriteAllText(folder["b/songs/Größe_lyrics.txt"], "[inst]");
        var songs = SongScanner.Scan([folder["a/songs"], folder["b/songs"]], folder.Path, TestContext.Current.CancellationToken).Songs;
        using var stream = new MemoryStream();
        var result = SideCarBackup.Write(songs, stream, TestContext.Current.CancellationToken);
        stream.Position = 0;
        using var zip = new ZipArchive(stream);
        Assert.Equal((3, 0), (result.Files, result.Unread.Count));
        Assert.Equal(["songs-2/Größe_lyrics.txt", "songs-2/Größe_prompt.txt", "songs/deep/Größe_prompt.txt"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        using var content = new MemoryStream();
        await zip.GetEntry("songs/deep/Größe_prompt.txt")!.Open().CopyToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(tags, content.ToArray());
    }
}
