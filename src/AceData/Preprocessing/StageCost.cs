using AceData.Preprocessing.Stages;

namespace AceData.Preprocessing;

/// <summary>How many steps the parts of a sample count, about as long as each other on a processor: progress in steps runs evenly, although MERT takes half of the time.</summary>
internal static class StageCost
{
    /// <summary>Putting the sample together.</summary>
    public const int Writing = 1;

    /// <summary>All that a song needs.</summary>
    public static int Of(SongWork song) => song.Stages.Sum(Of) + Writing;

    /// <summary>One stage.</summary>
    public static int Of(SoundStage stage) => stage switch
    {
        SoundStage.Latents => 8,
        SoundStage.Mert => 12,
        _ => 4,
    };
}
