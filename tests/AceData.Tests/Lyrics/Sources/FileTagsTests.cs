using System.Text;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Sources;

public class FileTagsTests
{
    private static readonly byte[] Uslt = [3, .. "eng\0Über die Brücke"u8];

    [Fact]
    public void A_large_cover_before_the_lyrics_is_skipped_and_not_read()
    {
        var cover = new byte[8 << 20];
        var stream = new CountingStream(Id3Bytes.Tag(3, ("APIC", cover), ("USLT", Uslt)));

        Assert.Equal("Über die Brücke", Assert.Single(FileTags.Read(stream)).Text);
        Assert.True(stream.BytesRead < 4096, $"{stream.BytesRead} bytes were read");
    }

    [Fact]
    public void Unsynchronised_tags_and_frames_are_read()
    {
        byte[] content = [1, .. "eng"u8, 0xFF, 0xFE, 0, 0, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\u00FFb")];
        byte[] stuffed = [.. content.SelectMany(b => b == 0xFF ? new byte[] { 0xFF, 0 } : [b])];

        var wholeTag = Id3Bytes.Whole(3, 0x80, [.. Id3Bytes.Frame(3, "USLT", content, 0)[..10], .. stuffed]);
        var oneFrame = Id3Bytes.Whole(4, 0, Id3Bytes.Frame(4, "USLT", stuffed, 0x02));

        Assert.Equal("a\u00FFb", Assert.Single(Read(wholeTag)).Text);
        Assert.Equal("a\u00FFb", Assert.Single(Read(oneFrame)).Text);
    }

    [Fact]
    public void Sizes_that_a_program_wrote_wrongly_into_version_2_4_are_understood()
    {
        byte[] text = [3, .. "eng\0"u8, .. Encoding.UTF8.GetBytes(new string('x', 200))];
        var frame = Id3Bytes.Frame(4, "USLT", text, 0);
        frame[6] = 0;
        frame[7] = (byte)text.Length;

        Assert.Equal(new string('x', 200), Assert.Single(Read(Id3Bytes.Whole(4, 0, [.. frame, .. Id3Bytes.Frame(4, "TIT2", [3, 65], 0)]))).Text);
    }

    [Fact]
    public void Syllables_of_synchronised_lyrics_are_joined_to_lines()
    {
        byte[] content = [3, .. "eng"u8, 2, 1, 0, .. "Pa\0"u8, 0, 0, 3, 0xE8, .. "per\0"u8, 0, 0, 4, 0, .. "\nBoats\0"u8, 0, 1, 0x11, 0x70];

        var lyrics = Assert.Single(Read(Id3Bytes.Tag(4, ("SYLT", content))));

        Assert.Equal(("SYLT", "[00:01.00]Paper\n[01:10.00]Boats"), (lyrics.Origin, lyrics.Text));
    }

    [Fact]
    public void The_tag_in_a_wav_file_is_found()
    {
        var tag = Id3Bytes.Tag(3, ("USLT", Uslt));
        byte[] wav = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEdata"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. "id3 "u8, (byte)tag.Length, 0, 0, 0, .. tag];

        Assert.Equal("Über die Brücke", Assert.Single(Read(wav)).Text);
    }

    [Fact]
    public void Tags_at_the_end_stand_behind_one_another()
    {
        var lyrics3 = "LYRICSBEGININD0000211LYR00005wordsINF00001x"u8.ToArray();
        byte[] file = [.. new byte[500], .. lyrics3, .. Encoding.ASCII.GetBytes($"{lyrics3.Length:000000}LYRICS200"), .. "TAG"u8, .. new byte[125]];

        Assert.Equal("words", Assert.Single(Read(file)).Text);
        Assert.Equal("old words", Assert.Single(Read([.. new byte[500], .. "LYRICSBEGINold wordsLYRICSEND"u8, .. "TAG"u8, .. new byte[125]])).Text);
    }

    [Fact]
    public void Compressed_and_encrypted_frames_are_left_out()
    {
        Assert.Empty(Read(Id3Bytes.Whole(3, 0, Id3Bytes.Frame(3, "USLT", Uslt, 0x80))));
        Assert.Empty(Read(Id3Bytes.Whole(4, 0, Id3Bytes.Frame(4, "USLT", Uslt, 0x04))));
    }

    [Fact]
    public void Damaged_tags_cost_no_more_than_their_lyrics()
    {
        var random = new Random(3);
        foreach (var path in Directory.GetFiles(Checkout.File("tests/AceData.Tests/Fixtures/lyrics/tagged"), "*.mp3"))
        {
            var whole = File.ReadAllBytes(path);

            // Heads and tails are what is read; the sound between them would only dilute the damage.
            byte[] bytes = [.. whole[..Math.Min(400, whole.Length)], .. whole[^400..]];
            for (var i = 0; i < 400; i++)
            {
                var damaged = bytes[..random.Next(1, bytes.Length + 1)];
                for (var hits = random.Next(12); hits > 0; hits--)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                foreach (var lyrics in Read(damaged))
                {
                    SideCarText.Classify(lyrics.Text);
                }
            }
        }
    }

    [Fact]
    public void A_tag_that_claims_to_be_huge_makes_nothing_large()
    {
        byte[] id3 = [.. "ID3"u8, 3, 0, 0x80, 0x7F, 0x7F, 0x7F, 0x7F, .. "USLT"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0];
        byte[] ape = [.. new byte[40], .. "APETAGEX"u8, 0xD0, 7, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, .. new byte[8]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(Read(id3));
        Assert.Empty(Read(ape));
        Assert.Empty(Read([.. new byte[40], .. "999999LYRICS200"u8]));
        Assert.Empty(Read([]));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    private static IReadOnlyList<TagLyrics> Read(byte[] bytes) => FileTags.Read(new MemoryStream(bytes));

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            BytesRead += read;
            return read;
        }
    }
}
