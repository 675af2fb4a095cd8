using System.Diagnostics;
using System.Text;
using AceData.Audio;
using AceData.Settings;

namespace AceData.Lyrics.Network;

/// <summary>The token of api.genius.com. It goes into one header and nowhere else: it prints as stars.</summary>
[DebuggerDisplay("***")]
public sealed class BearerToken
{
    /// <summary>Names under which it is looked for, in this order.</summary>
    public static readonly IReadOnlyList<string> Names = ["ACEDATA_GENIUS_TOKEN", "GENIUS_ACCESS_TOKEN"];

    private readonly string _value;

    private BearerToken(string value) => _value = value;

    /// <summary>The token of the user; null when there is none.</summary>
    /// <exception cref="AceDataException">LYRICS-TOKEN: what is kept there cannot be a token. The secrets cannot be read.</exception>
    public static BearerToken? Find(Secrets secrets)
    {
        foreach (var name in Names)
        {
            if (secrets.Find(name) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return Of(value, name);
            }
        }

        return null;
    }

    /// <summary>A token.</summary>
    /// <exception cref="AceDataException">LYRICS-TOKEN: it cannot be one.</exception>
    public static BearerToken Of(string value, string name = "ACEDATA_GENIUS_TOKEN")
    {
        var trimmed = value.Trim();
        if (trimmed.Length is 0 or > 512 || trimmed.Any(c => c is <= ' ' or > '~'))
        {
            // The framework would print it into a message of its own.
            throw new AceDataException("LYRICS-TOKEN", $"The Genius token ({name}) holds a space, a line break or a letter that no token has. Copy it again.");
        }

        return new BearerToken(trimmed);
    }

    public override string ToString() => "***";

    internal string Header => "Bearer " + _value;

    /// <summary>True when a host sent it back, so that the answer must not be kept or shown.</summary>
    internal bool IsIn(ReadOnlySpan<byte> body) => body.IndexOf(Encoding.ASCII.GetBytes(_value)) >= 0;
}
