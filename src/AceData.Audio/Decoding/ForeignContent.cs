using System.Globalization;
using System.Text;

namespace AceData.Audio.Decoding;

/// <summary>
/// Looks at the beginning of a file that gave no sound and says what it is instead. What ffmpeg says is of no help here: it
/// takes a web page for a damaged flac when the name says so.
/// </summary>
internal static class ForeignContent
{
    private const int Looked = 4096;
    private const int FewBytes = 1024;

    private const string GetItAgain = "Download or copy the song again.";

    // What text files begin with, lower case; those that name other files first.
    private static readonly string[] Playlists = ["#extm3u", "ffconcat version", "v=0\n", "v=0\r\n", "<asx", "[playlist]", "<smil"];

    private static readonly (byte[] Start, string Text)[] Kinds =
    [
        ([0x89, .. "PNG"u8], "This is a picture with the name of a song. Leave it out."),
        ([0xFF, 0xD8, 0xFF], "This is a picture with the name of a song. Leave it out."),
        ([.. "GIF8"u8], "This is a picture with the name of a song. Leave it out."),
        ([.. "PK\u0003\u0004"u8], "This is a zip archive with the name of a song. Unpack it; the songs may be in it."),
        ([.. "Rar!"u8], "This is a rar archive with the name of a song. Unpack it; the songs may be in it."),
        ([0x37, 0x7A, 0xBC, 0xAF], "This is a 7z archive with the name of a song. Unpack it; the songs may be in it."),
        ([.. "%PDF"u8], "This is a PDF document with the name of a song. Leave it out."),
        ([.. "MZ"u8], "This is a program with the name of a song. Leave it out, and do not start it."),
        ([0x7F, .. "ELF"u8], "This is a program with the name of a song. Leave it out, and do not start it."),
        ([.. "MThd"u8], "This is a MIDI file: it holds notes and no sound. Play it into a wav file with a music program."),
    ];

    /// <summary>The refusal of a file that is no audio by its first bytes; null when they say nothing.</summary>
    /// <param name="path">Full path of a regular file.</param>
    /// <param name="cause">What went wrong before, if anything.</param>
    public static AceDataException? Refusal(string path, Exception? cause = null)
    {
        var (start, length) = Start(path);
        if (length == 0)
        {
            return null;
        }

        var text = TextOf(start);
        return Playlists.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal)) || text.Contains("<mpd", StringComparison.Ordinal) || text.Contains("#extinf", StringComparison.Ordinal)
            ? new AceDataException("AUDIO-PLAYLIST", "This is a playlist with the name of a song: it names other files and holds no sound. Nothing that it names was opened. Leave it out, and name the songs themselves.", cause)
            : Reason(start, text, length) is { } reason ? new AceDataException("AUDIO-BAD", reason, cause) : null;
    }

    /// <summary>True for a file of the m4a family: it begins with <c>ftyp</c>.</summary>
    public static bool IsMp4(string path) => Start(path).Start.AsSpan() is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..];

    private static string? Reason(byte[] start, string text, long length)
    {
        if (!start.AsSpan().ContainsAnyExcept((byte)0))
        {
            return "The file begins with nothing but zeros, as a copy or a download does that broke off. " + GetItAgain;
        }

        if (Kinds.FirstOrDefault(kind => start.AsSpan().StartsWith(kind.Start)) is { Text: { } known })
        {
            return known;
        }

        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
        {
            return "This is only the pointer of a file that Git LFS keeps elsewhere. Fetch the song itself: git lfs pull";
        }

        if (text.StartsWith("<!doctype html", StringComparison.Ordinal) || text.StartsWith("<html", StringComparison.Ordinal))
        {
            return "This is a web page with the name of a song, most likely the error page of a download that failed. Download the song again.";
        }

        if (text.Length > 1)
        {
            return "This is a text with the name of a song. Leave it out, or download the song again.";
        }

        return length < FewBytes
            ? string.Create(CultureInfo.InvariantCulture, $"The file holds only {length} {(length == 1 ? "byte" : "bytes")}, too few for a song: its copy or download broke off. {GetItAgain}")
            : null;
    }

    /// <summary>The beginning in lower case without leading blanks, when it is text; else nothing.</summary>
    private static string TextOf(ReadOnlySpan<byte> start)
    {
        var bytes = start is [0xEF, 0xBB, 0xBF, ..] ? start[3..] : start;
        foreach (var value in bytes)
        {
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) or 0x7F)
            {
                return string.Empty;
            }
        }

        // Text of any encoding has far more plain letters than noise has.
        var plain = 0;
        foreach (var value in bytes)
        {
            plain += value < 0x80 ? 1 : 0;
        }

        return plain * 4 >= bytes.Length * 3 ? Encoding.Latin1.GetString(bytes).TrimStart().ToLowerInvariant() : string.Empty;
    }

    private static (byte[] Start, long Length) Start(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Looked];
            var read = RandomAccess.Read(file, bytes, 0);
            return (bytes[..read], RandomAccess.GetLength(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It went away meanwhile: the bytes say nothing then.
            return ([], 0);
        }
    }
}
