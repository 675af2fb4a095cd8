using System.Text.Json;

namespace AceData.Nets.Weights;

/// <summary>Weights in several files beside an index, <c>model.safetensors.index.json</c>.</summary>
/// <remarks>The index names the file of every tensor; both must agree, so that an old part under a new index is found.</remarks>
public sealed class ShardedWeights : WeightsFile
{
    private const long LongestIndex = 64 << 20;
    private const int MostParts = 1000;
    private readonly List<SafetensorsFile> _parts = [];
    private readonly Dictionary<TensorEntry, SafetensorsFile> _partOf = new(ReferenceEqualityComparer.Instance);

    /// <summary>Opens the index and all its parts.</summary>
    /// <exception cref="WeightsException">A part is missing, or anything is damaged.</exception>
    public ShardedWeights(string path)
        : base(System.IO.Path.GetFullPath(path))
    {
        try
        {
            var folder = System.IO.Path.GetDirectoryName(Path)!;
            var listed = ReadIndex();
            foreach (var names in listed.GroupBy(pair => pair.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                OpenPart(System.IO.Path.Combine(folder, names.Key), [.. names.Select(pair => pair.Key)]);
            }

            SetEntries([.. _parts.SelectMany(part => part.Entries)]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Read(TensorEntry entry, long offset, Span<byte> destination) => _partOf[entry].Read(entry, offset, destination);

    private protected override void Dispose(bool disposing) => _parts.ForEach(part => part.Dispose());

    private void OpenPart(string path, HashSet<string> listed)
    {
        var part = new SafetensorsFile(path);
        _parts.Add(part);
        foreach (var entry in part.Entries)
        {
            if (!listed.Remove(entry.Name))
            {
                throw WeightsFault.Bad(path, $"it holds '{WeightsFault.Show(entry.Name)}', which {System.IO.Path.GetFileName(Path)} does not look for there");
            }

            _partOf.Add(entry, part);
        }

        if (listed.Count > 0)
        {
            throw WeightsFault.Bad(path, $"'{WeightsFault.Show(listed.First())}' is not in it, though {System.IO.Path.GetFileName(Path)} says so");
        }
    }

    private Dictionary<string, string> ReadIndex()
    {
        using var input = new WeightsInput(Path);
        if (input.Length > LongestIndex)
        {
            throw WeightsFault.Bad(Path, "it is too large for an index");
        }

        var json = new byte[input.Length];
        input.Read(0, json);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var listed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var pair in document.RootElement.GetProperty("weight_map").EnumerateObject())
            {
                listed.Add(pair.Name, PartName(pair.Value.GetString()));
            }

            if (listed.Count == 0 || listed.Values.Distinct(StringComparer.Ordinal).Count() > MostParts)
            {
                throw WeightsFault.Bad(Path, "it lists no tensor, or too many files");
            }

            return listed;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw WeightsFault.Bad(Path, "it is no index of weights (weight_map)", exception);
        }
    }

    // A name and nothing else: an index from a stranger must not reach other folders, drives or devices.
    private string PartName(string? name)
    {
        if (name is not { Length: > 0 and < 200 }
            || !name.EndsWith(".safetensors", StringComparison.Ordinal)
            || name.AsSpan().ContainsAny("/\\:\0")
            || name[0] == '.')
        {
            throw WeightsFault.Bad(Path, $"'{WeightsFault.Show(name ?? "null")}' is no name of a file beside it");
        }

        return name;
    }
}
