using System.Text.RegularExpressions;
using AceData.Datasets.Dialects.Values;

namespace AceData.Datasets.Dialects.Formats;

/// <summary><c>{song}.txt</c> of Side-Step (sidestep_engine/data/sidecar_io.py): <c>key: value</c>, the lyrics last and over several lines.</summary>
internal sealed partial class SideStepDialect : SongFileDialect
{
    private const string Ending = ".txt";
    private const string Lyrics = "lyrics";

    private static readonly (string Key, SongField Field)[] Always =
        [("caption", SongField.Caption), ("genre", SongField.Genre), ("bpm", SongField.Bpm), ("key", SongField.Key), ("signature", SongField.TimeSignature)];

    private static readonly (string Key, SongField Field)[] Extras =
        [("custom_tag", SongField.CustomTag), ("language", SongField.Language), ("prompt_override", SongField.PromptOverride), ("repeat", SongField.Repeat)];

    public override DialectName Name => DialectName.SideStep;

    public override IReadOnlySet<SongField> Holds { get; } =
        Always.Concat(Extras).Select(pair => pair.Field).Concat([SongField.Instrumental, SongField.Lyrics]).ToHashSet();

    public override IReadOnlyList<string> Endings { get; } = [Ending];

    public override IReadOnlyList<(string Ending, string Text)> Write(DialectSong song)
    {
        var record = song.Record;
        var lines = Always.Select(pair => Line(pair.Key, FieldText.Get(record, pair.Field) ?? "")).ToList();
        lines.Add(Line("is_instrumental", record.IsInstrumental == true ? "true" : "false"));
        var extras = Extras.Select(pair => (pair.Key, Value: FieldText.Get(record, pair.Field))).Where(pair => pair.Value is not null)
            .Concat(record.Other.Select(pair => (pair.Key, Value: (string?)pair.Value)));
        lines.AddRange(extras.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Line(pair.Key, pair.Value!)));
        lines.Add(record.Lyrics15 is { } words ? $"{Lyrics}:\n{words}" : $"{Lyrics}:");
        return [(Ending, string.Join('\n', lines) + "\n")];
    }

    public override ReadSong? Read(Func<string, string?> textOf)
    {
        if (textOf(Ending) is not { } text)
        {
            return null;
        }

        var maker = new RecordMaker();
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            if (KeyAndValue().Match(lines[i]) is not { Success: true } match)
            {
                return new ReadSong { Line = i + 1, Problem = $"{RecordMaker.Place(i + 1)}there is no \"key: value\" here. Side-Step's files say caption, bpm, … each on a line of its own, and the lyrics last, below \"lyrics:\"." };
            }

            var (key, value) = (match.Groups[1].Value.Trim(), match.Groups[2].Value);
            if (key.Equals(Lyrics, StringComparison.OrdinalIgnoreCase))
            {
                maker.Set(SongField.Lyrics, string.Join('\n', lines.Skip(i + 1).Prepend(value)), i + 1, key);
                break;
            }

            if (FieldNames.Find(key) is { } field)
            {
                maker.Set(field, value, i + 1, key);
            }
            else if (value.Trim().Length > 0)
            {
                maker.Keep(key, value.Trim());
            }
        }

        return maker.Song();
    }

    private static string Line(string key, string value) => $"{key}: {FieldText.OneLine(value)}".TrimEnd();

    [GeneratedRegex(@"^\s*([A-Za-z][A-Za-z0-9_ -]{0,40})\s*:(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();
}
