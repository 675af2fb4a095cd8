using System.Collections.Frozen;

namespace AceData.Lyrics.Rendering;

/// <summary>The tags that the two models know.</summary>
public static class LyricsTags
{
    /// <summary>Single tokens 6681 to 6692 of v1's vocabulary; everything else in brackets is spelled letter by letter.</summary>
    public static FrozenSet<string> V1 { get; } = FrozenSet.ToFrozenSet(
        ["[start]", "[intro]", "[verse]", "[chorus]", "[bridge]", "[outro]", "[end]", "[inst]", "[solo]", "[hook]", "[pre-chorus]", "[break]"],
        StringComparer.Ordinal);

    /// <summary>Tags of 1.5's own examples, without numbers.</summary>
    public static FrozenSet<string> V15 { get; } = FrozenSet.ToFrozenSet(
        [
            "[Intro]", "[Verse]", "[Pre-Chorus]", "[Chorus]", "[Post-Chorus]", "[Bridge]", "[Hook]", "[Build]", "[Drop]", "[Break]", "[Breakdown]",
            "[Instrumental]", "[Instrumental Break]", "[Solo]", "[Guitar Solo]", "[Piano Solo]", "[Interlude]", "[Outro]", "[Final Chorus]",
            "[Final Verse]", "[Final Hook]", "[Fade Out]", "[Spoken Word]",
        ],
        StringComparer.Ordinal);
}
