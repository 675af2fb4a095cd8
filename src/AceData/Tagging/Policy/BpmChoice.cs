using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Audio.Features;
using AceData.Library;

namespace AceData.Tagging.Policy;

/// <summary>The tempo that is written, and who says so.</summary>
/// <param name="BeatsPerMinute">Beats per minute, 30…300; whatever a person typed.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed partial record BpmChoice(int BeatsPerMinute, ValueSource Source, ConfidenceLevel Confidence)
{
    private const double Least = 30;
    private const double Greatest = 300;
    private const double Tolerance = 0.04;

    // A calibrated probability of the measurement; below the second a person should listen.
    private const double SureFrom = 0.85;
    private const double LikelyFrom = 0.6;

    /// <summary>
    /// Chooses: a person's number; a number in the file's name; an embedded number that agrees with the measured tempo up to an
    /// octave; the measured tempo. Null when none is there.
    /// </summary>
    /// <param name="person">What a person typed.</param>
    /// <param name="fileName">The file's name, with or without folder and extension.</param>
    /// <param name="embedded">The number in the file's own tags.</param>
    /// <param name="measured">The measurement.</param>
    public static BpmChoice? Of(int? person, string fileName, double? embedded, TempoEstimate? measured)
    {
        if (person is { } typed)
        {
            return new BpmChoice(typed, ValueSource.Person, ConfidenceLevel.High);
        }

        if (FromFileName(fileName) is { } named)
        {
            // The name wins even so, but a title such as "x_99_luftballons" is worth a look.
            var isHeard = measured is null || Agree(named, measured.BeatsPerMinute);
            return new BpmChoice(named, ValueSource.FileName, isHeard ? ConfidenceLevel.High : ConfidenceLevel.Low);
        }

        if (measured is null)
        {
            return null;
        }

        if (embedded is { } tag && IsSane(tag) && Agree(tag, measured.BeatsPerMinute))
        {
            return new BpmChoice(Round(tag), ValueSource.Embedded, ConfidenceLevel.High);
        }

        return new BpmChoice(measured.Rounded, ValueSource.Measured, LevelOf(measured));
    }

    /// <summary>How sure a measured tempo is.</summary>
    public static ConfidenceLevel LevelOf(TempoEstimate measured) =>
        measured.Confidence >= SureFrom ? ConfidenceLevel.High : measured.Confidence >= LikelyFrom ? ConfidenceLevel.Medium : ConfidenceLevel.Low;

    /// <summary>
    /// The tempo in a file's name: <c>93bpm</c>, <c>93 BPM</c>, <c>bpm_93</c> from 30 to 300, or <c>_93_</c> from 40 to 250 when there
    /// is just one such number. Track numbers ("01 - x", "x_001"), years, "99 luftballons" and what is said of the file ("_192_kbps_", "_48_khz_") are none.
    /// "x_99_luftballons" is taken for a tempo: nothing tells it from one.
    /// </summary>
    public static int? FromFileName(string fileName)
    {
        // The name is the last part, whatever system wrote the path.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var stem = Path.GetFileNameWithoutExtension(name) is { Length: > 0 } without && IsExtension(Path.GetExtension(name)) ? without : name;
        var said = WithUnit().Matches(stem).Select(match => match.Groups["number"].Value).ToList();
        if (said.Count > 0)
        {
            var value = double.Parse(said[0].Replace(',', '.'), CultureInfo.InvariantCulture);
            return IsSane(value) ? Round(value) : null;
        }

        var bare = Between().Matches(stem).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Where(value => value is >= 40 and <= 250).ToList();
        return bare.Count == 1 ? bare[0] : null;
    }

    /// <summary>True when one tempo is the other, its half or its double, within 4 %.</summary>
    public static bool Agree(double a, double b) => new[] { 0.5, 1, 2 }.Any(factor => Math.Abs((a * factor) - b) <= Tolerance * b);

    private static bool IsSane(double value) => value is >= Least and <= Greatest;

    private static int Round(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>".mp3" is an extension, ".5bpm" in "92.5bpm" is not.</summary>
    private static bool IsExtension(string extension) => extension.Length is > 1 and <= 5 && !char.IsAsciiDigit(extension[1]);

    // Every repetition is bounded, so both are linear; with a time limit a busy PC would fail a song over its name.
    [GeneratedRegex(@"(?<![0-9.,])(?<number>[0-9]{2,3}([.,][0-9]{1,3})?)[ _-]?bpm(?![a-z])|(?<![a-z])bpm[ _=:-]{0,2}(?<number>[0-9]{2,3}([.,][0-9]{1,3})?)(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithUnit();

    [GeneratedRegex("(?<=_)(?<number>[1-9][0-9]{1,2})(?=_)(?!_(kbps|kbits?|bits?|k?hz)(?![a-z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();
}
