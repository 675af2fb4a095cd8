using System.Globalization;
using AceData.Settings;
using AceData.Tagging.Configuration;

namespace AceData.Tagging.Vocabularies;

/// <summary>
/// Reads <c>moods.md</c>: level-two headings name categories, list items below them are tags. Tolerant of what editors and
/// people do to such files; refuses what would silently lose the vocabulary.
/// </summary>
public static class VocabularyFile
{
    /// <summary>Greatest number of tags in a preset.</summary>
    public const int MaximumTags = 100_000;

    // Heading words, as keys, to the category's name in prompts.json.
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["genre"] = "genre",
        ["genres"] = "genre",
        ["mood"] = "mood",
        ["moods"] = "mood",
        ["instrument"] = "instruments",
        ["instruments"] = "instruments",
        ["vocal"] = "vocal",
        ["vocals"] = "vocal",
        ["vocaltyp"] = "vocal",
        ["vocaltype"] = "vocal",
        ["vocaltypes"] = "vocal",
        ["key"] = "key",
        ["keys"] = "key",
        ["vocalfx"] = "vocal_fx",
        ["vocaleffects"] = "vocal_fx",
        ["vocaleffect"] = "vocal_fx",
        ["fx"] = "vocal_fx",
        ["rapstyle"] = "rap_style",
        ["rapstyles"] = "rap_style",
    };

    /// <summary>Reads a preset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The preset's name.</param>
    /// <exception cref="ConfigException">The file is missing, empty, no text, too large or holds no known section.</exception>
    public static Vocabulary Load(string path, string name) => Parse(ConfigText.Read(path), name, path);

    /// <summary>Reads the text of a preset; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="ConfigException">The text holds no known section, no tag, or too many.</exception>
    public static Vocabulary Parse(string text, string name, string file)
    {
        var reading = new Reading();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            reading.Take(line, ++number);
        }

        return reading.Finish(name, file);
    }

    /// <summary>What is known at one line of the file.</summary>
    private sealed class Reading
    {
        private readonly Dictionary<string, List<string>> _tags = new(StringComparer.Ordinal);
        private readonly Dictionary<string, HashSet<string>> _seen = new(StringComparer.Ordinal);
        private readonly List<string> _warnings = [];
        private readonly List<ConfigProblem> _problems = [];
        private string? _category;
        private string? _unknownHeading;
        private bool _inFence;
        private int _count;

        public void Take(string raw, int line)
        {
            // Tabs and no-break spaces count as spaces; a byte order mark inside a joined file is nothing.
            var text = raw.Replace('\u00A0', ' ').Replace('\t', ' ').Replace("\uFEFF", "", StringComparison.Ordinal).Trim();
            if (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal))
            {
                _inFence = !_inFence;
            }
            else if (text.StartsWith('#') && text.TrimStart('#') is var heading && (heading.Length == 0 || heading[0] == ' '))
            {
                Heading(heading, line);
            }
            else if (Item(text) is { } tag)
            {
                Tag(tag, line);
            }
            else if (text.Length > 0 && _category is not null && !text.StartsWith("<!--", StringComparison.Ordinal) && !text.StartsWith('>'))
            {
                Warn(line, $"is no list item and was left out: {Short(text)}");
            }
        }

        public Vocabulary Finish(string name, string file)
        {
            if (_tags.Count == 0)
            {
                _problems.Add(new ConfigProblem(0, 0, "", "There is no section that we know. Sections are headings such as \"## Genre:\", \"## Mood:\", \"## Instrument:\", \"## Vocal Typ:\", \"## Key:\", \"## Vocal Fx:\", \"## Rap Style:\"."));
            }
            else if (_count == 0 && _problems.Count == 0)
            {
                _problems.Add(new ConfigProblem(0, 0, "", "The sections hold no tags. Tags are list items such as \"- hip hop\"."));
            }

            if (_problems.Count > 0)
            {
                throw new ConfigException(file, _problems);
            }

            foreach (var (category, _) in _tags.Where(pair => pair.Value.Count == 0))
            {
                _warnings.Add($"The section {category} is empty.");
            }

            return new Vocabulary(name, _tags.Select(pair => new VocabularyCategory(pair.Key, pair.Value)).ToList()) { File = file, Warnings = _warnings };
        }

        private void Heading(string heading, int line)
        {
            var words = heading.Trim().Trim('#', '*', '_').Trim();
            _unknownHeading = null;
            if (!Headings.TryGetValue(TagText.Key(words), out var category))
            {
                _category = null;
                _unknownHeading = words;
                var nearest = NearestName.Of(words.TrimEnd(':'), Headings.Keys);
                Warn(line, $"\"{Short(words)}\" is no section that we know; its items are left out.{(nearest is null ? "" : $" Did you mean \"{nearest}\"?")}");
                return;
            }

            if (_tags.ContainsKey(category))
            {
                Warn(line, $"the section {category} occurs again; its items are added.");
            }

            _category = category;
            _tags.TryAdd(category, []);
            _seen.TryAdd(category, new HashSet<string>(StringComparer.Ordinal));
        }

        private void Tag(string raw, int line)
        {
            var tag = TagText.Normalize(raw.Replace('’', '\'').Replace('‘', '\'').Trim('`', '*', ' '));
            if (_category is null)
            {
                if (_unknownHeading is null && !_inFence)
                {
                    Warn(line, $"the item \"{Short(tag)}\" stands before any section and was left out.");
                }

                return;
            }

            if (tag.Length == 0)
            {
                Warn(line, "is an empty item.");
            }
            else if (Fault(tag) is { } fault)
            {
                Warn(line, $"{fault} and was left out: {Short(tag)}");
            }
            else if (!_seen[_category].Add(tag.ToLowerInvariant()))
            {
                Warn(line, $"\"{Short(tag)}\" occurs twice in {_category}; the first is kept.");
            }
            else if (++_count > MaximumTags)
            {
                if (_count == MaximumTags + 1)
                {
                    _problems.Add(new ConfigProblem(line, 0, "", string.Create(CultureInfo.InvariantCulture, $"There are more than {MaximumTags} tags. This is probably not the file that was meant.")));
                }
            }
            else
            {
                _tags[_category].Add(tag);
            }
        }

        private void Warn(int line, string text) => _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line} {text}"));

        private static string? Fault(string tag) => tag switch
        {
            _ when tag.Length > TagText.MaximumLength => $"is longer than {TagText.MaximumLength} characters",
            _ when tag.Contains(',', StringComparison.Ordinal) => "has a comma, which separates tags,",
            _ when tag.Contains('<', StringComparison.Ordinal) || tag.Contains('>', StringComparison.Ordinal) => "has markup",
            _ when TagText.HasControl(tag) || tag.Contains('\uFFFD', StringComparison.Ordinal) => "has control or broken characters",
            _ when TagText.Key(tag).Length == 0 => "has no letter and no digit",
            _ => null,
        };

        /// <summary>The text of a list item: <c>- x</c>, <c>* x</c>, <c>+ x</c>, <c>• x</c>, <c>1. x</c>, <c>2) x</c>, <c>- [ ] x</c>; else null.</summary>
        private static string? Item(string text)
        {
            if (text is "-" or "*" or "+" or "•")
            {
                return "";
            }

            var bullet = text.Length > 1 && text[0] is '-' or '*' or '+' or '•' or '–' && text[1] == ' ' ? 1 : 0;
            if (bullet == 0)
            {
                var digits = text.TakeWhile(char.IsAsciiDigit).Count();
                bullet = digits is > 0 and < 7 && text.Length > digits + 1 && text[digits] is '.' or ')' && text[digits + 1] == ' ' ? digits + 1 : 0;
            }

            if (bullet == 0)
            {
                return null;
            }

            var item = text[bullet..].Trim();
            return item.StartsWith("[ ]", StringComparison.Ordinal) || item.StartsWith("[x]", StringComparison.OrdinalIgnoreCase) ? item[3..].Trim() : item;
        }

        private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
    }
}
