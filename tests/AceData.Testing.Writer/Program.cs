using System.Globalization;
using AceData.Audio;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Samples;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tests.Samples;

// A program that tests kill, starve and race: each verb is one writer of the product.
try
{
    switch (args)
    {
        // One save under a known temp name, so that a tracer can be aimed at it.
        case ["save", var path, var tempName, var content]:
            Save(new AtomicFile(FileSystem.Ops, () => tempName), path, TextFile.Encode(content));
            break;

        // Saves two texts in turn until it is killed.
        case ["loop", var path, var one, var two]:
            Console.Out.Write("started\n");
            Console.Out.Flush();
            for (var i = 0; ; i++)
            {
                Save(AtomicFile.Default, path, TextFile.Encode(i % 2 == 0 ? one : two));
            }

        // Saves one text many times from several threads.
        case ["hammer", var path, var count, var threads, var mark]:
            Parallel.For(
                0,
                int.Parse(count, CultureInfo.InvariantCulture),
                new ParallelOptions { MaxDegreeOfParallelism = int.Parse(threads, CultureInfo.InvariantCulture) },
                i => Save(AtomicFile.Default, path, TextFile.Encode(string.Concat(Enumerable.Repeat(mark, 1 + (i % 900))))));
            break;

        // Tags every song of a folder that has no prompt file, as a run does; prints what it did.
        case ["tag", var folder, var library, var delay]:
            return await TagAsync(folder, library, int.Parse(delay, CultureInfo.InvariantCulture));

        // Edits all songs of a folder, undoes and redoes, until it is killed. The rules lie in another folder.
        case ["edit", var folder, var library, var rules]:
            await EditAsync(folder, library, rules);
            break;

        // Scans a folder and prints the names.
        case ["scan", var folder]:
            var scan = SongScanner.Scan([folder], folder);
            Console.Out.Write(string.Concat(scan.Songs.Select(song => song.RelativePath + "\n")) + string.Concat(scan.Problems.Select(problem => problem.Code + "\n")));
            break;

        // Writes so many training samples, one after another; the temporary file has a known name.
        case ["samples", var folder, var count, var seed, var tempName]:
            Console.Out.Write("started\n");
            Console.Out.Flush();
            for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
            {
                var sample = SampleMaker.Make(int.Parse(seed, CultureInfo.InvariantCulture) + i);
                await TrainingSampleWriter.WriteAsync(new AtomicFile(FileSystem.Ops, () => tempName), Path.Combine(folder, $"{i:00}.hdf5"), sample, SampleStorage.Zstd, CancellationToken.None);
                Console.Out.Write("done\n");
                Console.Out.Flush();
            }

            break;

        // Waits to be asked to stop, twice; "child" also when stdin ends.
        case ["wait", var kind]:
            using (var stop = new StopSignal(TimeProvider.System))
            {
                stop.ListenToSignals();
                stop.ListenToLines(Console.OpenStandardInput(), endMeansParentGone: kind == "child");
                Console.Out.Write("started\n");
                Console.Out.Flush();
                stop.Graceful.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
                Console.Out.Write($"{stop.Reason}\n");
                Console.Out.Flush();
                return stop.Hard.WaitHandle.WaitOne(TimeSpan.FromSeconds(kind == "child" ? 0 : 30)) ? 130 : 0;
            }

        // Reports so many events, or until nobody reads them.
        case ["events", var most]:
            using (var gone = new ManualResetEventSlim())
            {
                var events = JobEventWriter.OnStandardOutput(TimeProvider.System, gone.Set);
                for (var i = 0; i < int.Parse(most, CultureInfo.InvariantCulture) && !gone.IsSet; i++)
                {
                    events.Report(new JobLog("info", $"event {i}"));
                    await Console.Error.WriteAsync(".");
                    Thread.Sleep(5);
                }

                return gone.IsSet ? 130 : 0;
            }

        default:
            return 2;
    }

    return 0;
}
catch (AceDataException e)
{
    Console.Out.Write(e.Code + "\n");
    return 1;
}

static void Save(AtomicFile file, string path, byte[] content)
{
    if (!file.Write(new AtomicWrite { Path = path, Content = content }).IsDurable)
    {
        Console.Out.Write("NOT-DURABLE\n");
    }
}

static async Task EditAsync(string folder, string libraryFile, string rulesFolder)
{
    using var library = LibraryDatabase.Open(libraryFile, TimeProvider.System);
    await using var catalog = new SongCatalog(library, TagRules.Load(DataRoot.Resolve(rulesFolder, folder), null, null, null), TimeProvider.System);
    await catalog.OpenAsync([folder]);
    using var editor = new SongEditor(library, catalog);
    var ids = catalog.Current.Songs.Select(song => song.Id).ToList();
    Console.Out.Write("started\n");
    Console.Out.Flush();
    for (var i = 0; ; i++)
    {
        await Said(editor.ApplyAsync(ids, new AddTag("rap"), "add"));
        await Said(editor.ApplyAsync(ids, new ScaleTempo(IsDouble: i % 2 == 0), "scale"));
        await Said(editor.UndoAsync());
        await Said(editor.RedoAsync());
        await Said(editor.ApplyAsync(ids, new RemoveTag("rap"), "remove"));
    }

    static async Task Said(Task work)
    {
        await work;
        Console.Out.Write("done\n");
        Console.Out.Flush();
    }
}

static async Task<int> TagAsync(string folder, string library, int delay)
{
    var scan = SongScanner.Scan([folder], folder);
    TempFiles.Sweep(scan.TempFiles);
    using var database = LibraryDatabase.Open(library, TimeProvider.System);
    var writer = new SideCarWriter(database);
    var failed = 0;
    var states = database.StatesOf(scan.Songs, SideCarKind.Prompt);
    foreach (var (song, _) in scan.Songs.Zip(states).Where(pair => pair.Second == SideCarState.Missing))
    {
        var status = database.StatusOf(song, SideCarKind.Prompt);
        await Task.Delay(delay);
        try
        {
            var line = "hip hop, 93 bpm, minor key, " + Path.GetFileNameWithoutExtension(song.Path);
            writer.Write(song, SideCarKind.Prompt, line, new SideCarOrigin { Author = SideCarAuthor.Job, Engine = "fake" }, status.Version);
            Console.Out.Write($"written {song.RelativePath}\n");
            Console.Out.Flush();
        }
        catch (AceDataException e) when (!FileCodes.StopsTheRun(e.Code))
        {
            failed++;
            Console.Out.Write($"failed {song.RelativePath} {e.Code}\n");
        }
    }

    return failed + scan.Problems.Count > 0 ? 1 : 0;
}
