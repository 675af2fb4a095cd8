using System.Collections.Frozen;
using System.Text;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>
/// Understands what a language model answered: a total function from any text to tags of the vocabulary. It never throws,
/// needs linear time, and no text of the answer gets through: every tag is a member of the vocabulary.
/// </summary>
public static class AnswerParser
{
    /// <summary>What is read of an answer, characters; the rest is cut off. A long answer has a few hundred.</summary>
    public const int MaximumLength = 64 * 1024;

    private const int MaximumNesting = 2;

    private static readonly FrozenSet<string> NoValues = new[]
    {
        "none", "na", "null", "nothing", "unknown", "unclear", "undefined", "notapplicable", "no", "nil", "keine", "keiner", "keines", "notspecified", "undetermined", "unspecified", "unbekannt",
        "empty", "notpresent", "notaudible", "various", "other", "uncertain", "notsure", "nichtvorhanden",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PlainNoValues = new[] { "none", "na", "null", "nothing", "notapplicable", "no", "nil", "keine", "keiner", "keines", "empty", "notpresent", "nichtvorhanden" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Refusals =
    [
        "sorry", "i cannot", "i can't", "i can’t", "unable to", "as an ai", "not able to", "cannot determine", "can't determine", "cannot listen", "can't listen", "please provide", "no audio",
        "don't have the ability", "do not have the ability", "kann ich nicht", "ich kann nicht", "ich kann keine", "leider", "es tut mir leid",
    ];

    /// <summary>Parses an answer.</summary>
    /// <param name="answer">The raw answer; null counts as empty.</param>
    /// <param name="category">The category that was asked, as in <c>prompts.json</c>.</param>
    /// <param name="vocabulary">The words that may be answered.</param>
    /// <param name="aliases">Other words for them.</param>
    /// <param name="maximum">Greatest number of tags of the category; 0 keeps none.</param>
    public static ParsedAnswer Parse(string? answer, string category, Vocabulary vocabulary, TagAliases aliases, int maximum)
    {
        var matcher = new TagMatcher(category, vocabulary, aliases);
        if (!matcher.HasTags)
        {
            return new ParsedAnswer { Rejected = $"the preset {vocabulary.Name} has no tags for {category}" };
        }

        var tally = new AnswerTally(Math.Max(0, maximum));
        var text = answer is { Length: > MaximumLength } ? answer[..MaximumLength] : answer ?? "";
        var reason = new Reading(matcher, tally).Read(AnswerShell.Strip(text), 0);
        ResolveVoice(tally, category);
        var nothing = tally.Tags.Count == 0 && !tally.SaidNone && maximum > 0;
        return new ParsedAnswer
        {
            Tags = tally.Tags,
            Dropped = tally.Dropped,
            Rejected = reason ?? (nothing ? (IsRefusal(text) ? "the model refused to answer" : "no word of the answer is a tag of this category") : null),
        };
    }

    /// <summary>A real voice beats <c>instrumental</c>.</summary>
    private static void ResolveVoice(AnswerTally tally, string category)
    {
        if (category == "vocal")
        {
            tally.DropUnlessAlone("instrumental", DropCause.ContradictsVoice);
        }
    }

    private static bool IsRefusal(string text)
    {
        var start = text.Length > 2_000 ? text[..2_000] : text;
        return Refusals.Any(phrase => start.Contains(phrase, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads one answer, and the answers inside its strings.</summary>
    private sealed class Reading(TagMatcher matcher, AnswerTally tally)
    {
        private readonly PhraseReader _phrases = new(matcher, tally);
        private readonly VocalReader _voices = new(matcher, tally);
        private readonly KeyReader _keys = new(matcher, tally);

        /// <summary>Returns why the whole answer is refused, or null.</summary>
        public string? Read(string text, int nesting)
        {
            if (text.Length == 0)
            {
                return "the answer is empty";
            }

            if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            {
                return "the answer is a web page, not an answer of the model";
            }

            var json = new LooseJson(text);
            if (text[0] is '"' && nesting < MaximumNesting && json.Read(0, out var end) is { IsWhole: true } whole && end >= text.TrimEnd().Length)
            {
                return Read(AnswerShell.Strip(whole.Text), nesting + 1);
            }

            return ReadParts(text, json, nesting);
        }

        private string? ReadParts(string text, LooseJson json, int nesting)
        {
            var prose = new StringBuilder();
            var isAnswered = false;
            var isForeign = false;
            var position = 0;
            for (var next = text.AsSpan().IndexOfAny('{', '['); next >= 0; next = position >= text.Length ? -1 : Next(text, position))
            {
                var items = AnswerItems.Of(json.Read(next, out var end), LabelBefore(text, next), matcher.Category);
                if (json.IsTooDeep)
                {
                    return "the answer is nested too deep";
                }

                if (items.AmbiguousKey is { } key)
                {
                    return $"the key {key} occurs twice";
                }

                var before = tally.Count;
                var isTemplate = ReadItems(items, nesting);
                if (tally.Count > before)
                {
                    return null;
                }

                isForeign |= items.IsForeign;
                isAnswered |= items.HasOwnKey && !isTemplate;
                if (items is { HasOwnKey: true, Texts.Count: 0, NoTexts.Count: 0 })
                {
                    tally.SaidNone = true;
                }

                // Brackets in prose stay prose.
                prose.Append(text, position, next - position).Append('\n');
                if (!items.LooksLikeJson && !items.HasOwnKey)
                {
                    prose.Append(text, next, end - next);
                }

                position = end;
            }

            if (isAnswered)
            {
                return null;
            }

            prose.Append(text, Math.Min(position, text.Length), Math.Max(0, text.Length - position));
            ReadProse(prose.ToString());
            return isForeign && tally.Count == 0 ? "the answer is for another category" : null;
        }

        private static int Next(string text, int from)
        {
            var next = text.AsSpan(from).IndexOfAny('{', '[');
            return next < 0 ? -1 : from + next;
        }

        /// <summary>Returns true when all items were placeholders.</summary>
        private bool ReadItems(AnswerItems items, int nesting)
        {
            foreach (var word in items.NoTexts)
            {
                tally.Drop(word, DropCause.NoText);
            }

            var templates = 0;
            foreach (var text in items.Texts)
            {
                if (ItemFault(text) is { } fault)
                {
                    templates += fault == DropCause.Template ? 1 : 0;
                    tally.Drop(text, fault);
                }
                else if (nesting < MaximumNesting && text.AsSpan().TrimStart() is ['{' or '[', ..])
                {
                    Read(AnswerShell.Strip(text), nesting + 1);
                }
                else
                {
                    ReadText(TagText.Normalize(text), isItem: true);
                }
            }

            return templates > 0 && templates == items.Texts.Count;
        }

        private static DropCause? ItemFault(string text)
        {
            if (TagText.HasControl(text.Trim()))
            {
                return DropCause.ControlCharacters;
            }

            // Half of a character cannot be written as UTF-8.
            if (text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
            {
                return DropCause.BrokenCharacters;
            }

            if (text.AsSpan().IndexOfAny('<', '>') >= 0)
            {
                return DropCause.Markup;
            }

            if (text.Contains("..", StringComparison.Ordinal) && text.AsSpan().IndexOfAny('/', '\\') >= 0)
            {
                return DropCause.IsPath;
            }

            if (text.Length > 2_000)
            {
                return DropCause.TooLong;
            }

            return IsTemplate(text) ? DropCause.Template : null;
        }

        /// <summary>"primary_genre", "mood1", "fx2": the example of the question, repeated.</summary>
        private static bool IsTemplate(string text)
        {
            var key = TagText.Key(text);
            var stem = key.TrimEnd("0123456789".ToCharArray());
            return key is "primarygenre" or "secondarygenre" or "string" || (stem.Length < key.Length && stem is "genre" or "mood" or "instrument" or "inst" or "fx" or "style" or "tag" or "item" or "key");
        }

        private void ReadText(string text, bool isItem)
        {
            var key = TagText.Key(text);
            if (NoValues.Contains(key) && (matcher.Category != "vocal" || matcher.Find(text, key, alone: true, out _) is null))
            {
                tally.SaidNone |= PlainNoValues.Contains(key);
                tally.Drop(text, DropCause.NoValue);
                return;
            }

            switch (matcher.Category)
            {
                case "vocal":
                    _voices.Read(text, isItem);
                    break;
                case "key":
                    _keys.Read(text, isItem);
                    break;
                default:
                    ReadPhrases(text, isItem);
                    break;
            }
        }

        /// <summary>One string may hold several: "pop, rock" or "guitar; drums". A known name is never taken apart.</summary>
        private void ReadPhrases(string text, bool isItem)
        {
            var isName = text.AsSpan().IndexOfAny(",;|") < 0 && matcher.Find(text.Trim(), TagText.Key(text), alone: true, out _) is not null;
            if (!isItem || isName || text.AsSpan().IndexOfAny(",;|/") < 0 || text.Length > 500)
            {
                _phrases.Read(text, isItem);
                return;
            }

            foreach (var part in text.Split([',', ';', '|', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (NoValues.Contains(TagText.Key(part)))
                {
                    tally.Drop(part, DropCause.NoValue);
                }
                else
                {
                    _phrases.Read(part, isItem);
                }
            }
        }

        private void ReadProse(string text)
        {
            foreach (var line in AnswerLines.Of(TagText.Normalize(text), matcher.Category))
            {
                ReadText(line, isItem: false);
            }
        }

        private static string? LabelBefore(string text, int bracket)
        {
            var end = bracket - 1;
            while (end >= 0 && text[end] is ' ' or '*' or '"')
            {
                end--;
            }

            if (end < 1 || text[end] is not (':' or '='))
            {
                return null;
            }

            var start = end;
            while (start > 0 && end - start < 40 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is ' ' or '_' or '-' or '*' or '"'))
            {
                start--;
            }

            return text[start..end].Trim();
        }
    }
}
