namespace AceData.Lyrics.Rendering;

/// <summary>The two forms of lyrics files.</summary>
public enum LyricsForm
{
    /// <summary>ACE-Step v1: <c>{song}_lyrics.txt</c>, lower-case tags of a closed set.</summary>
    AceStep1,

    /// <summary>ACE-Step 1.5: <c>{song}.lyrics.txt</c>, title-case tags with numbers.</summary>
    AceStep15,
}
