using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Matching;

/// <summary>What it costs that the versions of two songs differ.</summary>
/// <param name="Penalty">0…0.40.</param>
/// <param name="Reason">Null when they do not differ.</param>
internal sealed record VersionMatch(double Penalty, string? Reason)
{
    private const double OtherWords = 0.40;
    private const double FoundOnly = 0.16;
    private const double WantedOnly = 0.06;

    private static readonly VersionMatch Same = new(0, null);
    private static readonly string[] Generic = ["remix", "remixed", "rmx", "mix", "edit", "the", "version", "official", "by", "bootleg", "cover", "extended", "radio"];

    /// <param name="wanted">The song's.</param>
    /// <param name="found">What was found.</param>
    /// <param name="parts">The numbers of the parts, wanted and found.</param>
    /// <param name="isSameArtist">Then a cover is the recording that is meant.</param>
    public static VersionMatch Of(SongIdentity wanted, SongIdentity found, (int? Wanted, int? Found) parts, bool isSameArtist)
    {
        if (parts.Wanted != parts.Found)
        {
            return new VersionMatch(OtherWords, $"part {Number(parts.Found)} instead of {Number(parts.Wanted)}");
        }

        var (mine, its) = (Kinds(wanted), Kinds(found));
        if (its.Except(mine).FirstOrDefault(HasOtherWords, (VersionKind)(-1)) is >= 0 and var other)
        {
            return new VersionMatch(OtherWords, $"it is a version of its own: {TextOf(found, other)}");
        }

        var isOnlyCover = isSameArtist && mine.Except(its).Where(HasOtherWords).All(kind => kind == VersionKind.Cover);
        if (!isOnlyCover && mine.Except(its).FirstOrDefault(HasOtherWords, (VersionKind)(-1)) is >= 0 and var missing)
        {
            return new VersionMatch(OtherWords, $"it is not the {TextOf(wanted, missing)}");
        }

        if (mine.Contains(VersionKind.Remix) && its.Contains(VersionKind.Remix) && Maker(wanted) is { Length: > 0 } a && Maker(found) is { Length: > 0 } b && Likeness.OfKeys(a, b, 3).Score < 0.85)
        {
            return new VersionMatch(OtherWords, $"{TextOf(found, VersionKind.Remix)} instead of {TextOf(wanted, VersionKind.Remix)}");
        }

        return its.Except(mine).Any() ? new VersionMatch(FoundOnly, $"it is another version: {TextOf(found, its.Except(mine).First())}")
            : mine.Except(its).Any() ? new VersionMatch(WantedOnly, $"it does not say {TextOf(wanted, mine.Except(its).First())}, but the words are mostly the same")
            : Same;
    }

    private static bool HasOtherWords(VersionKind kind) => kind <= VersionKind.Freestyle;

    // The number of a part was compared already.
    private static VersionKind[] Kinds(SongIdentity song) => [.. song.Versions.Select(version => version.Kind).Where(kind => kind != VersionKind.Part).Distinct()];

    private static string TextOf(SongIdentity song, VersionKind kind) => song.Versions.First(version => version.Kind == kind).Text;

    private static string Maker(SongIdentity song) =>
        string.Join(' ', TextKey.Words(TextKey.Of(TextOf(song, VersionKind.Remix))).Where(word => !Generic.Contains(word) && Numerals.Read(word) is null));

    private static string Number(int? part) => part?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
