namespace AceData.Nets.Hubert;

/// <summary>
/// How a song is cut for one of the two self-supervised networks whose features are the targets of ACE-Step's training: the rule of its
/// preprocessing, <c>infer_mert_ssl</c> and <c>infer_mhubert_ssl</c>.
/// </summary>
/// <param name="Name">As the data sets of a training sample begin: <c>mert</c>, <c>mhubert</c>.</param>
/// <param name="SampleRate">Hz of what the network hears.</param>
/// <param name="SongRatio">Samples of a 48 kHz song to one of the network's.</param>
/// <param name="ChunkSamples">Samples that the network hears at once.</param>
public sealed record SslListener(string Name, int SampleRate, int SongRatio, int ChunkSamples)
{
    /// <summary>MERT: 24 kHz, five seconds.</summary>
    public static readonly SslListener Mert = new("mert", 24000, 2, 5 * 24000);

    /// <summary>mHuBERT: 16 kHz, thirty seconds.</summary>
    public static readonly SslListener MHubert = new("mhubert", 16000, 3, 30 * 16000);
}
