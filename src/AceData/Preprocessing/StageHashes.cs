using System.Security.Cryptography;
using System.Text;

namespace AceData.Preprocessing;

/// <summary>
/// What each part of a sample was made from, in one hash a part. Where it is the same, the part is the same and is not computed again. They stand in the sample as notes.
/// </summary>
public sealed record StageHashes
{
    // A part whose code changes what it computes gets another number.
    private const string LatentsCode = "latents 1";
    private const string MertCode = "mert 1";
    private const string MHubertCode = "mhubert 1";
    private const string PromptCode = "prompt 1";
    private const string LyricsCode = "lyrics 1";

    /// <summary>Of <c>target_latents</c>: the bytes of the audio file, the codec.</summary>
    public required string Latents { get; init; }

    /// <summary>Of <c>mert_ssl_hidden_states</c>: the bytes of the audio file, MERT.</summary>
    public required string Mert { get; init; }

    /// <summary>Of <c>mhubert_ssl_hidden_states</c>: the bytes of the audio file, mHuBERT.</summary>
    public required string MHubert { get; init; }

    /// <summary>Of <c>text_token_ids</c>: the prompt, its tokenizer.</summary>
    public required string Prompt { get; init; }

    /// <summary>Of <c>lyric_token_ids</c>: the lyrics, their vocabulary.</summary>
    public required string Lyrics { get; init; }

    /// <summary>Hashes of what goes in.</summary>
    /// <param name="audio">Hash of the bytes of the audio file.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="lyrics">The lyrics.</param>
    /// <param name="models">What the models are.</param>
    public static StageHashes Of(string audio, string prompt, string lyrics, ModelIdentities models) => new()
    {
        Latents = Hash(LatentsCode, audio, models.Codec),
        Mert = Hash(MertCode, audio, models.Mert),
        MHubert = Hash(MHubertCode, audio, models.MHubert),
        Prompt = Hash(PromptCode, prompt, models.PromptTokenizer),
        Lyrics = Hash(LyricsCode, lyrics, models.LyricVocabulary),
    };

    /// <summary>One hash of several texts, whatever is in them.</summary>
    internal static string Hash(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(part)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What tells the models of one training set from others: hashes of their weights and vocabularies.</summary>
/// <param name="Codec">The codec's weights.</param>
/// <param name="Mert">MERT's weights.</param>
/// <param name="MHubert">mHuBERT's weights.</param>
/// <param name="PromptTokenizer">The tokenizer of prompts.</param>
/// <param name="LyricVocabulary">The vocabulary of lyrics.</param>
public sealed record ModelIdentities(string Codec, string Mert, string MHubert, string PromptTokenizer, string LyricVocabulary);
