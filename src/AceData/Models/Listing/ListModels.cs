using AceData.Audio;
using AceData.Files;
using AceData.Models.Downloading;
using AceData.Settings;

namespace AceData.Models.Listing;

/// <summary>Says of each part whether it is there. Asks nobody over the network, and reads no large file.</summary>
public static class ListModels
{
    /// <summary>Looks at the folder of models and at the caches of other programs.</summary>
    /// <exception cref="AceDataException">The list of the folder cannot be read.</exception>
    public static ListModelsResult Run(ListModelsRequest request)
    {
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folder = ModelFolder.PathOf(request.Models, SettingsFile.Load(root.SettingsFile));
        return Run(folder, ModelCaches.OfUser());
    }

    internal static ListModelsResult Run(string folder, IReadOnlyList<string> caches)
    {
        var known = ModelLock.Read(folder);
        return new ListModelsResult(folder, [.. ModelPart.All.Select(part => EntryOf(folder, known, part, caches))], new HubOptions().FreeBytes(folder));
    }

    /// <summary>Whether a part is whole, as far as sizes tell.</summary>
    internal static bool IsReady(string folder, ModelLock known, ModelPart part) =>
        known.Parts.TryGetValue(part.Name, out var locked) && locked.Files.All(file => FileHash.SizeOf(Path.Combine(ModelFolder.FolderOf(folder, known, part), file.Name)) == file.Bytes);

    private static ModelEntry EntryOf(string folder, ModelLock known, ModelPart part, IReadOnlyList<string> caches)
    {
        var entry = new ModelEntry
        {
            Name = part.Name,
            State = ModelState.Missing,
            Bytes = part.Bytes,
            Licence = part.Licence,
            NonCommercial = part.NonCommercial,
            Optional = part.Optional,
            Uses = part.Uses,
        };
        var place = ModelFolder.FolderOf(folder, known, part);
        if (known.Parts.TryGetValue(part.Name, out var locked))
        {
            return entry with { State = IsReady(folder, known, part) ? ModelState.Ready : ModelState.Changed, Origin = locked.Origin, Folder = place, Bytes = locked.Files.Sum(file => file.Bytes) };
        }

        if (ModelLook.At(place) is { } look && (look.Part == part || TinyModels.IsTiny(place)))
        {
            return entry with { State = ModelState.Unchecked, Folder = place };
        }

        var partial = PartialFile.FolderOf(folder, part);
        var done = Directory.Exists(partial) ? part.Files.Sum(file => PartialFile.Of(folder, part, file.Name).Bytes + (FileHash.SizeOf(Path.Combine(partial, file.Name)) ?? 0)) : 0;
        return done > 0 ? entry with { State = ModelState.Partial, Done = done }
            : ModelCaches.Find(caches, part) is { } cached ? entry with { State = ModelState.Found, Folder = cached }
            : entry;
    }
}
