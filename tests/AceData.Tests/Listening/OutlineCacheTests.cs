using AceData.Audio;
using AceData.Listening;
using AceData.Testing;

namespace AceData.Tests.Listening;

public sealed class OutlineCacheTests : IDisposable
{
    private readonly ListeningFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Kept => Assert.Single(Directory.GetFiles(_folder.Outlines));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_damaged_outline_is_made_again_wherever_it_is_damaged()
    {
        var song = _folder.Song(seconds: 3);
        var listening = _folder.Listening();
        var right = await listening.ReadAsync(song, 120, 30, Token);
        var bytes = File.ReadAllBytes(Kept);
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Null(OutlineFile.Read(damaged));
            Assert.Null(OutlineFile.Read(bytes[..random.Next(bytes.Length)]));
        }

        foreach (var damaged in new[] { [], bytes[..100], [.. bytes[..^1], (byte)(bytes[^1] ^ 1)] })
        {
            File.WriteAllBytes(Kept, damaged);

            var again = await listening.ReadAsync(song, 120, 30, Token);

            Assert.Equal(right.Peaks.ToBytes(), again.Peaks.ToBytes());
            Assert.Equal(bytes, File.ReadAllBytes(Kept));
        }
    }

    [Fact]
    public async Task A_changed_song_is_looked_at_again_and_a_renamed_one_is_not()
    {
        var song = _folder.Song(seconds: 3);
        var listening = _folder.Listening();
        await listening.ReadAsync(song, null, 30, Token);
        File.Move(song, _folder.Dir["renamed.wav"]);

        await listening.ReadAsync(_folder.Dir["renamed.wav"], null, 30, Token);
        Assert.Single(Directory.GetFiles(_folder.Outlines));

        _folder.Song("renamed.wav", seconds: 4);
        var changed = await listening.ReadAsync(_folder.Dir["renamed.wav"], null, 30, Token);
        Assert.Equal(4, changed.DurationSeconds, 0.01);
        Assert.Equal(2, Directory.GetFiles(_folder.Outlines).Length);
    }

    [Fact]
    public async Task When_outlines_grow_too_large_old_ones_go()
    {
        var listening = _folder.Listening(outlineRoom: 40_000);
        for (var i = 0; i < 6; i++)
        {
            await listening.ReadAsync(_folder.Song($"{i}.wav", seconds: 3, bpm: 90 + i), null, 30, Token);
        }

        Assert.InRange(Directory.GetFiles(_folder.Outlines).Sum(file => new FileInfo(file).Length), 1, 40_000);
        Assert.Null(listening.CacheProblem);
    }

    [Fact]
    public async Task Without_a_place_to_keep_it_a_song_is_shown_all_the_same_and_the_reason_told()
    {
        File.WriteAllText(_folder.Cache, "a file where the folder should be");
        var listening = _folder.Listening();

        var facts = await listening.ReadAsync(_folder.Song(seconds: 3), null, 30, Token);

        Assert.Equal(3, facts.DurationSeconds, 0.01);
        Assert.NotNull(listening.CacheProblem);
    }

    [Fact]
    public async Task A_song_that_is_gone_or_none_says_so()
    {
        var listening = _folder.Listening();
        File.WriteAllText(_folder.Dir["text.mp3"], "no sound at all");

        Assert.Equal("FILE-GONE", (await Assert.ThrowsAsync<AceDataException>(() => listening.ReadAsync(_folder.Dir["no.wav"], null, 30, Token))).Code);
        Assert.Equal("AUDIO-BAD", (await Assert.ThrowsAsync<AceDataException>(() => listening.ReadAsync(_folder.Dir["text.mp3"], null, 30, Token))).Code);
        Assert.False(Directory.Exists(_folder.Outlines));
    }

    [Fact]
    public async Task A_link_is_no_song_and_told_apart_from_one_that_is_gone()
    {
        var song = _folder.Song(seconds: 3);
        try
        {
            File.CreateSymbolicLink(_folder.Dir["link.wav"], song);
        }
        catch (IOException)
        {
            Assert.Skip("This user may not make links.");
        }

        Assert.Equal("FILE-LINK", (await Assert.ThrowsAsync<AceDataException>(() => _folder.Listening().ReadAsync(_folder.Dir["link.wav"], null, 30, Token))).Code);
    }

    [Fact]
    public async Task Samples_that_are_no_numbers_spoil_nothing_else()
    {
        var samples = Signals.Loop(120, 6, [57], minor: true);
        (samples[30_000], samples[40_000], samples[50_000]) = (float.NaN, float.PositiveInfinity, float.MaxValue);
        File.WriteAllBytes(_folder.Dir["nan.wav"], WavFile.Samples32(samples));

        var facts = await _folder.Listening().ReadAsync(_folder.Dir["nan.wav"], 120, 30, Token);

        Assert.Equal(6, facts.DurationSeconds, 0.01);
        Assert.True(float.IsFinite(facts.Peaks.Peak));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Ten_hours_stream_through_in_little_memory()
    {
        var song = _folder.Dir["long.wav"];
        await using (var file = new FileStream(song, FileMode.Create))
        {
            // A header, and ten hours of silence that take no room on the disk.
            file.Write(WavFile.Raw([], 1, 1, 22050, 16, dataLength: 22050L * 2 * 36000, riffLength: (22050L * 2 * 36000) + 36));
            file.SetLength(44 + (22050L * 2 * 36000));
        }

        var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var watch = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 50);
        var facts = await _folder.Listening().ReadAsync(song, 120, 30, Token);

        // All of its samples would be 3 GB.
        Assert.Equal(36000, facts.DurationSeconds, 0.1);
        Assert.InRange(most - before, 1, 400 << 20);
        Assert.InRange(new FileInfo(Kept).Length, 8_000, 200_000);
    }
}
