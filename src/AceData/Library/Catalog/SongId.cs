using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace AceData.Library.Catalog;

/// <summary>
/// The name of a song on pages and in addresses: the same for the same path, says nothing of it and is no path, so that
/// nothing that comes back from a browser can lead to another file.
/// </summary>
/// <param name="Text">16 characters of <c>0-9a-f</c>.</param>
public readonly record struct SongId(string Text)
{
    private const int Length = 16;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The id of the song at this full path.</summary>
    public static SongId Of(string path) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, Length / 2)));

    /// <summary>The id that stands in an address; false for every other text.</summary>
    public static bool TryParse(string? text, out SongId id)
    {
        var isId = text is { Length: Length } && text.AsSpan().IndexOfAnyExcept(Hex) < 0;
        id = isId ? new SongId(text!) : default; // not null: it has a length
        return isId;
    }

    public override string ToString() => Text;
}
