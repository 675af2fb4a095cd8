using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Models.Verifying;

/// <summary>Reads every byte of models and compares them with the hashes of the day they came. What is damaged is put aside, so that getting it again fetches only that.</summary>
public sealed class VerifyModels(TimeProvider time)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="AceDataException">A wrong name, or the list of the folder cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<VerifyModelsResult> RunAsync(VerifyModelsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folder = ModelFolder.PathOf(request.Models, SettingsFile.Load(root.SettingsFile));
        var known = ModelLock.Read(folder);
        var asked = request.Names.Count > 0 ? ModelPart.Named(request.Names) : ModelPart.All;
        var parts = asked.Where(part => known.Parts.ContainsKey(part.Name)).ToList();
        progress.Report(new JobStarted("models verify", parts.Count));
        var results = new List<VerifiedModel>();
        foreach (var part in asked.Except(parts).Where(part => request.Names.Count > 0 || Directory.Exists(Path.Combine(folder, part.Name))))
        {
            var place = Path.Combine(folder, part.Name);
            Tell(Directory.Exists(place)
                ? new VerifiedModel(part.Name, VerifiedModel.Unknown, $"It lies in '{FileNames.Printable(place)}', but nobody wrote down what it should hold. To have it checked from now on: {CommandHint.Of("models", "use", place)}")
                : new VerifiedModel(part.Name, VerifiedModel.Missing, $"It is not there. To download it: {CommandHint.Of("models", "get", part.Name)}"));
        }

        var all = parts.Sum(part => known.Parts[part.Name].Files.Sum(file => file.Bytes));
        var (bytes, done) = (new ByteProgress(progress, time, all), 0L);
        foreach (var part in parts)
        {
            Tell(await VerifyAsync(folder, known, part, more => bytes.At(done += more), cancellationToken));
        }

        return new VerifyModelsResult(folder, results, done, time.GetElapsedTime(started).TotalSeconds);

        void Tell(VerifiedModel model)
        {
            results.Add(model);
            progress.Report(new JobItem(model.Name, model.State, model.Text));
        }
    }

    private static async Task<VerifiedModel> VerifyAsync(string folder, ModelLock known, ModelPart part, Action<long> read, CancellationToken cancellationToken)
    {
        var (locked, place) = (known.Parts[part.Name], ModelFolder.FolderOf(folder, known, part));
        var wrong = new List<string>();
        foreach (var file in locked.Files)
        {
            var path = Path.Combine(place, file.Name);
            if (!File.Exists(path))
            {
                wrong.Add($"'{file.Name}' is missing");
            }
            else if (await FileHash.Sha256Async(path, read, cancellationToken) != file.Sha256)
            {
                wrong.Add($"'{file.Name}' is not as it was");
                SetAside(locked, path);
            }
        }

        if (wrong.Count == 0)
        {
            return new VerifiedModel(part.Name, VerifiedModel.Good);
        }

        ModelLock.Change(folder, part.Name, null);
        var again = locked.Origin switch
        {
            ModelOrigin.Tiny => CommandHint.Of("models", "get", "--tiny", "--models", folder),
            _ => CommandHint.Of("models", "get", part.Name),
        };
        return new VerifiedModel(part.Name, VerifiedModel.Damaged, $"In '{FileNames.Printable(place)}' {string.Join(", ", wrong)}. {(locked.Folder is null ? "What is damaged was put aside" : "It is not used any more; the folder was left as it is")}. Get it again: {again}");
    }

    private static void SetAside(LockedPart locked, string path)
    {
        if (locked.Folder is null)
        {
            File.Delete(path + ".bad");
            File.Move(path, path + ".bad");
        }
    }
}
