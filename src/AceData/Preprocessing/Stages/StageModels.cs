using AceData.Audio;
using AceData.Models;
using AceData.Nets.Hubert;
using AceData.Nets.Weights;

namespace AceData.Preprocessing.Stages;

/// <summary>Loads the network of a stage; whoever asks disposes it before the next one, so that only one is in memory.</summary>
/// <param name="models">The folder they are in.</param>
/// <param name="placement">Where they compute.</param>
/// <param name="batch">Chunks that a listening network hears at once.</param>
internal sealed class StageModels(ModelFolder models, Placement placement, int batch)
{
    // A chunk of mHuBERT is thirty seconds, and takes the memory of four of MERT's.
    private const int MertChunksToOne = 4;

    /// <summary>How many of its own chunks a listening network hears at once.</summary>
    /// <param name="stage">Which network.</param>
    /// <param name="batch">As a request says it, in chunks of MERT.</param>
    public static int BatchOf(SoundStage stage, int batch) => stage == SoundStage.MHubert ? Math.Max(1, batch / MertChunksToOne) : batch;

    /// <summary>The part of the models that a stage needs.</summary>
    public static ModelPart PartOf(SoundStage stage) => stage switch
    {
        SoundStage.Latents => ModelPart.Codec,
        SoundStage.Mert => ModelPart.Mert,
        _ => ModelPart.MHubert,
    };

    /// <summary>Loads it.</summary>
    /// <exception cref="AceDataException">It is missing, damaged, or another model.</exception>
    public IStageNetwork Load(SoundStage stage) => stage switch
    {
        SoundStage.Latents => new CodecStage(models.CodecEncoder(placement)),
        SoundStage.Mert => new ListenStage(models.Mert(placement), SslListener.Mert, BatchOf(stage, batch)),
        _ => new ListenStage(models.MHubert(placement), SslListener.MHubert, BatchOf(stage, batch)),
    };
}
