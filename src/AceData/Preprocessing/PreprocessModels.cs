using AceData.Audio;
using AceData.Files;
using AceData.Models;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Preprocessing.Stages;
using AceData.Tagging;

namespace AceData.Preprocessing;

/// <summary>What the models of a run are, and the two tokenizers, which are small and stay in memory.</summary>
internal sealed record PreprocessModels(ModelIdentities Identities, UnigramTokenizer Prompts, LyricTokenizer Lyrics)
{
    /// <summary>Looks at all parts that samples are made with, before any work begins.</summary>
    /// <exception cref="AceDataException">One is missing, damaged or another model.</exception>
    public static async Task<PreprocessModels> OfAsync(ModelFolder models, CancellationToken cancellationToken)
    {
        models.RequireAll(ModelPart.Codec, ModelPart.Mert, ModelPart.MHubert, ModelPart.TextEncoder);
        var (prompts, lyrics) = (models.PromptTokenizer(), models.LyricTokenizer());
        async Task<string> Of(SoundStage stage) => await models.IdentityOfAsync(StageModels.PartOf(stage), cancellationToken);
        return new PreprocessModels(
            new ModelIdentities(
                await Of(SoundStage.Latents),
                await Of(SoundStage.Mert),
                await Of(SoundStage.MHubert),
                await FileHash.Sha256Async(Path.Combine(models.FolderOf(ModelPart.TextEncoder), "tokenizer.json"), null, cancellationToken),
                await FileHash.Sha256Async(models.IsTiny ? Path.Combine(models.Folder, "lyric_vocab.json") : Path.Combine(TagRules.ShippedFolder, "config", "lyric_vocab.json"), null, cancellationToken)),
            prompts,
            lyrics);
    }
}
