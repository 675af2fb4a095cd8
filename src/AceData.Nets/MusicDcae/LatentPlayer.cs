using AceData.Nets.Layers;
using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>
/// Makes latents sound: decoder, then vocoder on both channels (<c>decode</c> and <c>decode_overlap</c> of ACE-Step's <c>music_dcae_pipeline.py</c>). The
/// whole song at once is exact; windows that overlap need little memory and change the sound a little where they meet.
/// </summary>
/// <param name="decoder">From latents to log-mel.</param>
/// <param name="vocoder">From log-mel to samples.</param>
public sealed class LatentPlayer(DcaeDecoder decoder, MusicVocoder vocoder)
{
    // Latent columns of a decoder window, of the step to the next, and mel frames that are not used where windows meet.
    private const int WindowColumns = 512;
    private const int FramesPerColumn = 8;
    private const int StepColumns = WindowColumns / 2;
    private const int TrimFrames = WindowColumns * FramesPerColumn / 4;

    // Mel frames of a vocoder window, of what is not used at both its ends together, and samples of the cross-fade.
    private const int WindowFrames = 512;
    private const int UnusedFrames = 4;
    private const int FadeSamples = 128;

    /// <summary>Hz of the sound.</summary>
    public int SampleRate => vocoder.Config.SamplingRate;

    /// <summary>A song in one piece.</summary>
    /// <param name="latents">float32 [8, 16, columns]</param>
    /// <param name="cancellationToken">Heard between the parts of the networks.</param>
    /// <returns>float32 on the processor, [2, samples]</returns>
    public Tensor Play(Tensor latents, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return Sound(decoder.Decode(latents.unsqueeze(0), cancellationToken)[0]).MoveToOuterDisposeScope();
    }

    /// <summary>A song in windows.</summary>
    /// <param name="latents">float32 [8, 16, columns]</param>
    /// <param name="cancellationToken">Heard before each window, and between the parts of the decoder.</param>
    /// <returns>float32 on the processor, [2, samples]</returns>
    public Tensor PlayInWindows(Tensor latents, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return JoinedSound(JoinedMel(latents, cancellationToken), cancellationToken).MoveToOuterDisposeScope();
    }

    /// <summary>The log-mel of a song, decoded in windows: [2, mels, frames].</summary>
    internal Tensor JoinedMel(Tensor latents, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var columns = (int)latents.shape[^1];

        // As many as are needed for the last one to reach the end.
        var windows = Math.Max(1, (columns - 1) / StepColumns);
        var parts = new List<Tensor>();
        for (var i = 0; i < windows; i++)
        {
            var start = i * StepColumns;
            var mel = decoder.Decode(latents.narrow(-1, start, Math.Min(WindowColumns, columns - start)).unsqueeze(0), cancellationToken)[0];
            var (from, to) = (i == 0 ? 0 : TrimFrames, mel.shape[^1] - (i == windows - 1 ? 0 : TrimFrames));
            parts.Add(mel.narrow(-1, from, to - from));
        }

        return cat(parts, -1).MoveToOuterDisposeScope();
    }

    private Tensor JoinedSound(Tensor mel, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var hop = vocoder.Config.HopLength;
        var frames = (int)mel.shape[^1];
        var total = (long)frames * hop;
        var unused = UnusedFrames * hop / 2; // at each inner edge
        var fadeIn = linspace(0, 1, FadeSamples);
        var fadeOut = linspace(1, 0, FadeSamples);
        var parts = new List<Tensor>();
        var written = 0L;
        for (var start = 0; start < frames && written < total; start += WindowFrames - UnusedFrames)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A window that is too short is filled up with 0, as the original does: that is loud and heard in the last samples.
            var count = Math.Min(WindowFrames, frames - start);
            var window = nn.functional.pad(mel.narrow(-1, start, count), (0, WindowFrames - count));
            var sound = Sound(window); // [2, 512 · hop]
            if (start > 0)
            {
                var last = parts[^1].narrow(-1, -FadeSamples, FadeSamples);
                last.mul_(fadeOut).Add(sound.narrow(-1, unused - FadeSamples, FadeSamples) * fadeIn);
                sound = sound.narrow(-1, unused, sound.shape[^1] - unused);
            }

            var isLast = start + WindowFrames >= frames;
            var use = isLast ? total - written : sound.shape[^1] - unused;
            parts.Add(sound.narrow(-1, 0, use).clone());
            written += use;
        }

        return cat(parts, -1).MoveToOuterDisposeScope();
    }

    // [2, mels, frames] → [2, samples] on the processor
    private Tensor Sound(Tensor mel)
    {
        using var scope = NewDisposeScope();
        var weight = vocoder.parameters().First();
        return vocoder.call(mel.to(weight.device).to(weight.dtype)).squeeze(1).to(ScalarType.Float32).cpu().MoveToOuterDisposeScope();
    }
}
