namespace AceData.Datasets.Dialects;

/// <summary>What can be said about a song, whatever a dialect calls it.</summary>
public enum SongField
{
    Tags,
    Caption,
    Genre,
    Bpm,
    Key,
    TimeSignature,
    Language,
    Instrumental,
    Lyrics,
    Duration,
    CustomTag,
    PromptOverride,
    Repeat,
    Id,

    /// <summary>What one dialect alone has.</summary>
    Other,
}
