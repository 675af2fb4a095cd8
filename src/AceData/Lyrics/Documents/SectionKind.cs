namespace AceData.Lyrics.Documents;

/// <summary>What a section of a song is, whatever its header calls it.</summary>
public enum SectionKind
{
    /// <summary>Mark of ACE-Step v1 for the begin of a song; only ever read, never inferred.</summary>
    Start,
    Intro,
    Verse,
    PreChorus,
    Chorus,
    PostChorus,

    /// <summary>The chorus of rap songs; a part of its own only where the song has a chorus too.</summary>
    Hook,
    Bridge,
    Interlude,
    Break,
    Breakdown,
    Build,
    Drop,
    Solo,

    /// <summary>A part without voice.</summary>
    Instrumental,

    /// <summary>Skits, dialogue, voice mail: spoken words.</summary>
    Spoken,
    Outro,

    /// <summary>Mark of ACE-Step v1 for the end of a song.</summary>
    End,
}
