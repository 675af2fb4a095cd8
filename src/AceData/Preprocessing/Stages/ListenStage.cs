using AceData.Audio.Decoding;
using AceData.Nets.Hubert;
using AceData.Samples;

namespace AceData.Preprocessing.Stages;

/// <summary>Sound to what one of the listening networks makes of it: [frames, width].</summary>
/// <param name="network">MERT or mHuBERT.</param>
/// <param name="listener">How it wants the sound.</param>
/// <param name="batch">Chunks that it hears at once.</param>
internal sealed class ListenStage(HubertModel network, SslListener listener, int batch) : IStageNetwork
{
    public SampleArray<float> Compute(StereoSound sound, CancellationToken cancellationToken)
    {
        var chunks = SslChunks.Cut(TrainingSound.Mono(sound, listener.SampleRate), sound.Length, listener);
        return StageNumbers.Guard(() =>
        {
            using var features = SslFeatures.Of(network, chunks, batch, cancellationToken);
            return StageNumbers.Of(features);
        });
    }

    public void Dispose() => network.Dispose();
}
