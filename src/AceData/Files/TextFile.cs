using System.Text;
using AceData.Audio;

namespace AceData.Files;

/// <summary>A text file as it was read: what it says, and the version that a later write can demand.</summary>
/// <param name="Text">Without a byte order mark; line ends as in the file.</param>
/// <param name="Bytes">The very bytes.</param>
public sealed record TextFile(string Text, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes that a text file may have by default: far more than any real one.</summary>
    public const int DefaultLimit = 10 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What the file held.</summary>
    public FileVersion Version => FileVersion.Of(Bytes.Span);

    /// <summary>Reads UTF-8 (with or without byte order mark) or UTF-16 (with one).</summary>
    /// <exception cref="AceDataException">Missing, not a regular file, too long, or not text.</exception>
    public static TextFile Read(string path, int limit = DefaultLimit)
    {
        var bytes = ReadBytes(path, limit);
        return new TextFile(Decode(bytes, path), bytes);
    }

    /// <summary>The text of these bytes.</summary>
    /// <param name="bytes">The content of a file.</param>
    /// <param name="name">The file's name for the message.</param>
    /// <exception cref="AceDataException">The bytes are not text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(rest),
                _ => Utf8.GetString(bytes),
            };
            return text.Contains('\0') ? throw NotText(name, null) : text;
        }
        catch (ArgumentException e)
        {
            throw NotText(name, e);
        }
    }

    /// <summary>The bytes of a text as we write it: UTF-8 without byte order mark, lines end with <c>\n</c>.</summary>
    /// <exception cref="AceDataException">The text holds half a character.</exception>
    public static byte[] Encode(string text)
    {
        try
        {
            return Utf8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        }
        catch (EncoderFallbackException e)
        {
            throw new AceDataException(FileCodes.TextBad, "The text was not saved: it holds half of a character. Type that place again.", e);
        }
    }

    /// <summary>The bytes of a file of the user's; pipes and devices are never opened, where a read might wait for ever.</summary>
    /// <exception cref="AceDataException">Missing, not a regular file, unreadable, or too long.</exception>
    public static byte[] ReadBytes(string path, int limit = DefaultLimit)
    {
        if (path.Contains('\0'))
        {
            // The system would end the path there and read another file.
            throw new AceDataException(FileCodes.PathBad, $"'{FileNames.Printable(path)}' cannot be read: its name holds a zero character. Type the path again.");
        }

        try
        {
            var facts = FileSystem.Ops.Look(path);
            if (facts.Kind == FileKind.Link && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target)
            {
                facts = FileSystem.Ops.Look(target.FullName);
            }

            if (facts.Kind is FileKind.Folder or FileKind.Special)
            {
                throw new AceDataException(FileCodes.FileIsNotOne, $"'{FileNames.Printable(path)}' cannot be read: it is a {(facts.Kind == FileKind.Folder ? "folder" : "pipe or device")}, not a file.");
            }

            var bytes = FileSystem.Ops.Read(path, limit);
            return bytes.Length <= limit
                ? bytes
                : throw new AceDataException(FileCodes.TextTooLong, $"'{FileNames.Printable(path)}' cannot be read: it is longer than {limit} bytes, so it is hardly the text that was meant.");
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(path, fault);
        }
        catch (IOException loop)
        {
            throw FileMessages.WhileReading(path, PortableFileOps.Translate("resolve", path, loop));
        }
    }

    private static AceDataException NotText(string name, Exception? cause) => new(
        FileCodes.TextBad,
        $"'{FileNames.Printable(name)}' cannot be read: it is not text in UTF-8. Open it in an editor and save it with the encoding UTF-8.",
        cause);
}
