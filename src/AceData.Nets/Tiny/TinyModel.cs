namespace AceData.Nets.Tiny;

/// <summary>One network in a very small size: the layers, names and files of the published one, with numbers from a fixed seed. It computes, and knows nothing.</summary>
/// <param name="Name">The folder that the published model has in a folder of checkpoints, such as <c>umt5-base</c>; empty for files beside those folders.</param>
/// <param name="Make">Its files by name; the same bytes each time and on every system.</param>
public sealed record TinyModel(string Name, Func<IReadOnlyDictionary<string, byte[]>> Make)
{
    /// <summary>The key of <c>config.json</c> that tells a tiny model, beside its value <see cref="Mark"/>. Readers of configurations take keys that begin with <c>_</c> for notes.</summary>
    public const string MarkKey = "_acedata";

    /// <summary>What stands under <see cref="MarkKey"/>, and in the notes of the weights under <c>acedata</c>.</summary>
    public const string Mark = "tiny";

    /// <summary>All of them. Making one needs torch's library, for its list of tensors is the network's own.</summary>
    public static IReadOnlyList<TinyModel> All { get; } =
    [
        new("umt5-base", TinyNetworks.Umt5),
        new("music_dcae_f8c8", TinyNetworks.MusicDcae),
        new("music_vocoder", TinyNetworks.MusicVocoder),
        new("MERT-v1-330M", TinyNetworks.Mert),
        new("mHuBERT-147", TinyNetworks.MHubert),
        new("", () => new Dictionary<string, byte[]> { ["lyric_vocab.json"] = TinyLyricVocabulary.File() }),
    ];
}
