using System.Globalization;
using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rules A: one plain form for every character.</summary>
internal static class Characters
{
    public static string Clean(string text, RuleCounts fired)
    {
        text = HtmlRemains.Remove(Mojibake.Repair(text, fired), fired);
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '\n' or (>= '!' and <= '_'))
            {
                result.Append(c);
            }
            else if (c == ' ')
            {
                Space(result, c, fired);
            }
            else if (c < 0x80)
            {
                i += Ascii(text, i, result, fired);
            }
            else
            {
                i += Wide(text, i, result, fired);
            }
        }

        var cleaned = result.ToString();
        var composed = Marks.Compose(cleaned);
        if (composed.Length != cleaned.Length)
        {
            fired.Add(CleaningRule.A0, cleaned.Length - composed.Length);
        }

        return LookAlikes.Replace(composed, fired);
    }

    private static void Space(StringBuilder result, char c, RuleCounts fired)
    {
        var repeated = result.Length > 0 && result[^1] == ' ';
        if (c != ' ' || repeated)
        {
            fired.Add(CleaningRule.A3);
        }

        if (!repeated)
        {
            result.Append(' ');
        }
    }

    private static int Ascii(string text, int i, StringBuilder result, RuleCounts fired)
    {
        switch (text[i])
        {
            case '\r':
                fired.Add(CleaningRule.A1);
                result.Append('\n');
                return i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            case '\v' or '\f':
                fired.Add(CleaningRule.A1);
                result.Append('\n');
                break;
            case '\t':
                Space(result, '\t', fired);
                break;
            case '`':
                Put(result, "'", CleaningRule.A5, fired);
                break;
            case < ' ' or '\u007F':
                fired.Add(CleaningRule.A4);
                break;
            default:
                result.Append(text[i]);
                break;
        }

        return 0;
    }

    /// <summary>Handles one character beyond ASCII and returns how many more it took.</summary>
    private static int Wide(string text, int i, StringBuilder result, RuleCounts fired)
    {
        var c = text[i];
        switch (c)
        {
            case '\u0085' or '\u2028' or '\u2029':
                Put(result, "\n", CleaningRule.A1, fired);
                return 0;
            case '\uFEFF':
                fired.Add(CleaningRule.A1);
                return 0;
            case '’' or '‘' or '‛' or '‚' or '´' or '′' or '‹' or '›' or 'ʼ' or '＇':
                Put(result, "'", CleaningRule.A5, fired);
                return 0;
            case '“' or '”' or '„' or '‟' or '«' or '»' or '″' or '＂':
                Put(result, "\"", CleaningRule.A6, fired);
                return 0;
            case '–' or '—' or '‒' or '―' or '‐' or '‑' or '−' or '－':
                Put(result, "-", CleaningRule.A7, fired);
                return 0;
            case '…':
                Put(result, "...", CleaningRule.A7, fired);
                return 0;
            case '［' or '【' or '〔':
                Put(result, "[", CleaningRule.A7, fired);
                return 0;
            case '］' or '】' or '〕':
                Put(result, "]", CleaningRule.A7, fired);
                return 0;
            case '（':
                Put(result, "(", CleaningRule.A7, fired);
                return 0;
            case '）':
                Put(result, ")", CleaningRule.A7, fired);
                return 0;
            case '©' or '®' or '°' or '№' or '×':
                result.Append(c);
                return 0;
            case '\u200C' or '\u200D' when BetweenOtherScripts(text, i, result):
                result.Append(c);
                return 0;
            case (>= '\uFE00' and <= '\uFE0F') or '\u034F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u20E3':
                fired.Add(CleaningRule.A4);
                return 0;
        }

        if (char.IsSurrogate(c))
        {
            return Pair(text, i, result, fired);
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.SpaceSeparator:
                Space(result, c, fired);
                break;
            case UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                fired.Add(CleaningRule.A4);
                break;
            case UnicodeCategory.OtherSymbol:
                fired.Add(CleaningRule.A8);
                break;
            default:
                result.Append(c);
                break;
        }

        return 0;
    }

    /// <summary>Characters of two halves: rare letters stay, everything else is emoji and goes.</summary>
    private static int Pair(string text, int i, StringBuilder result, RuleCounts fired)
    {
        if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
        {
            fired.Add(CleaningRule.A4);
            return 0;
        }

        if (char.IsLetter(text, i))
        {
            result.Append(text, i, 2);
        }
        else
        {
            fired.Add(CleaningRule.A8);
        }

        return 1;
    }

    /// <summary>Joiners change how Persian and Indian words are written, so there they stay.</summary>
    private static bool BetweenOtherScripts(string text, int i, StringBuilder result) =>
        result.Length > 0 && i + 1 < text.Length && IsOther(result[^1]) && IsOther(text[i + 1]);

    private static bool IsOther(char c) =>
        c > '\u036F' && c is < '\u1E00' or > '\u2BFF' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c)
            is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void Put(StringBuilder result, string text, CleaningRule rule, RuleCounts fired)
    {
        fired.Add(rule);
        result.Append(text);
    }
}
