using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Models.Downloading;
using AceData.Settings;

namespace AceData.Models.Removing;

/// <summary>Takes models away: files of ours are deleted, folders of other programs are only not used any more.</summary>
public static class RemoveModels
{
    /// <summary>Takes them away.</summary>
    /// <exception cref="AceDataException">ASK-REMOVE. Or a wrong name, or a file that another program holds.</exception>
    public static RemoveModelsResult Run(RemoveModelsRequest request)
    {
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var folder = ModelFolder.PathOf(request.Models, SettingsFile.Load(root.SettingsFile));
        if (request.Names.Count == 0)
        {
            throw new AceDataException("REQUEST-INVALID", $"Say which models are to go: {string.Join(", ", ModelPart.All.Select(part => part.Name))}.");
        }

        var known = ModelLock.Read(folder);
        var parts = ModelPart.Named(request.Names);
        var files = parts.SelectMany(part => FilesOf(folder, known, part)).ToList();
        var bytes = files.Sum(file => FileHash.SizeOf(file) ?? 0);
        if (files.Count > 0 && !request.Yes)
        {
            throw new AceDataException(RemoveModelsRequest.AskRemove, Question(folder, parts, bytes));
        }

        foreach (var part in parts)
        {
            // First it is not there any more, then its files go: a stop in between leaves no half model that counts as whole.
            if (known.Parts.ContainsKey(part.Name))
            {
                ModelLock.Change(folder, part.Name, null);
            }

            Delete(folder, FilesOf(folder, known, part), part);
        }

        return new RemoveModelsResult(folder, [.. parts.Select(part => part.Name)], bytes, [.. parts.Select(part => known.Parts.GetValueOrDefault(part.Name)?.Folder).OfType<string>()]);
    }

    private static string Question(string folder, IReadOnlyList<ModelPart> parts, long bytes)
    {
        var uses = parts.SelectMany(part => part.Uses).Distinct().Select(use => use switch
        {
            ModelUse.Create => "making a training set",
            ModelUse.Train => "training",
            ModelUse.Generate => "making music",
            _ => "tagging without a model server",
        });
        return $"{FileSizes.Of(bytes, CultureInfo.InvariantCulture)} of {string.Join(", ", parts.Select(part => part.Name))} in '{FileNames.Printable(folder)}' are deleted. Without them there is no {string.Join(", no ", uses)}; they can be downloaded again.";
    }

    // Only names that we know: what else lies there is somebody's.
    private static List<string> FilesOf(string folder, ModelLock known, ModelPart part)
    {
        var (own, partial) = (Path.Combine(folder, part.Name), PartialFile.FolderOf(folder, part));
        var names = part.Files.SelectMany(file => new[] { file.Name, file.Kept }).Concat(known.Parts.GetValueOrDefault(part.Name) is { Folder: null } locked ? locked.Files.Select(file => file.Name) : []).Distinct();
        var all = names.SelectMany(name => new[] { Path.Combine(own, name), Path.Combine(own, name + ".bad"), Path.Combine(partial, name), Path.Combine(partial, name + ".part"), Path.Combine(partial, name + ".part.json"), Path.Combine(partial, name + ".bad") });
        return [.. all.Where(File.Exists)];
    }

    private static void Delete(string folder, List<string> files, ModelPart part)
    {
        foreach (var file in files)
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new AceDataException(FileCodes.FileBusy, $"'{FileNames.Printable(file)}' cannot be deleted: another program holds it, or you may not. Close what uses it, and try again.", e);
            }
        }

        foreach (var empty in new[] { Path.Combine(folder, part.Name), PartialFile.FolderOf(folder, part) }.Where(place => Directory.Exists(place) && !Directory.EnumerateFileSystemEntries(place).Any()))
        {
            Directory.Delete(empty);
        }
    }
}
