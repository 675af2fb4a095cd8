using System.Text.RegularExpressions;

namespace AceData.Datasets.Dialects.Values;

/// <summary>A key as ACE-Step 1.5 was trained on: <c>F# major</c>, the mode in lower case.</summary>
internal static partial class KeyScale
{
    /// <summary>The key of a usual spelling (<c>f#m</c>, <c>Bb Major</c>, <c>A-Moll</c>, <c>8A</c> of DJ programs); null when it is none.</summary>
    public static string? Parse(string text)
    {
        if (Camelot().Match(text.Trim()) is { Success: true } wheel)
        {
            return FromWheel(int.Parse(wheel.Groups[1].ValueSpan, provider: null), wheel.Groups[2].Value is "A" or "a");
        }

        if (Usual().Match(text.Trim()) is not { Success: true } key)
        {
            return null;
        }

        var mark = key.Groups[2].Value.ToUpperInvariant() switch
        {
            "" => "",
            "#" or "♯" or "SHARP" => "#",
            _ => "b",
        };

        // "Am" and "AM": the one place where capitals tell two things apart.
        var mode = key.Groups[3].Value;
        var isMinor = mode == "m" || (mode.Length > 1 && (mode.StartsWith("min", StringComparison.OrdinalIgnoreCase) || mode.Equals("moll", StringComparison.OrdinalIgnoreCase)));
        return $"{key.Groups[1].Value.ToUpperInvariant()}{mark} {(isMinor ? "minor" : "major")}";
    }

    /// <summary><c>minor</c> or <c>major</c>.</summary>
    public static string ModeOf(string key) => key.EndsWith("minor", StringComparison.Ordinal) ? "minor" : "major";

    private static string? FromWheel(int hour, bool isMinor)
    {
        string[] minor = ["Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "Db"];
        string[] major = ["B", "F#", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E"];
        return hour is < 1 or > 12 ? null : isMinor ? $"{minor[hour - 1]} minor" : $"{major[hour - 1]} major";
    }

    [GeneratedRegex(@"^([A-Ga-g])[ -]?(#|b|♯|♭|(?i:sharp|flat))?[ -]*((?i:major|minor|maj|min|dur|moll)|m|M)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Usual();

    [GeneratedRegex(@"^(\d{1,2})([AaBb])$", RegexOptions.CultureInvariant)]
    private static partial Regex Camelot();
}
