using System.Text.Json;
using AceData.Settings;

namespace AceData.Tagging.Configuration;

/// <summary>Reads <c>config/prompts.json</c> in the format of the original; checks all of it before anything is started.</summary>
public static class PromptsFile
{
    private const int MostAttempts = 20;
    private const int MostTags = 100;

    /// <summary>The parts of a song that can be asked for.</summary>
    public static IReadOnlyList<string> KnownSegments { get; } = ["start", "middle", "end", "best", "full"];

    /// <summary>The categories that can be asked.</summary>
    public static IReadOnlyList<string> KnownCategories { get; } = ["genre", "key", "mood", "instruments", "vocal", "vocal_fx", "rap_style"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigException">Names every problem with line, column and field.</exception>
    public static PromptsConfig Load(string path) => Parse(ConfigText.Read(path), path);

    /// <summary>Reads the text of the file; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="ConfigException">Names every problem with line, column and field.</exception>
    public static PromptsConfig Parse(string text, string file)
    {
        var problems = new List<ConfigProblem>();
        var unused = new List<string>();
        var root = new ConfigObject(ConfigNode.Parse(text, file), "", problems);
        var reading = new Reading(problems, unused);
        var templates = reading.Templates(root.Object("prompt_templates", required: true));
        var config = new PromptsConfig
        {
            Templates = templates,
            Workflow = reading.Workflow(root.Object("workflow_config", required: true), templates),
            RetryTemplates = reading.RetryTemplates(root.Object("retry_templates")),
            Output = reading.Output(root.Object("output_format", required: true)),
            UnusedKeys = unused,
        };
        root.RefuseUnknown(["version", "description"], unused);
        if (problems.Count > 0)
        {
            throw new ConfigException(file, problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList());
        }

        return config;
    }

    /// <summary>Reads the sections and notes problems and names that are not used.</summary>
    private sealed class Reading(List<ConfigProblem> problems, List<string> unused)
    {
        public Dictionary<string, PromptTemplate> Templates(ConfigObject? section)
        {
            var templates = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
            foreach (var member in section?.All() ?? [])
            {
                if (IsCategory(member.Name, section!.Path(member.Name), member.Line, member.Column) && Template(new ConfigObject(member.Value, section.Path(member.Name), problems), member.Name) is { } template)
                {
                    templates[member.Name] = template;
                }
            }

            return templates;
        }

        public WorkflowConfig Workflow(ConfigObject? section, Dictionary<string, PromptTemplate> templates)
        {
            var categories = section?.Texts("default_categories", required: true) ?? [];
            foreach (var item in categories)
            {
                if (IsCategory(item.Text, section!.Path("default_categories"), item.Line, item.Column) && !templates.ContainsKey(item.Text))
                {
                    section.Add("default_categories", item, $"\"{item.Text}\" has no template in prompt_templates. Add one or remove the category.");
                }
            }

            foreach (var twice in categories.GroupBy(item => item.Text, StringComparer.Ordinal).Where(group => group.Count() > 1))
            {
                section!.Add("default_categories", twice.Last(), $"\"{twice.Key}\" occurs twice. Remove one.");
            }

            var overrides = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            var overrideSection = section?.Object("audio_segments_overrides");
            foreach (var member in overrideSection?.All().ToList() ?? [])
            {
                if (IsCategory(member.Name, overrideSection!.Path(member.Name), member.Line, member.Column))
                {
                    overrides[member.Name] = Segments(overrideSection, member.Name, []);
                }
            }

            // A pause between two questions: a model server needs none.
            section?.Number("request_delay_seconds", 0, 0, 60);
            if (section?.Find("request_delay_seconds") is not null)
            {
                unused.Add(section.Path("request_delay_seconds"));
            }

            var (retry, retryOverrides) = Retry(section?.Object("content_retry"));
            var workflow = new WorkflowConfig
            {
                Categories = categories.Select(item => item.Text).ToList(),
                Segments = section is null ? [] : Segments(section, "audio_segments", ["best", "middle"]),
                SegmentOverrides = overrides,
                ContentRetry = retry,
                ContentRetryOverrides = retryOverrides,
            };
            section?.RefuseUnknown(["max_parallel_requests", "fallback_enabled", "combine_duplicates"], unused);
            return workflow;
        }

        public Dictionary<string, string> RetryTemplates(ConfigObject? section)
        {
            var templates = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in section?.All().ToList() ?? [])
            {
                var isKnown = member.Name is "default" or "incremental" || IsCategory(member.Name, section!.Path(member.Name), member.Line, member.Column);
                if (isKnown && section!.String(member.Name) is { } text)
                {
                    templates[member.Name] = text;
                }
            }

            return templates;
        }

        public OutputFormat Output(ConfigObject? section)
        {
            var minimum = Counts(section?.Object("min_tags_per_category"));
            var maximum = Counts(section?.Object("max_tags_per_category"));
            var total = section?.Find("max_total_tags");
            var output = new OutputFormat
            {
                Separator = section?.String("tag_separator") ?? ", ",
                IsLowerCase = section?.Boolean("lowercase_tags", true) ?? true,
                Minimum = minimum.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal),
                Maximum = maximum.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal),
                MaxTotal = section?.Integer("max_total_tags", 14, 1, MostTags) ?? 14,
            };
            if (section?.Find("tag_separator") is { } separator && !IsSeparator(output.Separator))
            {
                section.Add(separator, "Tags are separated by a comma, with blanks around it if you like, such as \", \": the training reads the line so.");
            }

            foreach (var (category, (value, member)) in minimum)
            {
                if (maximum.TryGetValue(category, out var most) && value > most.Value)
                {
                    problems.Add(new ConfigProblem(member.Value.Line, member.Value.Column, $"output_format.min_tags_per_category.{category}", $"The minimum {value} is greater than the maximum {most.Value}. Lower it."));
                }
            }

            var sum = output.Minimum.Values.Sum();
            if (total is not null && output.MaxTotal < sum)
            {
                section!.Add(total, $"{output.MaxTotal} is less than the sum of the minima, {sum}. Raise it or lower the minima.");
            }

            section?.RefuseUnknown();
            return output;
        }

        private static bool IsSeparator(string text) => text.Count(character => character == ',') == 1 && text.All(character => character is ',' or ' ');

        private PromptTemplate? Template(ConfigObject section, string category)
        {
            var lines = section.Texts("system_prompt_lines");
            var prompt = lines is { Count: > 0 } ? string.Join('\n', lines.Select(line => line.Text)) : section.String("system_prompt") ?? "";
            section.Find("system_prompt");
            if (string.IsNullOrWhiteSpace(prompt))
            {
                section.Add("The question is missing: give system_prompt_lines or system_prompt.");
            }

            var user = section.String("user_prompt") ?? "";
            if (section.Find("user_prompt") is { } member)
            {
                CheckPlaceholders(section, member, user);
            }

            var (key, isSingle) = AnswerShape(section, category);
            var template = new PromptTemplate
            {
                SystemPrompt = prompt,
                UserPrompt = user,
                AnswerKey = key,
                IsSingle = isSingle,
                MaxTokens = section.Find("max_tokens") is null ? null : section.Integer("max_tokens", 0, 1, 4096),
                Temperature = section.Find("temperature") is null ? null : section.Number("temperature", 0, 0, 2),
                RetryCount = section.Integer("retry_count", 2, 0, MostAttempts),
            };
            section.RefuseUnknown(["description", "top_p"], unused);
            return template;
        }

        /// <summary>Only <c>{title}</c> and <c>{artist}</c> are filled; a name in braces that is neither is a slip, any other brace is text.</summary>
        private static void CheckPlaceholders(ConfigObject section, ConfigMember member, string text)
        {
            foreach (var name in Placeholders.Names(text).Where(name => !Placeholders.Known.Contains(name)))
            {
                section.Add(member, $"There is no placeholder {{{name}}}. Known: {{title}}, {{artist}}.");
            }
        }

        /// <summary>Key and kind of the answer from <c>expected_format</c>: <c>{"genres": ["string"]}</c>.</summary>
        private (string Key, bool IsSingle) AnswerShape(ConfigObject section, string category)
        {
            var shape = section.Object("expected_format")?.All().FirstOrDefault();
            if (shape is null)
            {
                return category switch { "genre" => ("genres", false), "vocal" => ("vocal_type", true), "key" => ("key", true), _ => (category, false) };
            }

            if (shape.Value.Kind is not (JsonValueKind.String or JsonValueKind.Array))
            {
                problems.Add(new ConfigProblem(shape.Value.Line, shape.Value.Column, section.Path($"expected_format.{shape.Name}"), "\"string\" or [\"string\"] belongs here."));
            }

            return (shape.Name, shape.Value.Kind == JsonValueKind.String);
        }

        private List<string> Segments(ConfigObject section, string name, List<string> fallback)
        {
            var items = section.Texts(name);
            foreach (var item in items ?? [])
            {
                if (!KnownSegments.Contains(item.Text))
                {
                    section.Add(name, item, $"\"{item.Text}\" is no part of a song. {Hint(item.Text, KnownSegments)}");
                }
            }

            if (items is { Count: 0 })
            {
                section.Add(section.Find(name)!, "At least one part of the song is needed.");
            }

            return items?.Select(item => item.Text).Distinct().ToList() ?? fallback;
        }

        private (ContentRetry Retry, Dictionary<string, ContentRetry> Overrides) Retry(ConfigObject? section)
        {
            var overrides = new Dictionary<string, ContentRetry>(StringComparer.Ordinal);
            if (section is null)
            {
                return (new ContentRetry(0, 0, 0), overrides);
            }

            var isEnabled = section.Boolean("enabled", false);
            var retry = One(section, new ContentRetry(0, 0.25, 0.1), isEnabled);
            var overrideSection = section.Object("overrides");
            foreach (var member in overrideSection?.All().ToList() ?? [])
            {
                if (IsCategory(member.Name, overrideSection!.Path(member.Name), member.Line, member.Column) && overrideSection.Object(member.Name) is { } one)
                {
                    overrides[member.Name] = One(one, retry, isEnabled);
                    one.RefuseUnknown();
                }
            }

            section.RefuseUnknown();
            return (retry, overrides);
        }

        private static ContentRetry One(ConfigObject section, ContentRetry fallback, bool isEnabled)
        {
            var attempts = section.Integer("max_attempts", fallback.MaxAttempts, 0, MostAttempts);
            return new ContentRetry(
                isEnabled ? attempts : 0,
                section.Number("delay_seconds", fallback.DelaySeconds, 0, 60),
                section.Number("temperature_boost", fallback.TemperatureBoost, 0, 2));
        }

        private Dictionary<string, (int Value, ConfigMember Member)> Counts(ConfigObject? section)
        {
            var counts = new Dictionary<string, (int, ConfigMember)>(StringComparer.Ordinal);
            foreach (var member in section?.All() ?? [])
            {
                if (IsCategory(member.Name, section!.Path(member.Name), member.Line, member.Column))
                {
                    counts[member.Name] = (section.Integer(member, 0, 0, MostTags), member);
                }
            }

            return counts;
        }

        private bool IsCategory(string name, string field, int line, int column)
        {
            if (KnownCategories.Contains(name))
            {
                return true;
            }

            problems.Add(new ConfigProblem(line, column, field, $"There is no category \"{name}\". {Hint(name, KnownCategories)}"));
            return false;
        }

        private static string Hint(string name, IReadOnlyList<string> known) =>
            NearestName.Of(name, known) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Known: {string.Join(", ", known)}.";
    }
}
