using System.Globalization;
using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Segments;
using AceData.Datasets;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging.Engines;

namespace AceData.Tagging;

/// <summary>
/// The main job: a folder of songs becomes tag files. Songs are worked on side by side; each is finished or untouched; what a
/// person wrote gets a suggestion and stays. One bad song fails alone; a full disk or a lost server ends the run with what is done.
/// </summary>
public sealed class TagFolder(TimeProvider time)
{
    /// <summary>Tags the songs of a request.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Hears of every song.</param>
    /// <param name="cancellationToken">Stops: songs in work are dropped whole, finished ones stay.</param>
    /// <exception cref="AceDataException">The run cannot start; a code that begins with ASK- is a question to answer with <c>Yes</c>.</exception>
    public async Task<TagFolderResult> RunAsync(TagFolderRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var settings = SettingsFile.Load(root.SettingsFile);
        var engineSettings = EngineSettingsOf(request, settings);
        var rules = TagRules.Load(root, request.Prompts, request.ModelConfig, request.Preset ?? settings.Preset);
        var tools = FfmpegLocator.Find(settings.FfmpegFolder);
        await tools.CheckAsync(cancellationToken);
        var scan = SongScanner.Scan(Inputs(request, root), Environment.CurrentDirectory, cancellationToken);
        if (scan.Songs.Count == 0 && scan.Problems.Count == 0)
        {
            throw NoSongs.In(Inputs(request, root));
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        var states = library.StatesOf(scan.Songs, SideCarKind.Prompt);
        var work = scan.Songs.Zip(states).Select(pair => (Song: pair.First, Action: ActionFor(pair.Second, request, engineSettings.Kind))).ToList();
        var writtenOver = work.Zip(states).Where(pair => pair.First.Action == SongAction.Write).Select(pair => pair.Second).ToList();
        AskBeforeOverwriting(request, writtenOver.Count(state => state is SideCarState.WrittenByJob or SideCarState.MadeUp));
        AskBeforeFaking(request, writtenOver.Count(state => state == SideCarState.MeasuredOnly));

        var choice = await EngineChoice.ChooseAsync(engineSettings, time, cancellationToken);
        await using var engine = choice.Engine;
        if (choice.NeedsConsent && !IsAnswered(request, TagFolderRequest.AskNoModel) && !ShippedSamples.IsOne(request.Inputs))
        {
            throw new AceDataException(TagFolderRequest.AskNoModel, choice.Reason);
        }

        // Whoever has just said yes to it need not read it again.
        if (!request.Accept.Contains(TagFolderRequest.AskNoModel, StringComparer.OrdinalIgnoreCase))
        {
            progress.Report(new JobLog("info", choice.Reason));
        }

        foreach (var warning in rules.Warnings.Where(warning => !TagRules.IsAboutShippedFile(warning)))
        {
            progress.Report(warning);
        }

        if (scan.SkippedLinks + scan.SkippedHidden > 0)
        {
            progress.Report(new JobLog("info", string.Create(CultureInfo.InvariantCulture, $"Left out: {scan.SkippedLinks} links, {scan.SkippedHidden} hidden files or folders.")));
        }

        foreach (var finding in scan.Warnings)
        {
            progress.Report(new JobWarning(finding.Code, finding.Path, finding.Text));
        }

        TempFiles.Sweep(scan.TempFiles);
        var run = request.SessionName ?? "tag " + time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var decoder = new AudioDecoder(tools, time);
        var tagger = new SongTagger(new SongAnalyzer(decoder), new ClipReader(decoder), library, rules, engine, request.AllowTagExtras, run, time);
        var writer = new SideCarWriter(library);

        var todo = work.Where(w => w.Action != SongAction.Skip).ToList();
        var unopened = UnopenedSongs.Count(scan.Problems);
        progress.Report(new JobStarted("tag", todo.Count + unopened));
        var tally = new TagTally(progress, todo.Count + unopened, time);
        foreach (var (place, problem) in scan.Problems.Index())
        {
            // A file that cannot be opened is a song that failed; how many songs a folder holds nobody knows.
            var isFolder = UnopenedSongs.IsFolder(problem.Code);
            tally.Fail(problem.Path, problem.Code, problem.Text, isFolder ? -1 : todo.Count + place, counts: !isFolder);
        }

        foreach (var (song, _) in work.Where(w => w.Action == SongAction.Skip))
        {
            tally.Skip(song.Path);
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        string? because = null;
        try
        {
            await Parallel.ForEachAsync(
                todo.Select((item, index) => (item.Song, index)),
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Workers ?? Math.Min(8, Environment.ProcessorCount)), CancellationToken = ended.Token },
                async (item, token) =>
                {
                    try
                    {
                        await TagAsync(item.Song, item.index, state => ActionFor(state, request, engineSettings.Kind), tagger, writer, library, tally, token);
                    }
                    catch (AceDataException exception)
                    {
                        var gone = GoneFolder.Behind(exception, item.Song.Root);
                        var problem = gone ?? exception;
                        tally.Fail(item.Song.Path, problem.Code, problem.Message, item.index);
                        if (gone is not null || EndsTheRun(problem.Code))
                        {
                            Interlocked.CompareExchange(ref because, problem.Message, null);
                            await ended.CancelAsync();
                        }
                    }
                    catch (Exception fault) when (fault is not OperationCanceledException || !token.IsCancellationRequested)
                    {
                        // A fault of ours in one song costs that song, not the thousand after it; the exit code tells.
                        progress.Report(new JobLog("error", $"{item.Song.Path}: {fault}"));
                        tally.Fail(item.Song.Path, TagFolderResult.FaultCode, $"A fault in AceData: {fault.Message} ({fault.GetType().Name}). The song was left as it is; please report this.", item.index);
                    }
                });
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // What was finished is in the tally; what was in work left nothing behind.
        }

        var result = tally.Finish(scan.Songs.Count + unopened, time.GetElapsedTime(started).TotalSeconds, choice.Name, because, cancellationToken.IsCancellationRequested);
        return result;
    }

    /// <summary>The exit code of a result.</summary>
    public static int ExitOf(TagFolderResult result) =>
        result is { WasStopped: true, NotStarted: > 0 } ? ExitCode.Stopped
        : result.Failed.Any(failed => failed.Code == TagFolderResult.FaultCode) ? ExitCode.Fault
        : result.Failed.Count > 0 || result.StoppedBecause is not null ? ExitCode.SomeFailed
        : ExitCode.Good;

    /// <summary>True for failures that every further song would meet too.</summary>
    internal static bool EndsTheRun(string code) =>
        FileCodes.StopsTheRun(code) || code is "SERVER-GONE" or "SERVER-KEY" or "SERVER-NO-AUDIO" or "SERVER-NO-MODEL" or "FFMPEG-MISSING" or "FFMPEG-BROKEN";

    private static async Task TagAsync(Song song, int index, Func<SideCarState, SongAction> actionFor, SongTagger tagger, SideCarWriter writer, LibraryDatabase library, TagTally tally, CancellationToken cancellationToken)
    {
        // Hours may have passed since the scan: what stands there now decides.
        var present = library.StatusOf(song, SideCarKind.Prompt);
        var action = actionFor(present.State);
        if (action == SongAction.Skip)
        {
            tally.SkipInTurn(song.Path);
            return;
        }

        var tags = await tagger.TagAsync(song, present, cancellationToken);
        if (present.State == SideCarState.WrittenByJob && tags.Origin.Author != SideCarAuthor.Job)
        {
            // What a model heard is worth more than what was measured or made up.
            action = SongAction.Suggest;
        }

        if (tags.Line.Text.Length == 0)
        {
            throw NothingToSay.About(tags);
        }

        // From here on nothing is dropped any more: the write is a matter of milliseconds.
        cancellationToken.ThrowIfCancellationRequested();
        var content = TextFile.Encode(tags.Line.Text);
        var isSame = present.Version == FileVersion.Of(content);
        if (action == SongAction.Suggest)
        {
            if (!isSame)
            {
                library.AddSuggestion(song, SideCarKind.Prompt, tags.Line.Text, present.Version, tags.Origin);
            }

            tally.Done(song.Path, isSame ? "unchanged" : "suggested", tags, index);
            return;
        }

        if (isSame && present.Origin?.Author == tags.Origin.Author)
        {
            tally.Done(song.Path, "unchanged", tags, index);
            return;
        }

        writer.Write(song, SideCarKind.Prompt, tags.Line.Text, tags.Origin, present.Version);
        tally.Done(song.Path, "written", tags, index);
    }

    private static IReadOnlyList<string> Inputs(TagFolderRequest request, DataRoot root)
    {
        if (request.Inputs.Count > 0)
        {
            return request.Inputs;
        }

        return Directory.Exists(root.Audio)
            ? [root.Audio]
            : throw new AceDataException("INPUT-MISSING", $"There is no folder '{root.Audio}'. Put your songs there, or name a folder: {CommandHint.Of("tag", "FOLDER")}");
    }

    private static SongAction ActionFor(SideCarState state, TagFolderRequest request, EngineKind engine) => state switch
    {
        SideCarState.Missing or SideCarState.MeasuredOnly => SongAction.Write,
        SideCarState.MadeUp when engine != EngineKind.Fake => SongAction.Write,
        SideCarState.WrittenByJob or SideCarState.MadeUp when request.Overwrite => SongAction.Write,
        _ => request.All || request.Overwrite ? SongAction.Suggest : SongAction.Skip,
    };

    private static void AskBeforeOverwriting(TagFolderRequest request, int files)
    {
        if (request.Overwrite && files > 0 && !IsAnswered(request, TagFolderRequest.AskOverwrite))
        {
            throw new AceDataException(TagFolderRequest.AskOverwrite, $"{files} tag files that an earlier run wrote will be written again. What they say now stays in the history.");
        }
    }

    private static void AskBeforeFaking(TagFolderRequest request, int measured)
    {
        if (request.Engine == EngineKind.Fake && measured > 0 && !ShippedSamples.IsOne(request.Inputs) && !IsAnswered(request, TagFolderRequest.AskFake))
        {
            throw new AceDataException(TagFolderRequest.AskFake, $"The fake engine makes its tags up, for trying out only. {measured} tag files with measured tempo and key will hold made-up tags instead.");
        }
    }

    private static bool IsAnswered(TagFolderRequest request, string code) => request.Yes || request.Accept.Contains(code, StringComparer.OrdinalIgnoreCase);

    private static EngineSettings EngineSettingsOf(TagFolderRequest request, AppSettings settings) => new()
    {
        Kind = request.Engine ?? settings.Engine,
        ServerAddress = request.Server ?? settings.ServerAddress,
        ServerModel = request.Model ?? settings.ServerModel,
        ServerKey = Secrets.OfUser().Find("ACEDATA_SERVER_KEY"),
        Seed = request.Seed,
        FakeDelay = TimeSpan.FromMilliseconds(Math.Max(0, request.FakeDelay)),
        FakeFaults = request.FakeFaults,
    };

    private enum SongAction
    {
        Skip,
        Write,
        Suggest,
    }
}
