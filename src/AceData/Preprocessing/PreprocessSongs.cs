using System.Globalization;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Datasets;
using AceData.Files;
using AceData.Jobs;
using AceData.Models;
using AceData.Nets.Weights;
using AceData.Preprocessing.Stages;
using AceData.Settings;

namespace AceData.Preprocessing;

/// <summary>
/// A data set becomes training samples: a file a song with latents, features and tokens. Networks hear the songs one after another, so that only one of them is in memory; a
/// sample is finished or not there; what has not changed is not computed again; a song that fails is named and never replaced by another.
/// </summary>
public sealed class PreprocessSongs(TimeProvider time)
{
    // So many songs pass through all networks together: loading a network is little beside them, and the disk holds no more than their numbers twice.
    private const int GroupSongs = 32;
    internal const int UsualBatch = 4;

    /// <summary>Makes the samples of a data set, or of a part of it.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Hears of every song.</param>
    /// <param name="cancellationToken">Stops: finished samples stay, and what the networks have computed is kept for the next run.</param>
    /// <exception cref="AceDataException">The run cannot start: no data set, no models, too little memory or disk, …</exception>
    public async Task<PreprocessSongsResult> RunAsync(PreprocessSongsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folders = new DatasetFolders { InputName = request.InputName, OutputDir = request.OutputDir }.Resolve(root);
        var (input, output) = (folders.InputName!, folders.OutputDir!); // not null: a resolved folder has its usual place
        var shard = Shard.Parse(request.Shard);
        var rows = DataSetReader.Read(input).ToList();
        var songs = rows.Where((_, at) => shard.Holds(at)).ToList();
        var settings = SettingsFile.Load(root.SettingsFile);
        var tools = FfmpegLocator.Find(settings.FfmpegFolder);
        await tools.CheckAsync(cancellationToken);
        var decoder = new AudioDecoder(tools, time);
        var audioRoot = AudioRoot(request, root);
        var places = new SongPlace(root, audioRoot);
        var vanished = new VanishedSongs(songs, places, audioRoot);
        var folder = ModelFolder.Open(ModelFolder.PathOf(request.Models, settings));
        var placement = PlacementChoice.Of(request.Device, request.Precision);
        TrainingSetFolder.RequireFree(output);
        Folders.RequireUsable(output, "choose another folder with --output-dir");
        var work = WorkArrays.FolderOf(root.Cache, output);
        Folders.RequireUsable(work, "keep AceData's own files in another folder with --data-root");

        // What lies in the folder and is none of the data set's is named once, by the first of several computers.
        var leftover = shard.Number == 1 ? LeftoverSamples.In(output, rows) : LeftoverSamples.None(output);
        var prunable = request.Prune ? leftover.RequirePrunable(request.PruneMost) : [];
        var models = await PreprocessModels.OfAsync(folder, cancellationToken);
        Folders.Make(output);
        Folders.Make(work);
        TempFiles.Sweep(TempFiles.In(output));
        var arrays = new WorkArrays(work);
        arrays.Sweep(rows.Select(row => row.Key));

        progress.Report(new JobStarted("preprocess", songs.Count));
        progress.Report(new JobLog("info", $"The networks compute on {placement.Device} in {placement.Precision.Name}."));
        if (NewerTexts.Count(rows, places, input) is > 0 and var newer)
        {
            progress.Report(new JobWarning(PreprocessCodes.TextsNewer, null, NewerTexts.Text(newer)));
        }

        var tally = new PreprocessTally(progress, places.NameOf, time);
        leftover.Tell(prunable, progress);
        var batch = request.Batch ?? UsualBatch;
        var anew = request.Overwrite ? MadeAnew.Open(work, shard) : null;
        if (anew is null)
        {
            MadeAnew.Forget(work, shard);
        }
        else if (anew.IsContinued)
        {
            progress.Report(new JobLog("info", anew.Count == 1
                ? "An earlier run with --overwrite did not come to its end, and this one goes on with the rest: 1 sample is made anew already."
                : string.Create(CultureInfo.InvariantCulture, $"An earlier run with --overwrite did not come to its end, and this one goes on with the rest: {anew.Count} samples are made anew already.")));
        }

        var planner = new SongPlanner(places, models, decoder, output, placement.Precision.Name, anew);
        string? because = null;
        var hasBegun = false;
        try
        {
            var plan = await PlanAsync(songs, KeyTaken(rows), planner.PlanAsync, vanished, tally, cancellationToken);
            if (anew is { IsContinued: false })
            {
                // What an earlier run left would count as computed.
                foreach (var song in plan)
                {
                    arrays.Remove(song.Row.Key);
                }

                anew.Begin();
            }

            Require(plan, folder, placement, batch, (output, work), arrays);
            hasBegun = true;
            var run = new StageRun(new StageModels(folder, placement, batch), arrays, decoder, vanished);
            await WorkAsync(plan, run, new SampleMaker(models, arrays), anew, tally, cancellationToken);
            anew?.End();
        }
        catch (AceDataException exception) when (hasBegun && StageRun.EndsTheRun(exception.Code))
        {
            because = exception.Message;
            progress.Report(new JobLog("error", exception.Message, exception.Code));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was finished is in the tally, and what was computed is on the disk.
        }

        return new PreprocessSongsResult
        {
            Output = output,
            Songs = songs.Count,
            Made = tally.Count("made"),
            Renewed = tally.Count("renewed"),
            Unchanged = tally.Count("unchanged"),
            Kept = tally.Count("kept"),
            Failed = tally.Failed,
            Leftover = leftover.Keys,
            Deleted = leftover.Deleted,
            Strangers = leftover.Strangers,
            NotStarted = songs.Count - tally.Ended,
            StoppedBecause = because,
            WasStopped = cancellationToken.IsCancellationRequested,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>The exit code of a result.</summary>
    public static int ExitOf(PreprocessSongsResult result) =>
        result is { WasStopped: true, NotStarted: > 0 } ? ExitCode.Stopped
        : result.Failed.Any(failed => failed.Code == PreprocessSongsResult.FaultCode) ? ExitCode.Fault
        : result.Failed.Count > 0 || result.StoppedBecause is not null ? ExitCode.SomeFailed
        : ExitCode.Good;

    private static string? AudioRoot(PreprocessSongsRequest request, DataRoot root)
    {
        if (string.IsNullOrWhiteSpace(request.AudioRoot))
        {
            return null;
        }

        var folder = PathGuard.Full(Path.Combine(root.Folder, request.AudioRoot));
        return Directory.Exists(folder)
            ? folder
            : throw new AceDataException(FileCodes.FolderGone, $"The folder of songs '{FileNames.Printable(folder)}' is not there. Correct --audio-root.");
    }

    // Of all songs, not of this part alone: every part comes to the same, and none writes over the sample of another's song.
    private static HashSet<DataSetRow> KeyTaken(IReadOnlyList<DataSetRow> rows)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return new HashSet<DataSetRow>(rows.Where(row => !keys.Add(FileNames.CollisionKey(row.Key))), ReferenceEqualityComparer.Instance);
    }

    /// <summary>Plans songs one by one; one that cannot be planned is told, and the others go on.</summary>
    internal static async Task<IReadOnlyList<SongWork>> PlanAsync(
        IReadOnlyList<DataSetRow> songs,
        HashSet<DataSetRow> keyTaken,
        Func<DataSetRow, CancellationToken, Task<(SongWork Work, IReadOnlyList<(string Code, string Text)> Warnings)>> planOf,
        VanishedSongs vanished,
        PreprocessTally tally,
        CancellationToken cancellationToken)
    {
        var plan = new List<SongWork>();
        var workers = Math.Clamp(Environment.ProcessorCount, 1, 4);
        await foreach (var (row, song, warnings, problem) in OrderedParallel.SelectAsync(songs, workers, TryPlanAsync, cancellationToken))
        {
            if (song is null)
            {
                tally.Fail(row, problem!.Code, problem.Message); // not null: where there is no plan there is a problem
                continue;
            }

            foreach (var (code, text) in warnings)
            {
                tally.Warn(row, code, text);
            }

            switch (song.Action)
            {
                case SongAction.Skip:
                    tally.Done(row, "unchanged");
                    break;
                case SongAction.Keep:
                    tally.Done(row, "kept", "Another program made its sample, so nobody can say whether it is up to date. It stays; --overwrite makes it anew.");
                    break;
                default:
                    plan.Add(song);
                    break;
            }
        }

        return plan;

        async Task<(DataSetRow Row, SongWork? Song, IReadOnlyList<(string Code, string Text)> Warnings, AceDataException? Problem)> TryPlanAsync(DataSetRow row, CancellationToken token)
        {
            if (keyTaken.Contains(row))
            {
                return (row, null, [], new AceDataException(PreprocessCodes.KeyBad, $"Another song of the data set has the key '{FileNames.Printable(row.Key)}', too, and both cannot have one sample: the first of them has it. Convert the songs with AceData, which gives each its own."));
            }

            try
            {
                var (song, warnings) = await planOf(row, token);
                return (row, song, warnings, null);
            }
            catch (AceDataException exception)
            {
                return vanished.Behind(exception) is { } gone ? throw gone : (row, null, [], exception);
            }
            catch (Exception fault) when (SongFault.Is(fault))
            {
                return (row, null, [], SongFault.Of(fault));
            }
        }
    }

    private static void Require(IReadOnlyList<SongWork> plan, ModelFolder models, Placement placement, int batch, (string Output, string Work) folders, WorkArrays arrays)
    {
        var stages = Enum.GetValues<SoundStage>().Where(stage => plan.Any(song => song.Stages.Contains(stage) && !arrays.Has(song.Row.Key, stage, song.MarkOf(stage)))).ToList();
        if (stages.Count > 0)
        {
            ResourceNeed.RequireMemory(models, stages, plan.Max(song => song.Seconds), batch, placement, ResourceNeed.FreeMemory(placement.Device));
        }

        // A song that is renewed is written beside its present sample first.
        var groups = plan.Where(song => song.Seconds > 0).Chunk(GroupSongs).Select(group => group.Sum(song => song.Seconds)).DefaultIfEmpty().Max();
        ResourceNeed.RequireDisk(folders.Output, plan.Sum(ResourceNeed.NewBytes), ResourceNeed.FreeDisk(folders.Output));
        ResourceNeed.RequireDisk(folders.Work, ResourceNeed.Disk(groups), ResourceNeed.FreeDisk(folders.Work));
    }

    private static async Task WorkAsync(IReadOnlyList<SongWork> plan, StageRun run, SampleMaker maker, MadeAnew? anew, PreprocessTally tally, CancellationToken cancellationToken)
    {
        tally.Expect(plan.Sum(StageCost.Of));
        var told = new HashSet<(string, string)>();
        foreach (var group in plan.Chunk(GroupSongs))
        {
            var alive = group.ToList();
            foreach (var stage in Enum.GetValues<SoundStage>())
            {
                await run.RunAsync(stage, [.. alive], Done, Warn, cancellationToken);

                void Done(SongWork song, AceDataException? problem)
                {
                    if (problem is null)
                    {
                        tally.Step(StageCost.Of(stage));
                        return;
                    }

                    alive.Remove(song);
                    tally.Fail(song.Row, problem.Code, problem.Message);
                    tally.Step(song.Stages.Where(other => other >= stage).Sum(StageCost.Of) + StageCost.Writing);
                }
            }

            foreach (var song in alive)
            {
                await FinishAsync(song, maker, anew, tally, cancellationToken);
            }
        }

        void Warn(SongWork song, string code, string text)
        {
            if (told.Add((song.Row.Key, code)))
            {
                tally.Warn(song.Row, code, text);
            }
        }
    }

    private static async Task FinishAsync(SongWork song, SampleMaker maker, MadeAnew? anew, PreprocessTally tally, CancellationToken cancellationToken)
    {
        try
        {
            if (await maker.MakeAsync(song, cancellationToken))
            {
                anew?.Add(song.Row.Key);
                tally.Done(song.Row, song.Action == SongAction.RenewTexts ? "renewed" : "made");
            }
            else
            {
                tally.Done(song.Row, "unchanged", "Another run has made its sample meanwhile.");
            }
        }
        catch (AceDataException exception) when (!StageRun.EndsTheRun(exception.Code))
        {
            tally.Fail(song.Row, exception.Code, exception.Message);
        }
        catch (Exception fault) when (SongFault.Is(fault))
        {
            var problem = SongFault.Of(fault);
            tally.Fail(song.Row, problem.Code, problem.Message);
        }

        tally.Step(StageCost.Writing);
    }
}
