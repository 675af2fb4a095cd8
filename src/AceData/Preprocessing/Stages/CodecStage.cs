using AceData.Audio.Decoding;
using AceData.Audio.Spectra;
using AceData.Nets.MusicDcae;
using AceData.Samples;
using static TorchSharp.torch;

namespace AceData.Preprocessing.Stages;

/// <summary>Sound to latents [8, 16, T], a column for each 93 ms; the last one may hold silence that was filled in.</summary>
internal sealed class CodecStage(DcaeEncoder encoder) : IStageNetwork
{
    private static readonly CodecMelSettings Settings = new();
    private readonly CodecMel _mel = new(Settings);
    private readonly SincResampler _resampler = new(TrainingSound.SampleRate, Settings.SampleRate);

    public SampleArray<float> Compute(StereoSound sound, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = _mel.Picture(_resampler.Process(sound.Left));
        var right = ReferenceEquals(sound.Left, sound.Right) ? left : _mel.Picture(_resampler.Process(sound.Right));
        return StageNumbers.Guard(() =>
        {
            using var scope = NewDisposeScope();
            var shape = new long[] { Settings.NMels, left.Length / Settings.NMels };
            var mel = stack([tensor(left).view(shape), tensor(right).view(shape)]).unsqueeze(0); // [1, 2, mels, frames]
            return StageNumbers.Of(encoder.Encode(mel, cancellationToken: cancellationToken)[0].cpu());
        });
    }

    public void Dispose() => encoder.Dispose();
}
