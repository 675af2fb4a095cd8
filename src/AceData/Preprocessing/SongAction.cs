namespace AceData.Preprocessing;

/// <summary>What a run does with a song.</summary>
internal enum SongAction
{
    /// <summary>Its sample holds all that it would hold.</summary>
    Skip,

    /// <summary>Another program made its sample, and nobody can say of what.</summary>
    Keep,

    /// <summary>Only texts have changed: the rest is copied.</summary>
    RenewTexts,

    /// <summary>At least one network has to hear it.</summary>
    Make,
}
