namespace AceData.Lyrics.Rendering;

/// <summary>How lyrics are written for a model.</summary>
public sealed record LyricsProfile
{
    private LyricsProfile(LyricsForm form, int tokenLimit) => (Form, TokenLimit) = (form, tokenLimit);

    /// <summary>ACE-Step v1: at most 4,096 tokens reach the model.</summary>
    public static LyricsProfile AceStep1 { get; } = new(LyricsForm.AceStep1, 4096);

    /// <summary>ACE-Step 1.5: 512 tokens reach the trainer, the rest is cut without a word; 480 leaves room for the error of the estimate.</summary>
    public static LyricsProfile AceStep15 { get; } = new(LyricsForm.AceStep15, 480);

    public LyricsForm Form { get; }

    /// <summary>More estimated tokens than this are worth a warning.</summary>
    public int TokenLimit { get; }
}
