using System.Text.Json;
using AceData.Audio;
using AceData.Files;
using AceData.Requests;

namespace AceData.Datasets;

/// <summary>What the small files of a data set folder say: which files hold the rows.</summary>
internal static class DataSetState
{
    public const string StateName = "state.json";
    public const string InfoName = "dataset_info.json";
    private const string DictName = "dataset_dict.json";
    private const int LongestText = 4 << 20;

    /// <summary>The files with rows, in order, each in the folder itself.</summary>
    /// <exception cref="AceDataException">The folder is no data set, or none that can be read.</exception>
    public static IReadOnlyList<string> DataFiles(string folder)
    {
        try
        {
            return Files(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(folder, PortableFileOps.Translate("read", folder, e));
        }
    }

    private static List<string> Files(string folder)
    {
        var present = AtomicFolder.Readable(folder);
        if (!Directory.Exists(present))
        {
            throw new AceDataException(DataSetCodes.Missing, $"There is no data set at '{folder}'. Make it with {CommandHint.Of("convert")}, or name the folder it is in.");
        }

        var state = Path.Combine(present, StateName);
        if (!File.Exists(state))
        {
            throw Unknown(folder);
        }

        using var json = Parse(state, folder);
        if (!json.RootElement.TryGetProperty("_data_files", out var files) || files.ValueKind != JsonValueKind.Array)
        {
            throw Damaged(folder, $"'{StateName}' does not say which files hold the songs");
        }

        // Old versions kept a selection of rows in files of its own; reading on would bring back what was taken out.
        if (json.RootElement.TryGetProperty("_indices_data_files", out var indices) && indices is { ValueKind: JsonValueKind.Array } && indices.GetArrayLength() > 0)
        {
            throw new AceDataException(DataSetCodes.Foreign, $"The data set '{folder}' keeps its selection of songs in a file of its own, as very old versions did. Load and save it once with a newer version of Hugging Face's datasets.");
        }

        if (!File.Exists(Path.Combine(present, InfoName)))
        {
            throw Damaged(folder, $"'{InfoName}' is missing");
        }

        var names = files.EnumerateArray().Select(file => NameOf(file, folder, present)).ToList();
        return names.Count > 0
            ? [.. names.Select(name => Path.Combine(present, name))]
            : throw new AceDataException(DataSetCodes.Empty, $"The data set '{folder}' is empty: it was saved without a single song. Convert your songs again.");
    }

    public static AceDataException Damaged(string folder, string why) => new(
        DataSetCodes.Damaged,
        $"The data set '{folder}' cannot be read: {why}. It was not copied or written to its end; convert the songs again, or copy the folder once more.");

    private static string NameOf(JsonElement file, string folder, string present)
    {
        var name = file.ValueKind == JsonValueKind.Object && file.TryGetProperty("filename", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        // A name that leads elsewhere would make a data set read what it has no business with.
        if (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw Damaged(folder, $"'{StateName}' names a file that is not in the folder: '{FileNames.Printable(name)}'");
        }

        return File.Exists(Path.Combine(present, name)) ? name : throw Damaged(folder, $"the file '{FileNames.Printable(name)}', which holds songs of it, is missing");
    }

    private static JsonDocument Parse(string state, string folder)
    {
        var bytes = TextFile.ReadBytes(state, LongestText);
        try
        {
            var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw Damaged(folder, $"'{StateName}' is not one object in {{ }}");
        }
        catch (JsonException e)
        {
            throw Damaged(folder, $"'{StateName}' is no JSON ({JsonWords.Of(e).TrimEnd('.')})");
        }
    }

    private static AceDataException Unknown(string folder)
    {
        if (File.Exists(Path.Combine(folder, DictName)))
        {
            return new AceDataException(DataSetCodes.Foreign, $"'{folder}' holds several data sets (such as train and test) in folders of their own, not one. Name one of these folders.");
        }

        var kind = Directory.EnumerateFiles(folder).Select(file => Path.GetExtension(file).ToLowerInvariant()).FirstOrDefault(ending => ending is ".parquet" or ".jsonl" or ".csv" or ".arrow");
        var what = kind switch
        {
            ".parquet" or ".jsonl" or ".csv" => $"It holds {kind[1..]} files; AceData reads data sets as Hugging Face's save_to_disk writes them.",
            ".arrow" => $"It holds Arrow files, but '{StateName}' is missing: it was not copied or written to its end.",
            _ => $"A data set has the files '{StateName}', '{InfoName}' and 'data-00000-of-00001.arrow'.",
        };
        return new AceDataException(kind == ".arrow" ? DataSetCodes.Damaged : DataSetCodes.Foreign, $"'{folder}' is not a data set that can be read. {what} Make one with {CommandHint.Of("convert")}.");
    }
}

/// <summary>Codes of what can be wrong with a data set on disk.</summary>
public static class DataSetCodes
{
    public const string Missing = "DATASET-MISSING";
    public const string Damaged = "DATASET-DAMAGED";
    public const string Foreign = "DATASET-FOREIGN";
    public const string Empty = "DATASET-EMPTY";
    public const string Blocked = "DATASET-BLOCKED";

    /// <summary>Songs of the earlier data set are not in the new one.</summary>
    public const string Smaller = "DATASET-SMALLER";
}
