using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Jobs;

namespace AceData.Preprocessing.Stages;

/// <summary>Runs one network over some songs; the next song is decoded while it computes.</summary>
internal sealed class StageRun(StageModels models, WorkArrays arrays, AudioDecoder decoder, VanishedSongs vanished)
{
    /// <summary>Computes a stage of songs, and keeps each result as soon as it is there.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="songs">Songs that need it.</param>
    /// <param name="done">Is told of each song: null, or why it failed.</param>
    /// <param name="warn">Is told what is odd about the sound of a song.</param>
    /// <param name="cancellationToken">Stops between songs, and within the listening networks.</param>
    /// <exception cref="AceDataException">What every further song would meet too: no disk, no model.</exception>
    public async Task RunAsync(SoundStage stage, IReadOnlyList<SongWork> songs, Action<SongWork, AceDataException?> done, Action<SongWork, string, string> warn, CancellationToken cancellationToken)
    {
        var missing = songs.Where(song => song.Stages.Contains(stage)).ToLookup(song => arrays.Has(song.Row.Key, stage, song.MarkOf(stage)));
        foreach (var song in missing[true])
        {
            done(song, null);
        }

        var todo = missing[false].ToList();
        if (todo.Count == 0)
        {
            return;
        }

        using var network = await Task.Run(() => StageNumbers.Guard(() => models.Load(stage)), cancellationToken);
        await foreach (var (song, sound, problem) in OrderedParallel.SelectAsync(todo, 1, (song, token) => DecodeAsync(song, warn, token), cancellationToken))
        {
            try
            {
                var array = sound is null ? throw problem! : await Task.Run(() => network.Compute(sound, cancellationToken), cancellationToken); // not null: where there is no sound there is a problem
                await arrays.WriteAsync(song.Row.Key, stage, song.MarkOf(stage), array);
                done(song, null);
            }
            catch (AceDataException exception) when (!EndsTheRun(exception.Code))
            {
                done(song, exception);
            }
            catch (Exception fault) when (SongFault.Is(fault))
            {
                done(song, SongFault.Of(fault));
            }
        }
    }

    /// <summary>True for failures that every further song would meet too.</summary>
    public static bool EndsTheRun(string code) =>
        FileCodes.StopsTheRun(code) || code is FileCodes.FolderGone or FileCodes.FileDenied or "FFMPEG-MISSING" or "FFMPEG-BROKEN";

    private async Task<(SongWork Song, StereoSound? Sound, AceDataException? Problem)> DecodeAsync(SongWork song, Action<SongWork, string, string> warn, CancellationToken cancellationToken)
    {
        try
        {
            var probe = await decoder.ProbeAsync(song.Audio, cancellationToken);
            var (source, complaint) = await decoder.DecodeStereoAsync(song.Audio, probe, TrainingSound.LongestSeconds, cancellationToken);
            if (SampleNotes.SeenOf(song.Audio) != song.Notes.AudioSeen)
            {
                throw new AceDataException(PreprocessCodes.AudioChanged, "The file was changed while it was worked on. Start again when it is finished.");
            }

            if (complaint is not null)
            {
                warn(song, "AUDIO-DAMAGED", $"The file is damaged, and what could be read of it is used. (ffmpeg: {complaint})");
            }

            var sound = TrainingSound.Of(source)
                ?? throw new AceDataException(PreprocessCodes.Silent, "The song is silence: of its first six minutes less than five percent are sound. Leave it out, or replace the file.");
            return (song, sound, null);
        }
        catch (AceDataException exception)
        {
            return (song, null, vanished.Behind(exception) ?? exception);
        }
        catch (Exception fault) when (SongFault.Is(fault))
        {
            return (song, null, SongFault.Of(fault));
        }
    }
}
