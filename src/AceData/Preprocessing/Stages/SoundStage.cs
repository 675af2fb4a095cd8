namespace AceData.Preprocessing.Stages;

/// <summary>The parts of a sample that a network computes from the sound, in the order in which they are made.</summary>
public enum SoundStage
{
    /// <summary>Latents, by the codec.</summary>
    Latents,

    /// <summary>What MERT hears.</summary>
    Mert,

    /// <summary>What mHuBERT hears.</summary>
    MHubert,
}
