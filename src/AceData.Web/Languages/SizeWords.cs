using System.Globalization;

namespace AceData.Web.Languages;

/// <summary>Sizes of files as a person says them: <c>0 KB</c>, <c>812 KB</c>, <c>4.3 MB</c>, <c>12.7 GB</c>; thousands, as disks are sold.</summary>
internal static class SizeWords
{
    public static string Of(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{Math.Ceiling(bytes / 1e3):0} KB"),
        < 1_000_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
