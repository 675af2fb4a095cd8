using System.Diagnostics;
using AceData.Audio.Fingerprints;
using AceData.Datasets.Checking;

namespace AceData.Tests.Datasets.Checking;

public class SameRecordingsTests(ITestOutputHelper output)
{
    [Fact]
    public void Copies_are_one_group_and_nothing_else_is()
    {
        var one = Sound(1, 200);

        var groups = SameRecordings.Find([new(one, 200), new(Sound(2, 200), 200), new(Worn(1, 200, share: 0.1), 200.4), new(null, 200), new(Worn(1, 200, share: 0), 199)], TestContext.Current.CancellationToken);

        var group = Assert.Single(groups);
        Assert.Equal([0, 2, 4], group.Members);
        Assert.InRange(group.Difference, 0.05, 0.2);
    }

    [Fact]
    public void Songs_of_different_length_are_not_compared()
    {
        Assert.Empty(SameRecordings.Find([new(Sound(1, 100), 200), new(Sound(1, 100), 201.6)], TestContext.Current.CancellationToken));
        Assert.Single(SameRecordings.Find([new(Sound(1, 100), 200), new(Sound(1, 100), 201.4)], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Short_sounds_must_agree_more()
    {
        Assert.Single(SameRecordings.Find([new(Sound(1, 60), 60), new(Worn(1, 60, share: 0.1), 60)], TestContext.Current.CancellationToken));
        Assert.Empty(SameRecordings.Find([new(Sound(1, 3.5), 4), new(Worn(1, 3.5, share: 0.1), 4)], TestContext.Current.CancellationToken));
        Assert.Single(SameRecordings.Find([new(Sound(1, 3.5), 4), new(Sound(1, 3.5), 4)], TestContext.Current.CancellationToken));
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(120, 300)]
    [InlineData(60, 60.01)]
    public void Ten_thousand_songs_are_compared_in_seconds(double shortest, double longest)
    {
        const int Songs = 10_000;
        var random = new Random(5);
        var sounds = new List<HeardSound>();
        for (var i = 0; i < Songs - 100; i++)
        {
            var seconds = shortest + (random.NextDouble() * (longest - shortest));
            sounds.Add(new(Sound(i, seconds), seconds));
        }

        for (var i = 0; i < 100; i++)
        {
            var of = i * 97;
            sounds.Add(new(Worn(of, sounds[of].Seconds, share: 0.1), sounds[of].Seconds + 0.5));
        }

        var clock = Stopwatch.StartNew();
        var groups = SameRecordings.Find(sounds, TestContext.Current.CancellationToken);
        output.WriteLine($"{shortest} to {longest} s: {clock.ElapsedMilliseconds} ms");

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (i * 97, Songs - 100 + i)), groups.Select(group => (group.Members[0], Assert.Single(group.Members.Skip(1)))));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Ten_thousand_copies_of_one_song_are_one_group_in_seconds()
    {
        var sounds = Enumerable.Range(0, 10_000).Select(i => new HeardSound(Worn(1, 180, share: 0.02, wear: i), 180)).ToList();

        var clock = Stopwatch.StartNew();
        var groups = SameRecordings.Find(sounds, TestContext.Current.CancellationToken);
        output.WriteLine($"copies: {clock.ElapsedMilliseconds} ms");

        Assert.Equal(10_000, Assert.Single(groups).Members.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    private static SoundFingerprint Sound(int seed, double seconds) => SoundFingerprint.FromBytes(SoundBytes.Of(seed, seconds))!;

    private static SoundFingerprint Worn(int seed, double seconds, double share, int wear = 0) => SoundFingerprint.FromBytes(SoundBytes.Worn(SoundBytes.Of(seed, seconds), share, wear))!;
}
