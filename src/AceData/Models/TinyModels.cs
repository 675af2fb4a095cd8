using System.Text.Json;
using AceData.Audio;
using AceData.Files;
using AceData.Nets;
using AceData.Nets.Tiny;

namespace AceData.Models;

/// <summary>Puts the tiny models into a folder of models.</summary>
public static class TinyModels
{
    private const string ConfigFile = "config.json";
    private const int LongestConfig = 1 << 20;

    /// <summary>Makes those that are not there; the same bytes each time.</summary>
    /// <param name="folder">Full path of the folder of models.</param>
    /// <param name="time">For the list of the folder.</param>
    /// <param name="made">Is told the name of each part.</param>
    /// <param name="cancellationToken">Heard between parts.</param>
    /// <exception cref="AceDataException">MODELS-MIXED: real ones are there. Or torch is missing, the disk is full, …</exception>
    public static async Task MakeAsync(string folder, TimeProvider time, Action<string> made, CancellationToken cancellationToken)
    {
        RefuseRealOnes(folder);
        foreach (var model in TinyModel.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = await Task.Run(() => FilesOf(model), cancellationToken);
            var target = Path.Combine(folder, model.Name);
            Folders.Make(target);
            var files = new List<LockedFile>();
            // The mark of a tiny model is in its configuration: whatever ends this early leaves no folder that looks like a real one.
            foreach (var (name, bytes) in content.OrderBy(file => file.Key != ConfigFile))
            {
                AtomicFile.Default.Write(new AtomicWrite { Path = Path.Combine(target, name), Content = bytes });
                files.Add(new LockedFile(name, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
            }

            if (model.Name.Length > 0)
            {
                ModelLock.Change(folder, model.Name, new LockedPart { Origin = ModelOrigin.Tiny, Time = time.GetUtcNow(), Files = files });
                made(model.Name);
            }
        }
    }

    /// <summary>Whether the model of a folder says of itself that it is a tiny one.</summary>
    public static bool IsTiny(string folder)
    {
        try
        {
            using var config = JsonDocument.Parse(TextFile.Read(Path.Combine(folder, ConfigFile), LongestConfig).Text);
            return config.RootElement.ValueKind == JsonValueKind.Object && config.RootElement.TryGetProperty(TinyModel.MarkKey, out var mark)
                && mark.ValueKind == JsonValueKind.String && mark.GetString() == TinyModel.Mark;
        }
        catch (Exception e) when (e is AceDataException or JsonException)
        {
            // Without a configuration it is no model; whoever loads it says so.
            return false;
        }
    }

    private static IReadOnlyDictionary<string, byte[]> FilesOf(TinyModel model)
    {
        try
        {
            return model.Make();
        }
        catch (TorchBackendException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }

    private static bool HoldsFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    private static void RefuseRealOnes(string folder)
    {
        var known = ModelLock.Read(folder);
        var real = ModelPart.All.Where(part => ModelFolder.FolderOf(folder, known, part) is var place && HoldsFiles(place) && !IsTiny(place)).Select(part => part.Name).ToList();
        if (real.Count > 0)
        {
            throw new AceDataException("MODELS-MIXED", $"'{FileNames.Printable(folder)}' holds real models ({string.Join(", ", real)}), so no tiny ones are put beside them. Name another folder for those: --models FOLDER");
        }
    }
}
