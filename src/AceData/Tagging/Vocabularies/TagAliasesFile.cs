using System.Collections.Frozen;
using System.Text.Json;
using AceData.Settings;
using AceData.Tagging.Configuration;

namespace AceData.Tagging.Vocabularies;

/// <summary>Reads <c>config/tag_aliases.json</c> strictly.</summary>
public static class TagAliasesFile
{
    private static readonly string[] Categories = [.. PromptsFile.KnownCategories];

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigException">Names every problem with line and column.</exception>
    public static TagAliases Load(string path) => Parse(ConfigText.Read(path), path);

    /// <summary>Reads the text of the file; <paramref name="file"/> is for messages.</summary>
    /// <exception cref="ConfigException">Names every problem with line and column.</exception>
    public static TagAliases Parse(string text, string file)
    {
        var problems = new List<ConfigProblem>();
        var root = new ConfigObject(ConfigNode.Parse(text, file), "", problems);
        var aliases = new TagAliases
        {
            Anywhere = Words(root.Object("aliases"), problems),
            Alone = Words(root.Object("aliases_alone"), problems),
            Ignored = Ignored(root.Object("ignored_words"), problems),
            Synonyms = Groups(root.Object("synonyms"), problems),
            Precise = Precise(root.Object("precise"), problems),
            Exclusive = root.Find("exclusive") is { } exclusive ? GroupsOf(root, exclusive) : [],
            Conflicts = Conflicts(root.Find("conflicts"), problems),
        };
        root.RefuseUnknown();
        if (problems.Count > 0)
        {
            throw new ConfigException(file, problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList());
        }

        return aliases;
    }

    private static Dictionary<string, FrozenDictionary<string, IReadOnlyList<string>>> Words(ConfigObject? section, List<ConfigProblem> problems)
    {
        var result = new Dictionary<string, FrozenDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (category, node) in ByCategory(section, problems, allowAll: false))
        {
            var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            var field = new ConfigObject(node.Value, section!.Path(category), problems);
            foreach (var member in field.All())
            {
                var targets = member.Value.Kind switch
                {
                    JsonValueKind.String => [member.Value.Text],
                    JsonValueKind.Array when member.Value.Items.All(item => item.Kind == JsonValueKind.String) => member.Value.Items.Select(item => item.Text).ToList(),
                    _ => null,
                };
                if (targets is null)
                {
                    field.Add(member, "A tag in quotes belongs here, or a list of tags, best first, or [] for a known word that is no tag.");
                }
                else if (TagText.Key(member.Name).Length == 0)
                {
                    field.Add(member, "The word has no letter and no digit.");
                }
                else if (!words.TryAdd(TagText.Key(member.Name), targets))
                {
                    field.Add(member, $"\"{member.Name}\" is the same word as one above: case, spaces and hyphens make no difference. Remove one.");
                }
            }

            result[category] = words.ToFrozenDictionary(StringComparer.Ordinal);
        }

        return result;
    }

    private static Dictionary<string, FrozenSet<string>> Ignored(ConfigObject? section, List<ConfigProblem> problems)
    {
        var result = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        foreach (var (category, _) in ByCategory(section, problems, allowAll: true))
        {
            result[category] = (section!.Texts(category) ?? []).Select(item => TagText.Key(item.Text)).ToFrozenSet(StringComparer.Ordinal);
        }

        return result;
    }

    private static Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> Groups(ConfigObject? section, List<ConfigProblem> problems)
    {
        var result = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (category, member) in ByCategory(section, problems, allowAll: false))
        {
            result[category] = GroupsOf(section!, member);
        }

        return result;
    }

    private static List<IReadOnlyList<string>> GroupsOf(ConfigObject owner, ConfigMember member)
    {
        var groups = new List<IReadOnlyList<string>>();
        if (member.Value.Kind != JsonValueKind.Array)
        {
            owner.Add(member, "A list of groups [[\"a\", \"b\"], …] belongs here.");
        }

        foreach (var group in member.Value.Items)
        {
            if (Texts(group) is { Count: > 1 } words)
            {
                groups.Add(words);
            }
            else
            {
                owner.Add(member.Name, group, "A group is a list of at least two tags.");
            }
        }

        return groups;
    }

    private static Dictionary<string, IReadOnlyList<string>> Precise(ConfigObject? section, List<ConfigProblem> problems)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var member in section?.All() ?? [])
        {
            if (Texts(member.Value) is { Count: > 0 } words)
            {
                result[member.Name] = words;
            }
            else
            {
                problems.Add(new ConfigProblem(member.Value.Line, member.Value.Column, section!.Path(member.Name), "A list of precise tags belongs here."));
            }
        }

        return result;
    }

    private static List<TagConflict> Conflicts(ConfigMember? member, List<ConfigProblem> problems)
    {
        var conflicts = new List<TagConflict>();
        if (member is null)
        {
            return conflicts;
        }

        if (member.Value.Kind != JsonValueKind.Array)
        {
            problems.Add(new ConfigProblem(member.Value.Line, member.Value.Column, "conflicts", "A list of {\"keep\": […], \"drop\": […]} belongs here."));
            return conflicts;
        }

        for (var i = 0; i < member.Value.Items.Count; i++)
        {
            var entry = new ConfigObject(member.Value.Items[i], $"conflicts[{i}]", problems);
            var keep = entry.Texts("keep", required: true);
            var drop = entry.Texts("drop", required: true);
            entry.RefuseUnknown();
            conflicts.Add(new TagConflict([.. (keep ?? []).Select(node => node.Text)], [.. (drop ?? []).Select(node => node.Text)]));
        }

        return conflicts;
    }

    private static IEnumerable<(string Category, ConfigMember Member)> ByCategory(ConfigObject? section, List<ConfigProblem> problems, bool allowAll)
    {
        foreach (var member in section?.All() ?? [])
        {
            if (Categories.Contains(member.Name) || (allowAll && member.Name == "*"))
            {
                yield return (member.Name, member);
                continue;
            }

            var nearest = NearestName.Of(member.Name, Categories);
            var hint = nearest is null ? $"Known: {string.Join(", ", Categories)}." : $"Did you mean \"{nearest}\"?";
            problems.Add(new ConfigProblem(member.Line, member.Column, section!.Path(member.Name), $"There is no such category. {hint}"));
        }
    }

    private static List<string>? Texts(ConfigNode node) =>
        node.Kind == JsonValueKind.Array && node.Items.All(item => item.Kind == JsonValueKind.String) ? node.Items.Select(item => item.Text).ToList() : null;
}
