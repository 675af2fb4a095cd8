using AceData.Samples;

namespace AceData.Tests.Samples;

/// <summary>Made-up training samples.</summary>
internal static class SampleMaker
{
    /// <summary>A sample with numbers rounded as those of the original tool are.</summary>
    /// <param name="seed">Another one makes other numbers.</param>
    /// <param name="columns">Columns of the latents; everything else grows with it.</param>
    public static TrainingSample Make(int seed = 1, int columns = 40)
    {
        var random = new Random(seed);
        return new TrainingSample
        {
            Key = $"Ärger im Büro {seed}",
            TargetLatents = new(Fractions(8 * 16 * columns), 8, 16, columns),
            AttentionMask = new(Ones(columns), columns),
            TextTokenIds = new(Ids(17, 256_384), 17),
            TextAttentionMask = new(Ones(17), 17),
            SpeakerEmbds = new(new float[512], 512),
            LyricTokenIds = new(Ids(33, 6_693), 33),
            LyricMask = new(Ones(33), 33),
            MertSslHiddenStates = new(Fractions(7 * columns * 1024), 7 * columns, 1024),
            MhubertSslHiddenStates = new(Fractions(4 * columns * 768), 4 * columns, 768),
            Notes = new Dictionary<string, string> { ["acedata_codec"] = "9f86d081", ["acedata_words"] = "düster, 夜" },
        };

        float[] Fractions(int count)
        {
            var numbers = new float[count];
            for (var i = 0; i < count; i++)
            {
                numbers[i] = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits((random.NextSingle() * 6) - 3) & 0xffff0000);
            }

            return numbers;
        }

        float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

        long[] Ids(int count, int below) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(below))];
    }

    /// <summary>Everything of a sample in a form that can be compared.</summary>
    public static string Shown(TrainingSample sample) => string.Join(
        '\n',
        [
            sample.Key,
            Shown(sample.TargetLatents), Shown(sample.AttentionMask), Shown(sample.TextTokenIds), Shown(sample.TextAttentionMask), Shown(sample.SpeakerEmbds),
            Shown(sample.LyricTokenIds), Shown(sample.LyricMask), Shown(sample.MertSslHiddenStates), Shown(sample.MhubertSslHiddenStates),
            .. sample.Notes.OrderBy(note => note.Key, StringComparer.Ordinal).Select(note => $"{note.Key}={note.Value}"),
        ]);

    private static string Shown<T>(SampleArray<T> array)
        where T : unmanaged =>
        $"{string.Join('×', array.Shape)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(array.Numbers.Span)))}";
}
