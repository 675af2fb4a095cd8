namespace AceData.Lyrics.Cleaning;

/// <summary>Texts that say nothing but that a song has no words.</summary>
internal static class InstrumentalMark
{
    private const int Longest = 40;

    /// <summary>True for <c>[inst]</c>, <c>(Instrumental)</c>, <c>This song is an instrumental</c>; LRC that says so is <see cref="LrcText.IsInstrumental"/>.</summary>
    public static bool IsAllOf(string text)
    {
        var words = text.AsSpan().Trim("\n []().*!\uFEFF");
        return words.Length < Longest && words.ToString().ToUpperInvariant() is "INST" or "INSTRUMENTAL" or "THIS SONG IS AN INSTRUMENTAL" or "AU: INSTRUMENTAL";
    }
}
