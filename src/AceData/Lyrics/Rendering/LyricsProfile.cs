namespace AceData.Lyrics.Rendering;

/// <summary>How lyrics are written for a model.</summary>
public sealed record LyricsProfile
{
    private LyricsProfile(LyricsForm form, string suffix, int tokenLimit) => (Form, FileSuffix, TokenLimit) = (form, suffix, tokenLimit);

    /// <summary>ACE-Step v1: at most 4,096 tokens reach the model.</summary>
    public static LyricsProfile AceStep1 { get; } = new(LyricsForm.AceStep1, "_lyrics.txt", 4096);

    /// <summary>ACE-Step 1.5: 512 tokens reach the trainer, the rest is cut without a word; 480 leaves room for the error of the estimate.</summary>
    public static LyricsProfile AceStep15 { get; } = new(LyricsForm.AceStep15, ".lyrics.txt", 480);

    public LyricsForm Form { get; }

    /// <summary>What follows the song's stem in the name of the file.</summary>
    public string FileSuffix { get; }

    /// <summary>More estimated tokens than this are worth a warning.</summary>
    public int TokenLimit { get; }

    /// <summary>Leave out what stands in round brackets (backing voices).</summary>
    public bool DropBackingVoices { get; init; }

    /// <summary>v1 only: pre-chorus becomes verse and hook becomes chorus, for those who distrust the two later tags.</summary>
    public bool CollapseToCore { get; init; }
}
