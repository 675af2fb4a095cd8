namespace AceData.Lyrics.Cleaning;

/// <summary>A time stamp of LRC: <c>mm:ss</c>, <c>mm:ss.f</c> to <c>mm:ss.fff</c>, also <c>mm:ss:ff</c> and <c>h:mm:ss.ff</c>.</summary>
internal static class LrcStamp
{
    /// <summary>Seconds, or null when it is no stamp. Minutes may exceed 59; seconds may not.</summary>
    public static double? Seconds(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length is < 3 or > 13 || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        Span<int> numbers = stackalloc int[4];
        var digits = 0;
        var count = 1;
        var fraction = -1;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                if (++digits > 4)
                {
                    return null;
                }

                numbers[count - 1] = (10 * numbers[count - 1]) + (c - '0');
            }
            else if (c is ':' or '.' && digits > 0 && count < 4 && fraction < 0)
            {
                fraction = c == '.' ? count : -1;
                (digits, count) = (0, count + 1);
            }
            else
            {
                return null;
            }
        }

        if (digits == 0 || count < 2 || (count == 2 && fraction >= 0) || (count == 4 && fraction < 0))
        {
            return null;
        }

        // Three numbers without a dot: some editors write the hundredths after a colon.
        var hasFraction = fraction >= 0 || count == 3;
        var part = hasFraction ? numbers[count - 1] / Math.Pow(10, digits) : 0;
        var whole = hasFraction ? count - 1 : count;
        var seconds = numbers[whole - 1];
        var minutes = numbers[whole - 2];
        var hours = whole == 3 ? numbers[0] : 0;
        return seconds < 60 ? (3600 * hours) + (60 * minutes) + seconds + part : null;
    }
}
