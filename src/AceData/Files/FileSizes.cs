using System.Globalization;

namespace AceData.Files;

/// <summary>Sizes of files as a person says them: <c>0 KB</c>, <c>812 KB</c>, <c>4.3 MB</c>, <c>12.7 GB</c>; thousands, as disks are sold.</summary>
public static class FileSizes
{
    /// <summary>The size in the language of the caller.</summary>
    public static string Of(double bytes) => Of(bytes, CultureInfo.CurrentCulture);

    /// <inheritdoc cref="Of(double)"/>
    public static string Of(double bytes, CultureInfo culture) => bytes switch
    {
        < 1_000_000 => string.Create(culture, $"{Math.Ceiling(bytes / 1e3):0} KB"),
        < 1_000_000_000 => string.Create(culture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(culture, $"{bytes / 1e9:0.0} GB"),
    };
}
