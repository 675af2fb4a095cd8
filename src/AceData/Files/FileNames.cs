using System.Buffers;
using System.Globalization;
using System.Text;

namespace AceData.Files;

/// <summary>What is special about some file names.</summary>
public static class FileNames
{
    /// <summary>Most bytes (UTF-8) of one name on Linux; Windows counts characters, of which there are never more.</summary>
    public const int LongestBytes = 255;

    private static readonly SearchValues<char> ForbiddenOnWindows = SearchValues.Create("<>:\"/\\|?*");
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>True for names that Windows gives to devices, with any extension: <c>nul.mp3</c>, <c>COM1</c>.</summary>
    public static bool IsDevice(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        return Devices.Contains((dot < 0 ? name : name[..dot]).TrimEnd(' ').ToString());
    }

    /// <summary>Why a name cannot live on Windows; null when it can.</summary>
    public static string? WindowsObjection(ReadOnlySpan<char> name) => name switch
    {
        _ when IsDevice(name) => "Windows keeps this name for a device",
        _ when name.EndsWith(' ') || name.EndsWith('.') => "Windows drops the space or dot at the end",
        _ when name.ContainsAny(ForbiddenOnWindows) || name.ContainsAnyInRange('\0', '\x1f') => "Windows forbids one of its characters",
        _ => null,
    };

    // Legal in a name, but .NET refuses to compose a text that holds it.
    private const char Refused = '\uFFFE';

    /// <summary>True when the name has a form in bytes at all; names with broken characters cannot be opened.</summary>
    public static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogate(name[i]) && !(i + 1 < name.Length && char.IsSurrogatePair(name[i], name[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Bytes of the name on a disk.</summary>
    public static int ByteCount(string name) => Encoding.UTF8.GetByteCount(name);

    /// <summary>The key under which names are the same on some disk of the user: without case, accents composed.</summary>
    public static string CollisionKey(string name) =>
#pragma warning disable RS0030 // Only a warning hangs on it, and it must fold all that file systems fold.
        IsText(name) ? string.Join(Refused, name.Split(Refused).Select(part => part.Normalize(NormalizationForm.FormC))).ToUpperInvariant() : name;
#pragma warning restore RS0030

    /// <summary>The name as it may be shown in one line: what could move the cursor, turn the text or forge a line is written as <c>\u202E</c>.</summary>
    public static string Printable(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var hidden = char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

            // Emoji families are held together by joiners; they turn nothing.
            _ = hidden && c is not ('\u200c' or '\u200d')
                ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : shown.Append(c);
        }

        return shown.ToString();
    }
}
