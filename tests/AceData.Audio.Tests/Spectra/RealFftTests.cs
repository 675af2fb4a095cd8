using AceData.Audio.Spectra;

namespace AceData.Audio.Tests.Spectra;

public class RealFftTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(512)]
    public void It_agrees_with_the_definition(int size)
    {
        var samples = Noise(size);
        var fft = new RealFft(size);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);

        fft.Transform(samples, re, im);

        for (var k = 0; k < fft.Bins; k++)
        {
            var (sumRe, sumIm) = (0.0, 0.0);
            for (var n = 0; n < size; n++)
            {
                sumRe += samples[n] * Math.Cos(2 * Math.PI * k * n / size);
                sumIm -= samples[n] * Math.Sin(2 * Math.PI * k * n / size);
            }

            Assert.Equal(sumRe, re[k], 1e-4 * Math.Sqrt(size));
            Assert.Equal(sumIm, im[k], 1e-4 * Math.Sqrt(size));
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(4096)]
    [InlineData(32768)]
    public void It_keeps_the_energy(int size)
    {
        var samples = Noise(size);
        var fft = new RealFft(size);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);

        fft.Transform(samples, re, im);

        // Parseval: all bins but the first and the last stand for two.
        var energy = Enumerable.Range(0, fft.Bins).Sum(k => (k == 0 || k == size / 2 ? 1 : 2) * (((double)re[k] * re[k]) + ((double)im[k] * im[k])));
        Assert.Equal(1, energy / size / samples.Sum(s => (double)s * s), 1e-5);
    }

    [Fact]
    public void A_sine_on_a_bin_is_that_bin_alone()
    {
        const int size = 1024;
        var fft = new RealFft(size);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);

        fft.Transform([.. Enumerable.Range(0, size).Select(n => (float)Math.Sin(2 * Math.PI * 37 * n / size))], re, im);

        Assert.Equal(-size / 2.0, im[37], 1e-2);
        Assert.All(Enumerable.Range(0, fft.Bins).Where(k => k != 37), k => Assert.InRange(Math.Abs(re[k]) + Math.Abs(im[k]), 0, 1e-2));
    }

    [Fact]
    public void A_second_transform_gives_the_same_as_the_first()
    {
        var samples = Noise(2048);
        var fft = new RealFft(2048);
        var (re, im) = (new float[fft.Bins], new float[fft.Bins]);
        fft.Transform(samples, re, im);
        var first = (float[])re.Clone();

        fft.Transform(new float[2048], re, im);
        fft.Transform(samples, re, im);

        Assert.Equal(first, re);
    }

    [Fact]
    public void Other_sizes_and_short_buffers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RealFft(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft(4));
        Assert.Throws<ArgumentException>(() => new RealFft(16).Transform(new float[15], new float[9], new float[9]));
        Assert.Throws<ArgumentException>(() => new RealFft(16).Transform(new float[16], new float[8], new float[9]));
    }

    private static float[] Noise(int size)
    {
        var random = new Random(size);
        return [.. Enumerable.Range(0, size).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
