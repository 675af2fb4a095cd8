using System.Globalization;

namespace AceData.Preprocessing;

/// <summary>What a sample made here says of itself, kept as attributes of its file.</summary>
public sealed record SampleNotes
{
    private const string Mark = "acedata_";
    private const string PrecisionMark = "_precision";

    // Earlier samples have one for all three.
    private const string OnePrecision = "precision";

    /// <summary>What its parts were made from.</summary>
    public required StageHashes Hashes { get; init; }

    /// <summary>Hash of the bytes of the audio file.</summary>
    public required string Audio { get; init; }

    /// <summary>Length and time of that file: where they are the same, its bytes need not be read again.</summary>
    public required string AudioSeen { get; init; }

    /// <summary>Hash of prompt and lyrics alone, so that a look at the texts needs no model.</summary>
    public required string Texts { get; init; }

    /// <summary>The types of numbers that the networks computed with.</summary>
    public required StagePrecisions Precisions { get; init; }

    /// <summary>The attributes.</summary>
    public IReadOnlyDictionary<string, string> ToAttributes() => new Dictionary<string, string>
    {
        [Mark + "latents"] = Hashes.Latents,
        [Mark + "mert"] = Hashes.Mert,
        [Mark + "mhubert"] = Hashes.MHubert,
        [Mark + "prompt"] = Hashes.Prompt,
        [Mark + "lyrics"] = Hashes.Lyrics,
        [Mark + "audio"] = Audio,
        [Mark + "audio_seen"] = AudioSeen,
        [Mark + "texts"] = Texts,
        [Mark + "latents" + PrecisionMark] = Precisions.Latents,
        [Mark + "mert" + PrecisionMark] = Precisions.Mert,
        [Mark + "mhubert" + PrecisionMark] = Precisions.MHubert,
    };

    /// <summary>Reads them; null for a sample that another program made.</summary>
    public static SampleNotes? Of(IReadOnlyDictionary<string, string> attributes)
    {
        if (!attributes.ContainsKey(Mark + "audio"))
        {
            return null;
        }

        string Value(string name) => attributes.GetValueOrDefault(Mark + name, "");
        string PrecisionOf(string stage) => attributes.GetValueOrDefault(Mark + stage + PrecisionMark, Value(OnePrecision));
        return new SampleNotes
        {
            Hashes = new StageHashes { Latents = Value("latents"), Mert = Value("mert"), MHubert = Value("mhubert"), Prompt = Value("prompt"), Lyrics = Value("lyrics") },
            Audio = Value("audio"),
            AudioSeen = Value("audio_seen"),
            Texts = Value("texts"),
            Precisions = new StagePrecisions { Latents = PrecisionOf("latents"), Mert = PrecisionOf("mert"), MHubert = PrecisionOf("mhubert") },
        };
    }

    /// <summary>What tells a file that was not touched.</summary>
    /// <param name="path">Full path.</param>
    /// <returns>Empty where there is no file.</returns>
    public static string SeenOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc:yyyy-MM-ddTHH:mm:ss.fffffffZ}") : "";
    }

    /// <summary>The hash of texts alone.</summary>
    public static string TextsOf(string prompt, string lyrics) => StageHashes.Hash(prompt, lyrics);
}
