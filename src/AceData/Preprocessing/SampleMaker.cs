using AceData.Audio;
using AceData.Preprocessing.Stages;
using AceData.Samples;

namespace AceData.Preprocessing;

/// <summary>Puts the sample of a song together: what the networks computed now, what the present sample holds, and the texts in tokens.</summary>
internal sealed class SampleMaker(PreprocessModels models, WorkArrays arrays)
{
    private const int VoiceNumbers = 512;

    /// <summary>Writes the sample, whole or not at all, and takes away what the networks left for it.</summary>
    /// <returns>False when another run, which works on the same songs, has made it meanwhile.</returns>
    /// <exception cref="AceDataException">The disk is full, …; or something is missing that was computed before.</exception>
    public async Task<bool> MakeAsync(SongWork song, CancellationToken cancellationToken)
    {
        var (latents, mert, mhubert) = (Computed(song, SoundStage.Latents), Computed(song, SoundStage.Mert), Computed(song, SoundStage.MHubert));
        if (IsGone(SoundStage.Latents, latents) || IsGone(SoundStage.Mert, mert) || IsGone(SoundStage.MHubert, mhubert))
        {
            return PresentSample.ReadNotes(song.Sample, out _)?.Hashes == song.Notes.Hashes
                ? false
                : throw new AceDataException(PreprocessCodes.AudioChanged, "What the networks computed of this song is gone: another run works on the same training set, or the cache was emptied. Start again when nothing else runs.");
        }

        var tokens = SongTokens.Of(SongPrompt.Of(song.Row.Tags), song.Row.Lyrics, models.Prompts, models.Lyrics);
        var update = new SampleUpdate
        {
            TargetLatents = latents,
            AttentionMask = latents is null ? null : Ones(latents.Shape[^1]),
            MertSslHiddenStates = mert,
            MhubertSslHiddenStates = mhubert,
            TextTokenIds = new SampleArray<long>(tokens.Prompt.ToArray(), tokens.Prompt.Count),
            TextAttentionMask = Ones(tokens.Prompt.Count),
            LyricTokenIds = new SampleArray<long>(tokens.Lyrics.ToArray(), tokens.Lyrics.Count),
            LyricMask = Ones(tokens.Lyrics.Count),
            Notes = song.Notes.ToAttributes(),
        };
        if (song.Updates)
        {
            using var old = new TrainingSampleReader(song.Sample);
            await TrainingSampleWriter.UpdateAsync(song.Sample, old, update, cancellationToken);
        }
        else
        {
            await TrainingSampleWriter.WriteAsync(song.Sample, Whole(song.Row.Key, update), cancellationToken);
        }

        arrays.Remove(song.Row.Key);
        return true;

        bool IsGone(SoundStage stage, SampleArray<float>? array) => array is null && song.Stages.Contains(stage);
    }

    // A song without a known voice has one of nothing, as in the original.
    private static TrainingSample Whole(string key, SampleUpdate update) => new()
    {
        Key = key,
        TargetLatents = update.TargetLatents!,
        AttentionMask = update.AttentionMask!,
        MertSslHiddenStates = update.MertSslHiddenStates!,
        MhubertSslHiddenStates = update.MhubertSslHiddenStates!,
        TextTokenIds = update.TextTokenIds!,
        TextAttentionMask = update.TextAttentionMask!,
        LyricTokenIds = update.LyricTokenIds!,
        LyricMask = update.LyricMask!,
        SpeakerEmbds = new SampleArray<float>(new float[VoiceNumbers], VoiceNumbers),
        Notes = update.Notes!, // not null: all parts of a sample that is not updated were computed
    };

    private SampleArray<float>? Computed(SongWork song, SoundStage stage) => song.Stages.Contains(stage) ? arrays.Read(song.Row.Key, stage, song.MarkOf(stage)) : null;

    private static SampleArray<float> Ones(int length)
    {
        var ones = new float[length];
        ones.AsSpan().Fill(1);
        return new SampleArray<float>(ones, length);
    }
}
