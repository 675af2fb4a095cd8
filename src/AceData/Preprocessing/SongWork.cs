using AceData.Datasets;
using AceData.Preprocessing.Stages;

namespace AceData.Preprocessing;

/// <summary>A song of the data set and what there is to do for its sample.</summary>
internal sealed record SongWork
{
    public required DataSetRow Row { get; init; }

    /// <summary>Full path of the audio file.</summary>
    public required string Audio { get; init; }

    /// <summary>Full path of its sample.</summary>
    public required string Sample { get; init; }

    public required SongAction Action { get; init; }

    /// <summary>What the finished sample says of itself.</summary>
    public required SampleNotes Notes { get; init; }

    /// <summary>Parts that the present sample does not hold as they have to be; all of them where there is no sample.</summary>
    public required IReadOnlySet<SoundStage> Stages { get; init; }

    /// <summary>Whether the rest of the sample is copied from the present one.</summary>
    public bool Updates { get; init; }

    /// <summary>Seconds of sound that the networks hear; 0 where none has to.</summary>
    public double Seconds { get; init; }

    /// <summary>What numbers of a stage that wait for their sample have to say of themselves. Unlike a sample they may not be of another precision, since the sample will say which.</summary>
    public string MarkOf(SoundStage stage) => $"{HashOf(stage)} {Notes.Precisions.Of(stage)}";

    /// <summary>The hash of a stage.</summary>
    private string HashOf(SoundStage stage) => stage switch
    {
        SoundStage.Latents => Notes.Hashes.Latents,
        SoundStage.Mert => Notes.Hashes.Mert,
        _ => Notes.Hashes.MHubert,
    };
}
