using System.Text.Json.Serialization;

namespace AceData.Audio.Features.Tonality;

/// <summary>The weights file of the key estimator, as it stands on disk.</summary>
internal sealed record KeyWeights
{
    /// <summary>The version this program reads.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>Divides all scores before the softmax; fitted on songs held out of the training.</summary>
    public required double Temperature { get; init; }

    /// <summary>Added to every major key and to every minor key.</summary>
    public required float[] Bias { get; init; }

    /// <summary>Log odds of "tonal": the weights of <see cref="TonalMeasures.Row"/>.</summary>
    public required double[] Tonal { get; init; }

    /// <summary>For each section of <see cref="KeyFeatureLayout"/>: the weights of major, then those of minor.</summary>
    public required Dictionary<string, float[][]> Sections { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KeyWeights))]
internal sealed partial class KeyWeightsJson : JsonSerializerContext;
