using System.Text;
using AceData.Audio;
using AceData.Files;

namespace AceData.Tagging.Configuration;

/// <summary>Reads a text file of the configuration: UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
public static class ConfigText
{
    /// <summary>Greatest size of a configuration file, bytes.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Reads the file once; the job keeps this text, whatever happens to the file later.</summary>
    /// <exception cref="ConfigException">The file is missing, too large, empty, unreadable or no text.</exception>
    public static string Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = TextFile.ReadBytes(path, MaximumBytes);
        }
        catch (AceDataException exception)
        {
            throw Refuse(path, exception.Message);
        }

        return Decode(bytes, path);
    }

    /// <summary>Text of the bytes of a file, without the byte order mark.</summary>
    /// <exception cref="ConfigException">The bytes are empty or no text; names the line.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        var text = Encode(bytes, file);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refuse(file, "The file is empty. Restore it or remove it to use the shipped one.");
        }

        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            throw new ConfigException(file, [new ConfigProblem(LineOf(text, nul), 0, "", "A NUL character is in the text: the file is damaged, or is UTF-16 without a byte order mark. Save it as UTF-8.")]);
        }

        return text;
    }

    private static string Encode(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes[3..]),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, true, throwOnInvalidBytes: true).GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, true, throwOnInvalidBytes: true).GetString(bytes[2..]),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)];
            throw new ConfigException(file, [new ConfigProblem(1 + before.Count((byte)'\n'), 0, "", "The text is not UTF-8. Save the file as UTF-8.")]);
        }
    }

    private static int LineOf(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');

    private static ConfigException Refuse(string file, string text) => new(file, [new ConfigProblem(0, 0, "", text)]);
}
