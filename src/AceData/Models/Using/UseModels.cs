using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Settings;

namespace AceData.Models.Using;

/// <summary>Uses models that another program has downloaded, or copies them from another disk. What they are is told by their tensors, not by names of folders.</summary>
public sealed class UseModels(TimeProvider time)
{
    private const int MostNamed = 6;

    /// <summary>Looks, checks every byte, and notes the places.</summary>
    /// <exception cref="AceDataException">There is no model in the folder or none of ours, tiny models are in the folder of models, …</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<UseModelsResult> RunAsync(UseModelsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folder = ModelFolder.PathOf(request.Models, SettingsFile.Load(root.SettingsFile));
        var from = Path.GetFullPath(request.From);
        var looks = await Task.Run(() => ModelLook.Below(from, cancellationToken), cancellationToken);
        if (looks.Count == 0)
        {
            throw new AceDataException("MODEL-MISSING", $"There is no model in '{FileNames.Printable(from)}' or the folders below: none of them has a config.json. Name the folder that holds umt5-base, music_dcae_f8c8 and so on, or the cache of the hub.");
        }

        if (looks.All(look => look.Part is null))
        {
            throw NoneOfOurs(from, looks);
        }

        if (Directory.Exists(folder) && ModelFolder.Open(folder).IsTiny)
        {
            throw new AceDataException("MODELS-MIXED", $"'{FileNames.Printable(folder)}' holds tiny models for tests, so no real ones are used beside them. Name another folder: --models FOLDER");
        }

        Folders.Make(folder);
        progress.Report(new JobStarted("models use", looks.Count));
        var used = new List<UsedModel>();
        foreach (var group in looks.GroupBy(look => look.Part?.Name ?? look.Folder, StringComparer.Ordinal))
        {
            // Of several versions the one that is meant.
            var look = group.OrderByDescending(one => one.Part is { } part && RevisionOf(one.Folder) == part.Revision).First();
            var model = look.Part is null ? Other(look) : await TakeAsync(look, look.Part, request.Copy, folder, progress, cancellationToken);
            used.Add(model);
            progress.Report(new JobItem(model.Name, model.State, model.Text ?? model.Place));
        }

        return new UseModelsResult(folder, used, time.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<UsedModel> TakeAsync(ModelLook look, ModelPart part, bool isCopy, string folder, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        try
        {
            var revision = RevisionOf(look.Folder);
            var origin = await new TakenPart(folder, time).TakeAsync(part, look.Folder, isCopy, revision, progress, cancellationToken);
            var note = revision is not null && revision != part.Revision ? $"{look.Folder}: another version ({revision[..8]}…) than the one that AceData was made with; its tensors are the right ones." : null;
            return new UsedModel(part.Name, origin == ModelOrigin.Used ? UsedModel.Used : UsedModel.Copied, look.Folder, note);
        }
        catch (AceDataException e) when (!FileCodes.StopsTheRun(e.Code))
        {
            return new UsedModel(part.Name, UsedModel.Failed, look.Folder, e.Message);
        }
    }

    private static AceDataException NoneOfOurs(string from, IReadOnlyList<ModelLook> looks) => looks.All(look => TinyModels.IsTiny(look.Folder))
        ? new AceDataException("MODELS-TINY", $"'{FileNames.Printable(from)}' holds tiny models for tests only: what is made with them teaches nothing, so none of them is used. Name a folder with the real models, or download them.")
        : new AceDataException("MODELS-OTHER", $"None of the models in '{FileNames.Printable(from)}' is one that AceData works with; it looked at {string.Join(", ", looks.Take(MostNamed).Select(look => FileNames.Printable(Path.GetFileName(look.Folder))))}{(looks.Count > MostNamed ? " …" : "")}. Name the folder that holds umt5-base, music_dcae_f8c8 and so on, or the cache of the hub.");

    private static UsedModel Other(ModelLook look)
    {
        // A folder with the name of a part leads people to expect that part.
        var named = ModelPart.All.FirstOrDefault(part => part.Name == Path.GetFileName(look.Folder));
        return new UsedModel(look.Looks, UsedModel.Other, look.Folder, named is null
            ? $"{FileNames.Printable(look.Folder)}: it looks like {look.Looks}, which AceData does not work with."
            : $"{FileNames.Printable(look.Folder)}: it is called {named.Name} but looks like {look.Looks}. It is not used. Get the right one, or look whether folders were mixed up.");
    }

    // In a cache of the hub the version is the name of the folder under snapshots.
    private static string? RevisionOf(string folder)
    {
        const int digits = 40;
        var pieces = folder.Split(Path.DirectorySeparatorChar);
        var at = Array.LastIndexOf(pieces, "snapshots") + 1;
        return at > 0 && at < pieces.Length && pieces[at].Length == digits && pieces[at].All(char.IsAsciiHexDigitLower) ? pieces[at] : null;
    }
}
