namespace AceData.Lyrics.Text;

/// <summary>The Western code page of Windows, which .NET has only with a package.</summary>
internal static class Windows1252
{
    /// <summary>Characters of the bytes 0x80 to 0x9F; 0 where it has none, and old decoders kept the byte.</summary>
    private const string High = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>The character of a byte; 0 where the page has none.</summary>
    public static char Decode(byte value) => value is >= 0x80 and <= 0x9F ? High[value - 0x80] : (char)value;

    /// <summary>The byte of a character, with the control characters that decoders leave where the page has none; null for all others.</summary>
    public static byte? Encode(char c)
    {
        if (c <= 0xFF)
        {
            return (byte)c;
        }

        var index = High.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }
}
