using System.Text.Json;
using AceData.Audio;
using AceData.Settings;

namespace AceData.Models;

/// <summary>One of the networks that AceData works with: where it is from, what may be done with it, and its files. The list is data, in <c>models.json</c> beside this file.</summary>
public sealed record ModelPart
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Its name, which is that of its folder too: as in the folder of checkpoints of ACE-Step, so that both programs can use one folder.</summary>
    public required string Name { get; init; }

    /// <summary>What it is needed for.</summary>
    public required IReadOnlyList<ModelUse> Uses { get; init; }

    /// <summary>Owner and name at the hub.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit that is meant, 40 hex digits: what is published there later changes nothing here.</summary>
    public required string Revision { get; init; }

    /// <summary>The folder inside the repository; empty for the repository itself.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Short name of the licence.</summary>
    public required string Licence { get; init; }

    /// <summary>True where the licence allows no commercial use; said, and asked, before anything is downloaded.</summary>
    public bool NonCommercial { get; init; }

    /// <summary>True for what is only fetched when it is named.</summary>
    public bool Optional { get; init; }

    /// <summary>What its <c>config.json</c> says under <c>model_type</c>, where the tensors alone do not tell it from a relative; else null.</summary>
    public string? Kind { get; init; }

    /// <summary>Some of its tensors by name and shape: no other network has all of them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<long>> Marks { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>About how many bytes are downloaded.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>All parts, in the order in which they are needed.</summary>
    public static IReadOnlyList<ModelPart> All { get; } = Load();

    /// <summary>UMT5, which reads prompts.</summary>
    public static ModelPart TextEncoder { get; } = Find("umt5-base");

    /// <summary>The music codec: sound to latents and back.</summary>
    public static ModelPart Codec { get; } = Find("music_dcae_f8c8");

    /// <summary>What makes the codec's pictures sound.</summary>
    public static ModelPart Vocoder { get; } = Find("music_vocoder");

    /// <summary>MERT, which hears music.</summary>
    public static ModelPart Mert { get; } = Find("MERT-v1-330M");

    /// <summary>mHuBERT, which hears voices.</summary>
    public static ModelPart MHubert { get; } = Find("mHuBERT-147");

    /// <summary>The transformer of ACE-Step, which is trained.</summary>
    public static ModelPart Transformer { get; } = Find("ace_step_transformer");

    /// <summary>The part of a name, in small or capital letters.</summary>
    /// <exception cref="AceDataException">There is none.</exception>
    public static ModelPart Find(string name) =>
        All.FirstOrDefault(part => part.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new AceDataException("REQUEST-INVALID", $"There is no model '{AceData.Files.FileNames.Printable(name)}'. {(NearestName.Of(name, All.Select(part => part.Name)) is { } nearest ? $"Did you mean {nearest}?" : $"There are {string.Join(", ", All.Select(part => part.Name))}.")}");

    /// <summary>The parts of these names, each once; without names all that are not optional.</summary>
    /// <exception cref="AceDataException">One of them does not exist.</exception>
    public static IReadOnlyList<ModelPart> Named(IReadOnlyList<string> names) =>
        names.Count == 0 ? [.. All.Where(part => !part.Optional)] : [.. names.Select(Find).Distinct()];

    private static IReadOnlyList<ModelPart> Load()
    {
        using var stream = typeof(ModelPart).Assembly.GetManifestResourceStream("AceData.Models.models.json")!;
        return JsonSerializer.Deserialize<Manifest>(stream, Options)!.Parts;
    }

    private sealed record Manifest(IReadOnlyList<ModelPart> Parts);
}
