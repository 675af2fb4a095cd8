using AceData.Files;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics.FileCleaning;

/// <summary>What cleaning would do to a lyrics file; changes nothing.</summary>
internal static class CleaningLook
{
    // However short a person's text is, it is theirs.
    private static readonly CleaningOptions Options = CleaningOptions.HandWritten with { MinimumLines = 1 };

    /// <summary>Looks at the content of a lyrics file.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="kind">The form it should have.</param>
    /// <param name="bytes">Its content; longer than <see cref="SideCarSource.LongestFile"/> where it is too long.</param>
    /// <param name="inferStructure">Guess sections where none are marked.</param>
    /// <returns>What would change, and the text that would be written; empty where none would.</returns>
    public static (CleanedFile File, string Rendered) At(string path, SideCarKind kind, byte[] bytes, bool inferStructure)
    {
        var file = new CleanedFile { File = path, Outcome = CleaningOutcome.Clean };
        if (bytes.Length > SideCarSource.LongestFile || TextBytes.Decode(bytes) is not { } text)
        {
            return (file with { Outcome = CleaningOutcome.Failed, Error = "It is not the text of a song: too long, or no text at all. Replace it or move it away." }, string.Empty);
        }

        if (SideCarText.Classify(text).Kind == SideCarTextKind.FailureMarker)
        {
            return (file with { Outcome = CleaningOutcome.WouldRemove, Changes = [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => "-" + line.TrimEnd('\r'))] }, string.Empty);
        }

        var cleaned = LyricsCleaner.Clean(text, Options with { InferStructure = inferStructure });
        file = file with { Rules = cleaned.Rules, Warnings = cleaned.Warnings };
        if (!cleaned.Document.HasContent)
        {
            return (file with { Outcome = CleaningOutcome.LeftAlone, Warnings = [.. cleaned.Warnings, "Nothing would be left of this text, so it stays as it is. Is it lyrics at all?"] }, string.Empty);
        }

        var profile = kind == SideCarKind.Lyrics ? LyricsProfile.AceStep1 : LyricsProfile.AceStep15;
        var rendered = LyricsRenderer.Render(cleaned.Document, profile);
        return bytes.AsSpan().SequenceEqual(TextFile.Encode(rendered))
            ? (file with { Rules = [] }, rendered)
            : (file with { Outcome = CleaningOutcome.WouldChange, Changes = LineDiff.Of(text, rendered), Warnings = [.. cleaned.Warnings, .. Unnamed(bytes, text, rendered, cleaned, profile)] }, rendered);
    }

    // Changes that no rule of cleaning names.
    private static IEnumerable<string> Unnamed(byte[] bytes, string before, string after, CleanedLyrics cleaned, LyricsProfile profile)
    {
        var encoding = TextBytes.ForeignEncodingOf(bytes);
        if (encoding is not null)
        {
            yield return $"The file is in {encoding}; it becomes UTF-8, which is what trainers read.";
        }

        if (cleaned.Rules.Count == 0)
        {
            if (!Words(before).SequenceEqual(Words(after), StringComparer.Ordinal))
            {
                yield return $"The section tags become those of {(profile.Form == LyricsForm.AceStep1 ? "ACE-Step 1" : "ACE-Step 1.5")}.";
            }
            else if (encoding is null)
            {
                yield return "Only blank lines and line ends change.";
            }
        }
    }

    private static IEnumerable<string> Words(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
