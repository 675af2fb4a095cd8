using System.Globalization;

namespace AceData.Files;

/// <summary>The first names of many, for a sentence.</summary>
internal static class NameList
{
    /// <summary><c>a, b, c, …</c></summary>
    /// <param name="names">As they are to be shown.</param>
    /// <param name="most">So many stand there.</param>
    public static string Of(IReadOnlyCollection<string> names, int most) => string.Join(", ", names.Take(most)) + (names.Count > most ? ", …" : "");

    /// <summary><c>a, b, c … (+4)</c></summary>
    /// <param name="names">As they are to be shown; those behind the first ones may be left out.</param>
    /// <param name="most">So many stand there.</param>
    /// <param name="count">How many there are; those of <paramref name="names"/> if left out.</param>
    public static string Counted(IReadOnlyCollection<string> names, int most, int? count = null)
    {
        var more = (count ?? names.Count) - most;
        return string.Join(", ", names.Take(most)) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" … (+{more})") : "");
    }
}
