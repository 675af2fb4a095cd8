namespace AceData.Preprocessing;

/// <summary>Codes of what can be wrong when training samples are made.</summary>
public static class PreprocessCodes
{
    /// <summary>Less than three percent of the song is sound.</summary>
    public const string Silent = "AUDIO-SILENT";

    /// <summary>The data set names the song by a path of another computer.</summary>
    public const string Elsewhere = "AUDIO-ELSEWHERE";

    /// <summary>The key cannot be the name of a file, or another song has it.</summary>
    public const string KeyBad = "KEY-BAD";

    /// <summary>The model does not read the language of the lyrics.</summary>
    public const string LyricsUnread = "LYRICS-UNREAD";

    /// <summary>The language of the lyrics is not certain.</summary>
    public const string LyricsUncertain = "LYRICS-LANGUAGE";

    /// <summary>Something about the lyrics that a person should know.</summary>
    public const string LyricsNote = "LYRICS-TOKENS";

    /// <summary>The prompt has more tokens than the model reads.</summary>
    public const string PromptLong = "PROMPT-LONG";

    /// <summary>The song has no tags.</summary>
    public const string PromptEmpty = "PROMPT-EMPTY";

    /// <summary>The data set gives the song a voice file, or other descriptions.</summary>
    public const string VoiceUnread = "VOICE-UNREAD";

    /// <summary>A network gave something else than numbers.</summary>
    public const string NumbersBad = "MODEL-NUMBERS";

    /// <summary>There is less free memory than the work needs.</summary>
    public const string MemoryShort = "MEMORY-SHORT";

    /// <summary>There is less room on the disk than the samples need.</summary>
    public const string DiskShort = "DISK-SHORT";

    /// <summary>A file lies in the training set that is no sample.</summary>
    public const string Stranger = "TRAINSET-STRANGER";

    /// <summary>A sample lies in the training set whose song is not in the data set.</summary>
    public const string Leftover = "TRAINSET-LEFTOVER";

    /// <summary>Most samples of the training set would be deleted.</summary>
    public const string Smaller = "TRAINSET-SMALLER";

    /// <summary>Tags or lyrics were written after the data set.</summary>
    public const string TextsNewer = "DATASET-OLDER";

    /// <summary>The audio file changed while it was worked on.</summary>
    public const string AudioChanged = "AUDIO-CHANGED";
}
