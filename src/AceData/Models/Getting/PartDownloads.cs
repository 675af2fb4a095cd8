using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Models.Downloading;

namespace AceData.Models.Getting;

/// <summary>Downloads parts: first asks the hub how large everything is and looks whether it fits, then brings file after file, and puts a part in its place when it is whole.</summary>
/// <param name="hub">The hub.</param>
/// <param name="options">Tries, waits, free space.</param>
/// <param name="folder">Full path of the folder of models.</param>
/// <param name="progress">Is told of bytes and of what to know.</param>
internal sealed class PartDownloads(HubClient hub, HubOptions options, string folder, IProgress<JobEvent> progress)
{
    // A disk that is filled to the last byte makes other programs fail.
    private const long Reserve = 500_000_000;

    /// <summary>Downloads them.</summary>
    /// <returns>Bytes that came over the network.</returns>
    /// <exception cref="AceDataException">No network, no space.</exception>
    public async Task<long> RunAsync(IReadOnlyList<ModelPart> parts, Action<GotModel> tell, CancellationToken cancellationToken)
    {
        var plans = new List<PartPlan>();
        foreach (var part in parts)
        {
            await TryAsync(part, tell, async () => plans.Add(await PlanAsync(part, cancellationToken)));
        }

        var (all, before) = (plans.Sum(plan => plan.Bytes), plans.Sum(plan => plan.Present));
        RequireSpace(plans, all - before);
        if (plans.Count > 0)
        {
            progress.Report(new JobLog("info", string.Create(CultureInfo.InvariantCulture, $"{FileSizes.Of(all - before, CultureInfo.InvariantCulture)} are downloaded from {options.Hub.Host} to {FileNames.Printable(folder)}{(before > 0 ? $"; {FileSizes.Of(before, CultureInfo.InvariantCulture)} are there already" : "")}. You can stop at any time: the same command goes on where it stopped.")));
        }

        var bytes = new ByteProgress(progress, options.Time, all, before);
        var (finished, came) = (0L, 0L);
        foreach (var plan in plans)
        {
            await TryAsync(plan.Part, tell, async () =>
            {
                await GetAsync(plan, here => bytes.At(finished + here), cancellationToken);
                tell(new GotModel(plan.Part.Name, GotModel.Downloaded));
                came += plan.Bytes - plan.Present;
            });
            finished += plan.Bytes;
        }

        return came;
    }

    private async Task<PartPlan> PlanAsync(ModelPart part, CancellationToken cancellationToken)
    {
        var files = new List<FilePlan>();
        foreach (var file in part.Files)
        {
            // Few tries: whoever has no network should hear it soon.
            var there = await HubTries.RunAsync(options, 2, () => hub.DescribeAsync(part, file, cancellationToken), () => 0, cancellationToken);
            var partial = PartialFile.Of(folder, part, file.Name);
            var whole = Path.Combine(PartialFile.FolderOf(folder, part), file.Name);
            var placed = Path.Combine(folder, part.Name, file.Name);

            // What an earlier download left in its place, when only another of its files has gone, stays there: other programs may use the folder.
            var isPlaced = file.Becomes is null && await IsAsync(placed, there, cancellationToken);
            var isWhole = isPlaced || await IsAsync(whole, there, cancellationToken);
            files.Add(new FilePlan(file, there, partial, isPlaced ? placed : whole, isPlaced, isWhole ? there.Bytes : partial.NoteFor(there) is null ? 0 : partial.Bytes));
        }

        return new PartPlan(part, files);
    }

    private static async Task<bool> IsAsync(string path, HubFile file, CancellationToken cancellationToken)
    {
        if (FileHash.SizeOf(path) != file.Bytes)
        {
            return false;
        }

        using var hash = file.Hash.Start(file.Bytes);
        await FileHash.ReadAsync(path, long.MaxValue, piece => hash.Append(piece.Span), cancellationToken);
        return hash.End().IsRight;
    }

    private async Task GetAsync(PartPlan plan, Action<long> done, CancellationToken cancellationToken)
    {
        var part = plan.Part;
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var finished = 0L;
        foreach (var file in plan.Files)
        {
            hashes[file.File.Name] = FileHash.SizeOf(file.Whole) == file.There.Bytes && file.Present == file.There.Bytes && (file.IsPlaced || !File.Exists(file.Partial.Path))
                ? await FileHash.Sha256Async(file.Whole, null, cancellationToken)
                : await new FileDownload(hub, options, here => done(finished + here)).RunAsync(part, file.There, file.Whole, file.Partial, cancellationToken);
            finished += file.There.Bytes;
            done(finished);
        }

        await PlaceAsync(plan, hashes, cancellationToken);
    }

    // The list is written last: until then there is no such part.
    private async Task PlaceAsync(PartPlan plan, Dictionary<string, string> hashes, CancellationToken cancellationToken)
    {
        var own = Path.Combine(folder, plan.Part.Name);
        Folders.Make(own);
        var locked = new List<LockedFile>();
        foreach (var (file, there, _, whole, isPlaced, _) in plan.Files)
        {
            var target = Path.Combine(own, file.Kept);
            if (file.Becomes is null)
            {
                if (!isPlaced)
                {
                    File.Delete(target);
                    File.Move(whole, target);
                }

                locked.Add(new LockedFile(file.Name, there.Bytes, hashes[file.Name]));
            }
            else
            {
                progress.Report(new JobLog("info", $"'{file.Name}' of {plan.Part.Name} is made into {file.Becomes} once, a format that cannot hold a program."));
                locked.Add(await PartFiles.ConvertAsync(whole, target, hashes[file.Name], cancellationToken));
                File.Delete(whole);
            }
        }

        AtomicFile.Default.SyncFolders(locked.Select(file => Path.Combine(own, file.Name)));
        ModelLock.Change(folder, plan.Part.Name, new LockedPart { Origin = ModelOrigin.Downloaded, Revision = plan.Part.Revision, Time = options.Time.GetUtcNow(), Files = locked });
        if (Directory.Exists(PartialFile.FolderOf(folder, plan.Part)))
        {
            Directory.Delete(PartialFile.FolderOf(folder, plan.Part), recursive: true);
        }
    }

    private void RequireSpace(List<PartPlan> plans, long toCome)
    {
        // While a file of PyTorch is converted, both forms of it are there.
        var twice = plans.SelectMany(plan => plan.Files).Where(file => file.File.Becomes is not null).Select(file => file.There.Bytes).DefaultIfEmpty().Max();
        var needed = toCome + twice + Reserve;
        if (toCome + twice > 0 && options.FreeBytes(folder) is { } free && free < needed)
        {
            string Size(double bytes) => FileSizes.Of(bytes, CultureInfo.InvariantCulture);
            throw new AceDataException(
                "DISK-SPACE",
                $"There is not enough space for the models: {Size(needed)} are needed at '{FileNames.Printable(folder)}', with {Size(Reserve)} to spare, and {Size(free)} are free. Nothing was downloaded. Free {Size(needed - free)}, choose another disk for the models, or get fewer at a time.");
        }
    }

    private static async Task TryAsync(ModelPart part, Action<GotModel> tell, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (AceDataException e) when (e is not HubException { StopsTheRun: true } && !FileCodes.StopsTheRun(e.Code))
        {
            tell(new GotModel(part.Name, GotModel.Failed, e.Message, e.Code));
        }
    }

    private sealed record PartPlan(ModelPart Part, IReadOnlyList<FilePlan> Files)
    {
        public long Bytes => Files.Sum(file => file.There.Bytes);

        public long Present => Files.Sum(file => file.Present);
    }

    private sealed record FilePlan(ModelFile File, HubFile There, PartialFile Partial, string Whole, bool IsPlaced, long Present);
}
