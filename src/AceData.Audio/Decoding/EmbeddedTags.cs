using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AceData.Audio.Decoding;

/// <summary>
/// The tags written into an audio file, under the names of this list whatever the format calls them (ID3, Vorbis, MP4, APE).
/// Values are one line, at most 1,000 characters, without control characters.
/// </summary>
public sealed class EmbeddedTags
{
    private const int LongestValue = 1000;
    private const int MostTags = 200;

    private static readonly FrozenDictionary<string, string> KnownNames = new Dictionary<string, string>
    {
        ["tbpm"] = "bpm",
        ["tmpo"] = "bpm",
        ["tempo"] = "bpm",
        ["beats_per_minute"] = "bpm",
        ["wm/beatsperminute"] = "bpm",
        ["tkey"] = "key",
        ["wm/initialkey"] = "key",
        ["initial_key"] = "key",
        ["initialkey"] = "key",
        ["initial key"] = "key",
        ["tcon"] = "genre",
        ["wm/genre"] = "genre",
        ["tmoo"] = "mood",
        ["wm/mood"] = "mood",
        ["tit2"] = "title",
        ["tpe1"] = "artist",
        ["author"] = "artist",
        ["albumartist"] = "album_artist",
        ["album artist"] = "album_artist",
        ["unsyncedlyrics"] = "lyrics",
        ["uslt"] = "lyrics",
        ["tlan"] = "language",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No tags.</summary>
    public static EmbeddedTags None { get; } = new([]);

    /// <summary>Takes the names and values as a container holds them; of several for one name the first counts.</summary>
    public EmbeddedTags(IEnumerable<KeyValuePair<string, string>> raw)
    {
        foreach (var (name, value) in raw)
        {
            var lower = Clean(name).ToLowerInvariant();
            var known = KnownNames.GetValueOrDefault(lower) ?? (lower.StartsWith("lyrics-", StringComparison.Ordinal) ? "lyrics" : lower);
            var clean = Clean(value);
            if (known.Length > 0 && clean.Length > 0 && _values.Count < MostTags)
            {
                _values.TryAdd(known, clean);
            }
        }
    }

    public string? Title => this["title"];

    public string? Artist => this["artist"] ?? this["album_artist"];

    public string? Genre => this["genre"];

    public string? Mood => this["mood"];

    /// <summary>The key as it is written: <c>Am</c>, <c>C minor</c>, <c>8A</c>, …</summary>
    public string? Key => this["key"];

    /// <summary>Tempo in beats per minute, 20…400; null when there is none or it is no number.</summary>
    public double? BeatsPerMinute => double.TryParse(this["bpm"]?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var bpm) && bpm is >= 20 and <= 400 ? bpm : null;

    /// <summary>The value of a name, or null.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>All names and values.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, LongestValue));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= LongestValue)
            {
                break;
            }

            // A broken UTF-16 tag arrives as replacement characters; they say nothing.
            if (rune.Value != 0xFFFD)
            {
                clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }
}
