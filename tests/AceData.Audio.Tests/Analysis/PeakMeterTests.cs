using AceData.Audio.Analysis;

namespace AceData.Audio.Tests.Analysis;

public class PeakMeterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(4_000)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    public void The_loudest_place_is_where_it_is_in_songs_of_any_length(int length)
    {
        foreach (var place in new[] { 0.0, 0.31, 0.5, 0.99 })
        {
            var samples = new float[length];
            Array.Fill(samples, 0.1f);
            var at = (int)(place * length);
            samples[at] = -0.8f;

            var peaks = Measure(samples, 977);

            Assert.Equal(0.8f, peaks.Peak);
            var column = Array.IndexOf(peaks.Minima, (sbyte)-127);

            // An eighth of a column and the rounding of the place itself, in columns.
            Assert.InRange(column - ((double)at / length * WaveformPeaks.Columns), -1.2, 1.2);
            Assert.Equal(length == 1 ? -127 : 16, peaks.Maxima[(column + 2000) % WaveformPeaks.Columns]);
        }
    }

    [Fact]
    public void Blocks_of_any_length_give_the_same_picture()
    {
        var random = new Random(1);
        var samples = Enumerable.Range(0, 300_000).Select(_ => (float)((2 * random.NextDouble()) - 1)).ToArray();

        Assert.Equal(Measure(samples, samples.Length).ToBytes(), Measure(samples, 13).ToBytes());
    }

    [Fact]
    public void Silence_and_nothing_are_flat()
    {
        foreach (var samples in new[] { [], new float[50_000] })
        {
            var peaks = Measure(samples, 1000);

            Assert.Equal(0, peaks.Peak);
            Assert.All(peaks.ToBytes(), value => Assert.Equal(0, value));
            Assert.Equal(2 * WaveformPeaks.Columns, peaks.ToBytes().Length);
        }
    }

    [Fact]
    public void Samples_that_are_no_numbers_count_as_silence()
    {
        var samples = Enumerable.Repeat(0.5f, 10_000).ToArray();
        (samples[10], samples[20], samples[30]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity);

        Assert.Equal(0.5f, Measure(samples, 64).Peak);
    }

    private static WaveformPeaks Measure(float[] samples, int block)
    {
        var meter = new PeakMeter();
        for (var from = 0; from < samples.Length; from += block)
        {
            meter.Push(samples.AsSpan(from, Math.Min(block, samples.Length - from)));
        }

        return meter.Finish();
    }
}
