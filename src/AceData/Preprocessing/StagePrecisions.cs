using AceData.Preprocessing.Stages;

namespace AceData.Preprocessing;

/// <summary>The types of numbers that the networks of a sample computed with. They differ where a part was computed anew in another run and the rest stayed.</summary>
public sealed record StagePrecisions
{
    /// <summary>Of <c>target_latents</c>.</summary>
    public required string Latents { get; init; }

    /// <summary>Of <c>mert_ssl_hidden_states</c>.</summary>
    public required string Mert { get; init; }

    /// <summary>Of <c>mhubert_ssl_hidden_states</c>.</summary>
    public required string MHubert { get; init; }

    /// <summary>The same for all.</summary>
    public static StagePrecisions All(string precision) => new() { Latents = precision, Mert = precision, MHubert = precision };

    /// <summary>Of one stage.</summary>
    public string Of(SoundStage stage) => stage switch
    {
        SoundStage.Latents => Latents,
        SoundStage.Mert => Mert,
        _ => MHubert,
    };

    /// <summary>These, with some stages computed anew.</summary>
    public StagePrecisions With(IReadOnlySet<SoundStage> stages, string precision) => new()
    {
        Latents = stages.Contains(SoundStage.Latents) ? precision : Latents,
        Mert = stages.Contains(SoundStage.Mert) ? precision : Mert,
        MHubert = stages.Contains(SoundStage.MHubert) ? precision : MHubert,
    };
}
