using System.Text;
using AceData.Files;

namespace AceData.Samples.Hdf5;

/// <summary>Texts of a file.</summary>
internal static class Hdf5Text
{
    private const int LongestShown = 80;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text that bytes are.</summary>
    /// <exception cref="Hdf5Damage">They are not UTF-8.</exception>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw new Hdf5Damage("a text in it is not UTF-8");
        }
    }

    /// <summary>A text that was filled up to its length with zeros.</summary>
    public static string Padded(ReadOnlySpan<byte> bytes) => Of(bytes.TrimEnd((byte)0));

    /// <summary>A name of a file, fit for a sentence.</summary>
    public static string Shown(string name) => FileNames.Printable(name.Length <= LongestShown ? name : name[..LongestShown] + "…");
}
