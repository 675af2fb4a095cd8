using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Models.Downloading;
using AceData.Models.Listing;
using AceData.Settings;

namespace AceData.Models.Getting;

/// <summary>Gets models: those that are there stay, those in a cache of another program are used from there, the rest is downloaded, part by part, each whole or not there.</summary>
public sealed class GetModels
{
    private readonly HubOptions _usual;
    private readonly Func<IReadOnlyList<string>> _caches;
    private readonly Func<string, string?> _environment;

    /// <summary>What the names of a request stand for.</summary>
    internal Func<IReadOnlyList<string>, IReadOnlyList<ModelPart>> Parts { get; init; } = ModelPart.Named;

    public GetModels(TimeProvider time)
        : this(new HubOptions { Time = time }, ModelCaches.OfUser, Environment.GetEnvironmentVariable)
    {
    }

    internal GetModels(HubOptions usual, Func<IReadOnlyList<string>> caches, Func<string, string?> environment) => (_usual, _caches, _environment) = (usual, caches, environment);

    /// <summary>Gets them. One that cannot be had does not stop the others.</summary>
    /// <exception cref="AceDataException">ASK-LICENCE. Or no network, no space, a wrong name, real and tiny ones together, …</exception>
    /// <exception cref="OperationCanceledException">Stopped; what came is kept.</exception>
    public async Task<GetModelsResult> RunAsync(GetModelsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = _usual.Time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var settings = SettingsFile.Load(root.SettingsFile);
        var folder = FolderOf(request, settings);
        var (got, bytes) = request.Tiny
            ? (await MakeTinyAsync(request, folder, progress, cancellationToken), 0L)
            : await GetAsync(request, folder, OptionsOf(request, settings), progress, cancellationToken);
        return new GetModelsResult { Folder = folder, Models = got, Downloaded = bytes, Seconds = _usual.Time.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Where a request puts its models: tiny ones have a folder of their own.</summary>
    internal static string FolderOf(GetModelsRequest request, AppSettings settings) =>
        request is { Tiny: true, Models: null } ? Path.Combine(ModelFolder.PathOf(null, settings), "tiny") : ModelFolder.PathOf(request.Models, settings);

    private static async Task<IReadOnlyList<GotModel>> MakeTinyAsync(GetModelsRequest request, string folder, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        if (request.Names.Count > 0)
        {
            throw new AceDataException("REQUEST-INVALID", "Tiny models are made all together. Leave the names out.");
        }

        var made = new List<GotModel>();
        progress.Report(new JobStarted("models get", null));
        await TinyModels.MakeAsync(folder, TimeProvider.System, name =>
        {
            made.Add(new GotModel(name, GotModel.Made));
            progress.Report(new JobItem(name, GotModel.Made));
        }, cancellationToken);
        return made;
    }

    private async Task<(IReadOnlyList<GotModel> Got, long Bytes)> GetAsync(GetModelsRequest request, string folder, HubOptions options, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var parts = Parts(request.Names);
        RefuseTiny(folder);
        var known = ModelLock.Read(folder);
        var missing = parts.Where(part => !ListModels.IsReady(folder, known, part)).ToList();
        RequireLicences(request, missing);

        progress.Report(new JobStarted("models get", parts.Count));
        var got = new List<GotModel>();
        foreach (var part in parts.Except(missing))
        {
            Tell(new GotModel(part.Name, GotModel.Present));
        }

        Folders.Make(folder);
        var rest = new List<ModelPart>();
        foreach (var part in missing)
        {
            var used = request.IgnoreCaches ? null : await new CachedModel(folder, _usual.Time).TakeAsync(part, _caches(), progress, cancellationToken);
            if (used is null)
            {
                rest.Add(part);
            }
            else
            {
                Tell(used);
            }
        }

        if (rest.Count == 0)
        {
            return (got, 0);
        }

        using var hub = new HubClient(options);
        return (got, await new PartDownloads(hub, options, folder, progress).RunAsync(rest, Tell, cancellationToken));

        void Tell(GotModel model)
        {
            got.Add(model);
            progress.Report(new JobItem(model.Name, model.State, model.Text, model.Code));
        }
    }

    private HubOptions OptionsOf(GetModelsRequest request, AppSettings settings)
    {
        string? Set(string name) => _environment(name) is { Length: > 0 } value ? value : null;
        var options = _usual;
        if ((request.Hub ?? settings.ModelHub ?? Set("HF_ENDPOINT")) is { } hub)
        {
            options = options with { Hub = HubOptions.ReadHub(hub) };
        }

        if ((request.Proxy ?? settings.ModelProxy) is { } proxy)
        {
            options = options with { Proxy = HubOptions.ReadProxy(proxy) };
        }

        return options.IsMirror ? options : options with { Token = options.Token ?? Secrets.OfUser().Find("HF_TOKEN") };
    }

    private static void RefuseTiny(string folder)
    {
        if (Directory.Exists(folder) && ModelFolder.Open(folder).IsTiny)
        {
            throw new AceDataException("MODELS-MIXED", $"'{FileNames.Printable(folder)}' holds tiny models for tests, so no real ones are put beside them. Name another folder: --models FOLDER");
        }
    }

    private static void RequireLicences(GetModelsRequest request, List<ModelPart> missing)
    {
        var bound = missing.Where(part => part.NonCommercial).ToList();
        if (bound.Count == 0 || request.Yes || request.Accept.Contains(GetModelsRequest.AskLicence, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        var names = string.Join(", ", bound.Select(part => $"{part.Name} ({part.Licence}, https://huggingface.co/{part.Repository})"));
        throw new AceDataException(
            GetModelsRequest.AskLicence,
            $"These models may be used for non-commercial purposes only: {names}. They are needed to make a training set. Whether a LoRA that was trained with their help may be sold, nobody here can promise. The download has {FileSizes.Of(missing.Sum(part => part.Bytes), CultureInfo.InvariantCulture)} in all.");
    }
}
