using System.Globalization;
using AceData.Files;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Dialects.Values;

/// <summary>Values as other programs write them become values that every reader takes.</summary>
internal static class FieldText
{
    /// <summary>Tempos that ACE-Step 1.5 knows.</summary>
    public const int SlowestBpm = 30;

    /// <inheritdoc cref="SlowestBpm"/>
    public const int FastestBpm = 300;

    private const int LongestDuration = 24 * 60 * 60;
    private const int LongestValue = 2_000;

    /// <summary>Puts a value into the record. An empty one, and a word for "unknown", says nothing.</summary>
    /// <param name="record">The record so far.</param>
    /// <param name="field">Which field.</param>
    /// <param name="value">The value as it was read.</param>
    /// <param name="objection">Why the value cannot be used; null when it can.</param>
    public static SongRecord Set(SongRecord record, SongField field, string value, out string? objection)
    {
        objection = null;
        var text = WithoutControls(value).Trim();
        if (text.Length == 0 || (field is not (SongField.Caption or SongField.Tags or SongField.Lyrics) && IsNothing(field, text)))
        {
            return record;
        }

        switch (field)
        {
            case SongField.Tags:
                var tags = PromptLine.Parse(text).Tags;
                return tags.Count == 0 ? record : record with { Tags = string.Join(PromptLine.Separator, tags) };
            case SongField.Caption:
                return record with { Caption = Words(text) };
            case SongField.Lyrics:
                return record with { Lyrics = Words(text) };
            case SongField.Genre:
                return record with { Genre = OneLine(text) };
            case SongField.Id:
                return Identity(record, text, out objection);
            case SongField.CustomTag:
                return record with { CustomTag = OneLine(text) };
            case SongField.Bpm:
                return Number(text, SlowestBpm, FastestBpm, "tempo", out objection) is { } bpm ? record with { Bpm = bpm } : record;
            case SongField.Duration:
                return Number(text, 1, LongestDuration, "length in seconds", out objection) is { } seconds ? record with { DurationSeconds = seconds } : record;
            case SongField.Repeat:
                return Number(text, 1, 1_000, "number of repeats", out objection) is { } repeat ? record with { Repeat = repeat } : record;
            case SongField.Key:
                return KeyScale.Parse(text) is { } key ? record with { Key = key } : Refuse(record, text, "key, such as \"F# major\"", out objection);
            case SongField.TimeSignature:
                return Signature(text) is { } signature ? record with { TimeSignature = signature } : Refuse(record, text, "time signature that ACE-Step knows: 2, 3, 4 or 6", out objection);
            case SongField.Language:
                return LanguageCode.Parse(text) is { } language ? record with { Language = language } : Refuse(record, text, "language that ACE-Step knows, such as \"en\"", out objection);
            case SongField.Instrumental:
                return Boolean(text) is { } isOn ? record with { IsInstrumental = isOn } : Refuse(record, text, "true or false", out objection);
            case SongField.PromptOverride:
                return text.ToLowerInvariant() is "caption" or "genre" ? record with { PromptOverride = text.ToLowerInvariant() } : Refuse(record, text, "prompt: \"caption\" or \"genre\"", out objection);
            default:
                throw new ArgumentOutOfRangeException(nameof(field));
        }
    }

    /// <summary>The value of a field as text; null when nobody says.</summary>
    public static string? Get(SongRecord record, SongField field) => field switch
    {
        SongField.Tags => record.Tags,
        SongField.Caption => record.Caption,
        SongField.Genre => record.Genre,
        SongField.Bpm => Text(record.Bpm),
        SongField.Key => record.Key,
        SongField.TimeSignature => record.TimeSignature,
        SongField.Language => record.Language,
        SongField.Instrumental => record.IsInstrumental is { } isOn ? isOn ? "true" : "false" : null,
        SongField.Lyrics => record.Lyrics,
        SongField.Duration => Text(record.DurationSeconds),
        SongField.CustomTag => record.CustomTag,
        SongField.PromptOverride => record.PromptOverride,
        SongField.Repeat => Text(record.Repeat),
        SongField.Id => record.Id,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>A text in one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text of several lines, without anything around it; null when there is nothing in it.</summary>
    public static string? Words(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd());
        var words = string.Join('\n', lines).Trim();
        return words.Length == 0 ? null : LyricsFacts.IsInstrumentalText(words) ? SongRecord.NoWords : words;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static SongRecord Identity(SongRecord record, string text, out string? objection)
    {
        objection = null;
        return text.Length <= 100 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~') && !text.StartsWith('.') && !text.EndsWith('.') && !FileNames.IsDevice(text)
            ? record with { Id = text }
            : Refuse(record, text, "id: trainers name files after it, so it may hold only letters, digits, - and _", out objection);
    }

    private static int? Number(string text, int least, int greatest, string what, out string? objection)
    {
        // 119.6 of a program that measures becomes a whole number, which is what readers take.
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Math.Round(number, MidpointRounding.AwayFromZero) is var whole && whole >= least && whole <= greatest)
        {
            objection = null;
            return (int)whole;
        }

        objection = string.Create(CultureInfo.InvariantCulture, $"{Quoted(text)} is no {what} from {least} to {greatest}, so it was left out.");
        return null;
    }

    private static string? Signature(string text) => text.Replace(" ", "", StringComparison.Ordinal) switch
    {
        "2" or "2/4" or "2/2" => "2",
        "3" or "3/4" => "3",
        "4" or "4/4" => "4",
        "6" or "6/8" => "6",
        _ => null,
    };

    private static bool? Boolean(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "ja" => true,
        "false" or "no" or "0" or "nein" => false,
        _ => null,
    };

    private static bool IsNothing(SongField field, string text) =>
        text.ToLowerInvariant() is "n/a" or "none" or "null" or LanguageCode.Unknown || (text == "0" && field is (SongField.Bpm or SongField.Duration));

    // No file of text may hold them, and a JSON string can.
    private static string WithoutControls(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')) : text;

    private static SongRecord Refuse(SongRecord record, string text, string wanted, out string objection)
    {
        objection = $"{Quoted(text)} is no {wanted}, so it was left out.";
        return record;
    }

    private static string Quoted(string text)
    {
        const int longest = 40;
        var printable = FileNames.Printable(OneLine(text.Length > LongestValue ? text[..LongestValue] : text));
        return $"\"{(printable.Length > longest ? printable[..longest] + "…" : printable)}\"";
    }
}
