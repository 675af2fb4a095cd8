namespace AceData.Tagging.Policy;

/// <summary>Who says that a tag fits.</summary>
public enum TagSource
{
    /// <summary>A person typed or confirmed it; no job replaces it.</summary>
    Person,

    /// <summary>The file's name.</summary>
    FileName,

    /// <summary>The tags embedded in the file.</summary>
    EmbeddedTag,

    /// <summary>Measured in the sound.</summary>
    Measured,

    /// <summary>A listening model.</summary>
    Model,
}
