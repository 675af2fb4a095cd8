namespace AceData.Models;

/// <summary>What a part of the models is needed for.</summary>
public enum ModelUse
{
    /// <summary>Making the training set of songs.</summary>
    Create,

    /// <summary>Training a LoRA.</summary>
    Train,

    /// <summary>Making music.</summary>
    Generate,

    /// <summary>Tagging songs without a model server.</summary>
    Tag,
}
