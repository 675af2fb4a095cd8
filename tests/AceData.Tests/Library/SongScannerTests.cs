using System.Diagnostics;
using System.Net.Sockets;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Library;
using AceData.Testing;
using AceData.Tests.Files;
using CsCheck;

namespace AceData.Tests.Library;

public class SongScannerTests
{
    [Fact]
    public void Songs_come_in_the_order_that_people_count_in_and_each_once()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "10.mp3", "2.mp3", "b/1.mp3", "B.flac", "a.wav", "b/02.mp3", "b2/1.mp3");

        var scan = SongScanner.Scan([folder.Path, "b", "2.mp3", folder["a.wav"]], folder.Path, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["2.mp3", "10.mp3", "a.wav", "b/1.mp3", "b/02.mp3", "B.flac", "b2/1.mp3"],
            scan.Songs.Select(song => Path.GetRelativePath(folder.Path, song.Path).Replace('\\', '/')));
    }

    [Fact]
    public void Natural_order_is_a_total_order()
    {
        var name = AnyOf.These("a", "A", "1", "01", "10", "2", "/", " ", "ä", "é").Array[0, 5].Select(string.Concat);
        Gen.Select(name, name, name).Sample((a, b, c) =>
        {
            var order = NaturalOrder.Instance;
            Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
            Assert.Equal(a == b, order.Compare(a, b) == 0);
            Assert.False(order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0 && order.Compare(a, c) > 0);
        });
    }

    [Fact]
    public void The_same_stem_is_one_song_and_the_least_lossy_file_rules()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "a.mp3", "a.flac", "a.wav", "a.MP3", "b.ogg");

        var scan = Songs.Scan(folder);

        Assert.Equal(["a.flac", "b.ogg"], scan.Songs.Select(song => song.RelativePath));
        Assert.Equal(["a.wav", "a.MP3", "a.mp3"], scan.Songs[0].Twins.Select(Path.GetFileName));
        Assert.Equal("NAME-SHARED", Assert.Single(scan.Warnings).Code);
    }

    [Fact]
    public void In_random_trees_no_two_songs_share_a_side_car_and_no_file_is_lost()
    {
        var file = Gen.Select(
            AnyOf.These("", "x/", "x/y/", "X/"),
            AnyOf.These("a", "A", "a.b", "é", "e\u0301", "1", "11", "a_prompt.txt"),
            AnyOf.These(".mp3", ".flac", ".wav", ".MP3", ".m4a", ".txt", ".part"));
        file.Array[1, 30].Sample(
            parts =>
            {
                using var folder = TempDir.InMemory();
                var names = parts.Select(part => part.Item1 + part.Item2 + part.Item3).Distinct().ToArray();
                Songs.Make(folder, names);

                var scan = Songs.Scan(folder);

                var files = scan.Songs.SelectMany(song => song.Twins.Prepend(song.Path)).Select(path => Path.GetRelativePath(folder.Path, path).Replace('\\', '/'));
                Assert.Equal(names.Where(AudioFormats.IsAudio).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
                Assert.Distinct(scan.Songs.Select(song => song.PromptPath));
            },
            iter: 200,
            threads: 1);
    }

    [Fact(Timeout = 10_000)]
    public async Task Links_are_not_followed_and_loops_end()
    {
        using var folder = new TempDir();
        using var outside = new TempDir();
        Songs.Make(folder, Enumerable.Range(0, 40).Select(i => $"d{i % 4}/{i}.mp3"));
        Songs.Make(outside, "secret.mp3");
        Directory.CreateSymbolicLink(folder["self"], folder["self"]);
        Directory.CreateSymbolicLink(folder["one"], folder["two"]);
        Directory.CreateSymbolicLink(folder["two"], folder["one"]);
        Directory.CreateSymbolicLink(folder["d0/up"], folder.Path);
        File.CreateSymbolicLink(folder["dangling.mp3"], folder["nothing.mp3"]);
        File.CreateSymbolicLink(folder["out.mp3"], outside["secret.mp3"]);
        Directory.CreateSymbolicLink(folder["etc"], "/etc");

        var clock = Stopwatch.StartNew();
        var scan = await Task.Run(() => Songs.Scan(folder), TestContext.Current.CancellationToken);

        Assert.Equal(40, scan.Songs.Count);
        Assert.Equal(7, scan.SkippedLinks);
        Assert.Empty(scan.Problems);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_chosen_folder_may_be_a_link_but_a_chosen_file_may_not()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "real/song.mp3");
        Directory.CreateSymbolicLink(folder["link"], folder["real"]);
        File.CreateSymbolicLink(folder["song.mp3"], folder["real/song.mp3"]);

        Assert.Equal(folder["link/song.mp3"], Assert.Single(SongScanner.Scan(["link"], folder.Path, TestContext.Current.CancellationToken).Songs).Path);
        Assert.Equal(FileCodes.FileIsLink, Assert.Single(SongScanner.Scan(["song.mp3"], folder.Path, TestContext.Current.CancellationToken).Problems).Code);
    }

    [Fact(Timeout = 10_000)]
    public async Task Pipes_sockets_empty_files_and_holes_are_never_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Made with tools of Linux.");
        using var folder = new TempDir();
        Songs.Make(folder, "song.mp3");
        using (var made = Process.Start(new ProcessStartInfo("mkfifo") { ArgumentList = { folder["fifo.mp3"] } })!)
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket.mp3"]));
        File.CreateSymbolicLink(folder["zero.mp3"], "/dev/zero");
        File.WriteAllBytes(folder["empty.mp3"], []);
        using (var huge = File.OpenHandle(folder["huge.wav"], FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.SetLength(huge, 1L << 40);
        }

        var scan = await Task.Run(() => Songs.Scan(folder), TestContext.Current.CancellationToken);

        Assert.Equal("song.mp3", Assert.Single(scan.Songs).RelativePath);
        Assert.Equal(["AUDIO-EMPTY", "AUDIO-HOLES", "FILE-NOT-A-FILE", "FILE-NOT-A-FILE"], scan.Problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
        Assert.Equal(1, scan.SkippedLinks);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_process_folder_of_Linux_can_be_scanned()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has it.");

        var scan = await Task.Run(() => SongScanner.Scan(["/proc/self"], "/", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.Empty(scan.Songs);
    }

    [Fact]
    public void What_is_not_there_is_said_and_what_is_not_audio_fails_alone()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "song.mp3", "notes.txt");

        Assert.Equal(FileCodes.FileMissing, Assert.Throws<AceDataException>(() => SongScanner.Scan(["nothing"], folder.Path, TestContext.Current.CancellationToken)).Code);
        var scan = SongScanner.Scan(["song.mp3", "notes.txt"], folder.Path, TestContext.Current.CancellationToken);
        Assert.Single(scan.Songs);
        Assert.Equal("AUDIO-UNKNOWN", Assert.Single(scan.Problems).Code);
    }

    [Fact]
    public void Our_temp_files_are_no_songs_and_are_found_for_the_sweep()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "sub/.acedata-0123456789abcdef.tmp", "sub/.acedata-0123456789abcdef.mp3", "song.mp3");

        var scan = Songs.Scan(folder);

        Assert.Equal("song.mp3", Assert.Single(scan.Songs).RelativePath);
        Assert.Equal(folder["sub/.acedata-0123456789abcdef.tmp"], Assert.Single(scan.TempFiles));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public void Ten_thousand_songs_are_all_found(int folders)
    {
        using var folder = TempDir.InMemory();
        Songs.Make(folder, Enumerable.Range(0, 10_000).Select(i => $"d{i % folders}/{i}.mp3"));

        Assert.Equal(10_000, Songs.Scan(folder).Songs.Count);
    }
}
