using System.Text.Json;
using AceData.Audio;
using AceData.Files;
using AceData.Nets.Weights;

namespace AceData.Models;

/// <summary>What the model of a folder is, by its tensors and its configuration and not by its name.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Part">The part that it is; null when it is none of ours.</param>
/// <param name="Looks">What it looks like, for a sentence: a name of ours, or what the model says of itself.</param>
public sealed record ModelLook(string Folder, ModelPart? Part, string Looks)
{
    private const int LongestConfig = 1 << 20;
    private const int MostFolders = 5000;
    private const int Deepest = 6;

    /// <summary>Looks at one folder.</summary>
    /// <returns>Null when there is no model in it at all.</returns>
    public static ModelLook? At(string folder)
    {
        var config = Path.Combine(folder, "config.json");
        if (!File.Exists(config))
        {
            return null;
        }

        var (kind, isTiny) = KindOf(config);
        if (isTiny)
        {
            return new ModelLook(folder, null, "a tiny model for tests");
        }

        try
        {
            using var weights = WeightsFile.Open(folder);
            var part = ModelPart.All.FirstOrDefault(part => (part.Kind is null || part.Kind == kind) && part.Marks.All(mark =>
                weights.TryFind(mark.Key, out var entry) && entry.Shape.SequenceEqual(mark.Value)));
            return new ModelLook(folder, part, part?.Name ?? kind ?? "an unknown model");
        }
        catch (WeightsException e)
        {
            return new ModelLook(folder, null, $"{kind ?? "a model"} that cannot be read ({e.Message})");
        }
    }

    /// <summary>
    /// Looks at a folder and those below: the folder of a model, a folder of checkpoints, a repository, or a cache of the hub with its <c>models--…/snapshots/…</c>.
    /// </summary>
    /// <exception cref="AceDataException">The folder is not there.</exception>
    public static IReadOnlyList<ModelLook> Below(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new AceDataException("FOLDER-MISSING", $"There is no folder '{FileNames.Printable(folder)}'. Check the path.");
        }

        var found = new List<ModelLook>();
        var waiting = new Queue<(string Folder, int Depth)>([(folder, 0)]);
        for (var seen = 0; seen < MostFolders && waiting.TryDequeue(out var next); seen++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (At(next.Folder) is { } look)
            {
                found.Add(look);
            }

            if (next.Depth < Deepest)
            {
                foreach (var child in ChildrenOf(next.Folder))
                {
                    waiting.Enqueue((child, next.Depth + 1));
                }
            }
        }

        return found;
    }

    // Bytes of a cache lie under blobs, without names; what is half downloaded is nothing yet.
    private static IEnumerable<string> ChildrenOf(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child) is not ("blobs" or "refs" or ".downloads" or ".git" or ".locks")).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static (string? Kind, bool IsTiny) KindOf(string config)
    {
        try
        {
            using var json = JsonDocument.Parse(TextOf(config));
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Object ? (null, false)
                : (Text(root, "model_type") ?? Text(root, "_class_name"), Text(root, Nets.Tiny.TinyModel.MarkKey) == Nets.Tiny.TinyModel.Mark);
        }
        catch (Exception e) when (e is JsonException or AceDataException)
        {
            return (null, false);
        }
    }

    private static string? Text(JsonElement root, string key) => root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? FileNames.Printable(value.GetString()!) : null;

    // A link of a cache leads to its bytes, and is followed.
    private static string TextOf(string path) => TextFile.Read(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path, LongestConfig).Text;
}
