using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Datasets;
using AceData.Files;
using AceData.Preprocessing.Stages;
using AceData.Samples;

namespace AceData.Preprocessing;

/// <summary>Finds out what there is to do for a song, by what its sample says it was made from.</summary>
/// <param name="places">Where the songs are.</param>
/// <param name="models">What the models are.</param>
/// <param name="decoder">Asks files how long they are.</param>
/// <param name="output">Full path of the training set.</param>
/// <param name="precision">Name of the precision of this run.</param>
/// <param name="anew">Where nothing that is there counts: what this command has made of it; else null.</param>
internal sealed class SongPlanner(SongPlace places, PreprocessModels models, AudioDecoder decoder, string output, string precision, MadeAnew? anew)
{
    private static readonly SoundStage[] AllStages = Enum.GetValues<SoundStage>();

    /// <summary>Plans one song.</summary>
    /// <returns>The work, and what a person should know of the song.</returns>
    /// <exception cref="AceDataException">No sample can be made of it.</exception>
    public async Task<(SongWork Work, IReadOnlyList<(string Code, string Text)> Warnings)> PlanAsync(DataSetRow row, CancellationToken cancellationToken)
    {
        RequireKey(row.Key);
        var sample = Path.Combine(output, row.Key + TrainingSetFolder.Extension);
        var audio = places.Find(row.FileName);
        var (old, isForeign) = anew is not null ? (TryReadNotes(sample), false) : Present(sample);
        if (isForeign)
        {
            return (Work(row, audio, sample, SongAction.Keep, Empty), []);
        }

        if (row.SpeakerEmbeddingPath.Length > 0)
        {
            throw new AceDataException(PreprocessCodes.VoiceUnread, "The data set gives this song a file of a voice, which AceData cannot read. Convert the songs with AceData, or empty that column.");
        }

        var prompt = SongPrompt.Of(row.Tags);
        var seen = SeenOf(audio);
        var hash = old is not null && old.AudioSeen == seen ? old.Audio : await FileHash.Sha256Async(audio, null, cancellationToken, FileShare.ReadWrite | FileShare.Delete);
        var notes = new SampleNotes
        {
            Hashes = StageHashes.Of(hash, prompt, row.Lyrics, models.Identities),
            Audio = hash,
            AudioSeen = seen,
            Texts = SampleNotes.TextsOf(prompt, row.Lyrics),
            Precisions = StagePrecisions.All(precision),
        };

        // Where everything is computed anew, what this very command has made before it was stopped stays.
        var present = anew is null || (anew.Holds(row.Key) && old?.Precisions == notes.Precisions) ? old?.Hashes : null;
        var stages = AllStages.Where(stage => present is null || HashOf(present, stage) != HashOf(notes.Hashes, stage)).ToHashSet();
        var action = stages.Count > 0 ? SongAction.Make
            : present!.Prompt != notes.Hashes.Prompt || present.Lyrics != notes.Hashes.Lyrics ? SongAction.RenewTexts
            : SongAction.Skip;
        if (action == SongAction.Skip)
        {
            return (Work(row, audio, sample, action, notes), []);
        }

        // Before any network begins: hours later it would be too late for a song whose words cannot be read.
        var warnings = SongTokens.Of(prompt, row.Lyrics, models.Prompts, models.Lyrics).Warnings.ToList();
        if (present is not null && !IsWhole(sample, stages))
        {
            warnings.Add((SampleCodes.Damaged, "Its present sample was damaged on the disk, so all networks hear the song again. If that happens to more songs, check the disk."));
            (present, stages, action) = (null, [.. AllStages], SongAction.Make);
        }

        if (present is not null)
        {
            // Numbers that stay keep what is said of them.
            notes = notes with { Precisions = old!.Precisions.With(stages, precision) }; // not null: what is present was read with its notes
        }

        var work = Work(row, audio, sample, action, notes) with { Stages = stages, Updates = present is not null };
        return action == SongAction.Make ? (work with { Seconds = await SecondsOfAsync(audio, warnings, cancellationToken) }, warnings) : (work, warnings);
    }

    private static SampleNotes Empty { get; } = new()
    {
        Hashes = new StageHashes { Latents = "", Mert = "", MHubert = "", Prompt = "", Lyrics = "" },
        Audio = "",
        AudioSeen = "",
        Texts = "",
        Precisions = StagePrecisions.All(""),
    };

    private static SongWork Work(DataSetRow row, string audio, string sample, SongAction action, SampleNotes notes) =>
        new() { Row = row, Audio = audio, Sample = sample, Action = action, Notes = notes, Stages = new HashSet<SoundStage>() };

    private static string HashOf(StageHashes hashes, SoundStage stage) => stage switch
    {
        SoundStage.Latents => hashes.Latents,
        SoundStage.Mert => hashes.Mert,
        _ => hashes.MHubert,
    };

    private static string SeenOf(string audio) => File.Exists(audio)
        ? SampleNotes.SeenOf(audio)
        : throw new AceDataException("FILE-GONE", $"'{FileNames.Printable(audio)}' is not there. It was moved, renamed or deleted since the data set was written; convert again, or say where the songs are with --audio-root.");

    // A file that is no sample is somebody's: it stays, and the song has none.
    private static (SampleNotes? Notes, bool IsForeign) Present(string sample)
    {
        try
        {
            var notes = PresentSample.ReadNotes(sample, out var isThere);
            return (notes, isThere && notes is null);
        }
        catch (AceDataException exception) when (PresentSample.IsForeign(sample, exception))
        {
            throw new AceDataException(SampleCodes.Foreign, $"{exception.Message} It lies where the sample of this song belongs, and was left as it is. Move it elsewhere, or have it replaced with --overwrite.", exception);
        }
    }

    // What is copied into the new sample must be whole; the numbers that are made anew may be as they like.
    private static bool IsWhole(string sample, HashSet<SoundStage> stages)
    {
        try
        {
            using var old = new TrainingSampleReader(sample);
            foreach (var name in new[] { SampleNames.SpeakerEmbds }.Concat(AllStages.Where(stage => !stages.Contains(stage)).SelectMany(NamesOf)))
            {
                old.ReadFloats(name);
            }

            return true;
        }
        catch (AceDataException exception) when (exception.Code is SampleCodes.Damaged or SampleCodes.Foreign or SampleCodes.Unfit)
        {
            return false;
        }
    }

    private static string[] NamesOf(SoundStage stage) => stage switch
    {
        SoundStage.Latents => [SampleNames.TargetLatents, SampleNames.AttentionMask],
        SoundStage.Mert => [SampleNames.MertSslHiddenStates],
        _ => [SampleNames.MhubertSslHiddenStates],
    };

    // Where everything is made anew, an old hash of the audio file is all that it is good for.
    private static SampleNotes? TryReadNotes(string sample)
    {
        try
        {
            return PresentSample.ReadNotes(sample, out _);
        }
        catch (AceDataException exception) when (!FileCodes.StopsTheRun(exception.Code))
        {
            return null;
        }
    }

    private async Task<double> SecondsOfAsync(string audio, List<(string Code, string Text)> warnings, CancellationToken cancellationToken)
    {
        var probe = await decoder.ProbeAsync(audio, cancellationToken);
        if (probe.DurationSeconds is > TrainingSound.LongestSeconds + 1 and var seconds)
        {
            warnings.Add(("AUDIO-LONG", FormattableString.Invariant($"It is {seconds / 60:0.0} minutes long; training uses the first 6 minutes. Cut it into parts if the rest matters.")));
        }

        return Math.Clamp(probe.DurationSeconds ?? TrainingSound.LongestSeconds, TrainingSound.ShortestSeconds, TrainingSound.LongestSeconds);
    }

    // The key becomes the name of a file; a data set of somebody else may say anything.
    private static void RequireKey(string key)
    {
        if (key.Length == 0 || key is "." or ".." || !FileNames.IsText(key) || key.Any(c => c is '/' or '\\' || char.IsControl(c)) || FileNames.ByteCount(key) > FileNames.LongestBytes - TrainingSetFolder.Extension.Length || (OperatingSystem.IsWindows() && FileNames.WindowsObjection(key) is not null))
        {
            throw new AceDataException(PreprocessCodes.KeyBad, $"Its key in the data set, '{FileNames.Printable(key)}', cannot be the name of a file. Convert the songs with AceData, which gives keys that can.");
        }
    }
}
