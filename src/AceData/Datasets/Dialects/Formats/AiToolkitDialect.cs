using System.Text;
using System.Text.RegularExpressions;
using AceData.Datasets.Dialects.Values;

namespace AceData.Datasets.Dialects.Formats;

/// <summary><c>{song}.txt</c> of ai-toolkit (extensions_built_in/captioner/AceStepCaptioner.py): a block for each value. Nothing is escaped in it.</summary>
internal sealed partial class AiToolkitDialect : SongFileDialect
{
    private const string Ending = ".txt";

    private static readonly (string Block, SongField Field)[] Blocks =
    [
        ("CAPTION", SongField.Caption), ("LYRICS", SongField.Lyrics), ("BPM", SongField.Bpm), ("KEYSCALE", SongField.Key),
        ("TIMESIGNATURE", SongField.TimeSignature), ("DURATION", SongField.Duration), ("LANGUAGE", SongField.Language),
    ];

    public override DialectName Name => DialectName.AiToolkit;

    public override IReadOnlySet<SongField> Holds { get; } = Blocks.Select(pair => pair.Field).ToHashSet();

    public override IReadOnlyList<string> Endings { get; } = [Ending];

    public override IReadOnlyList<(string Ending, string Text)> Write(DialectSong song)
    {
        var text = new StringBuilder();
        foreach (var (block, field) in Blocks)
        {
            if ((field == SongField.Lyrics ? song.Record.Lyrics15 : FieldText.Get(song.Record, field)) is { } value)
            {
                Append(text, block, value, isLong: field is SongField.Caption or SongField.Lyrics);
            }
        }

        foreach (var (block, value) in song.Record.Other.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(text, block, value, isLong: value.Contains('\n', StringComparison.Ordinal));
        }

        return [(Ending, text.ToString().TrimEnd('\n') + "\n")];
    }

    public override ReadSong? Read(Func<string, string?> textOf)
    {
        if (textOf(Ending) is not { } file)
        {
            return null;
        }

        var text = file.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var maker = new RecordMaker();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var line = 1 + text.AsSpan(0, at).Count('\n');
            if (Opening().Match(text, at) is not { Success: true } opening || opening.Index != at)
            {
                return Broken(line, "there is text outside of a block. ai-toolkit's files hold <CAPTION>…</CAPTION>, <LYRICS>…</LYRICS> and so on.");
            }

            var (block, start) = (opening.Groups[1].Value, at + opening.Length);
            var end = text.IndexOf(Closing(block), start, StringComparison.Ordinal);
            if (end < 0)
            {
                return Broken(line, $"<{block}> has no end {Closing(block)}.");
            }

            if (FieldNames.Find(block) is { } field)
            {
                maker.Set(field, text[start..end], line, block);
            }
            else
            {
                maker.Keep(block, text[start..end].Trim());
            }

            at = end + Closing(block).Length;
        }

        return maker.Song();
    }

    private static void Append(StringBuilder text, string block, string value, bool isLong)
    {
        if (value.Contains(Closing(block), StringComparison.Ordinal))
        {
            throw Cannot($"ai-toolkit ends a block at {Closing(block)}, and this very text stands in the song's {block.ToLowerInvariant()}. Take it out there, or choose another dialect.");
        }

        _ = isLong ? text.Append('<').Append(block).Append(">\n").Append(value).Append('\n') : text.Append('<').Append(block).Append('>').Append(value);
        text.Append(Closing(block)).Append('\n');
    }

    private static string Closing(string block) => $"</{block}>";

    private static ReadSong Broken(int line, string why) => new() { Line = line, Problem = RecordMaker.Place(line) + why };

    [GeneratedRegex(@"\G<([A-Z][A-Z0-9_]{0,40})>", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
