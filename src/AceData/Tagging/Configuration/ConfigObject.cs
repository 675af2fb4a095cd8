using System.Globalization;
using System.Text.Json;
using AceData.Settings;

namespace AceData.Tagging.Configuration;

/// <summary>
/// Reads the members of one JSON object by name and kind, notes every problem instead of stopping at the first, and
/// afterwards reports the names that nobody asked for.
/// </summary>
internal sealed class ConfigObject
{
    private readonly Dictionary<string, ConfigMember> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<ConfigProblem> _problems;
    private readonly string _field;

    public ConfigObject(ConfigNode node, string field, List<ConfigProblem> problems)
    {
        (_field, _problems, Line, Column) = (field, problems, node.Line, node.Column);
        if (node.Kind != JsonValueKind.Object)
        {
            problems.Add(new ConfigProblem(node.Line, node.Column, field, $"An object {{…}} belongs here, not {Name(node.Kind)}."));
            return;
        }

        foreach (var member in node.Members)
        {
            _members[member.Name] = member;
        }
    }

    public int Line { get; }

    public int Column { get; }

    /// <summary>All members that are no comments, in the order of the file; counts as asking for them.</summary>
    public IEnumerable<ConfigMember> All()
    {
        foreach (var member in _members.Values.Where(member => !IsComment(member.Name)))
        {
            _asked.Add(member.Name);
            yield return member;
        }
    }

    public ConfigMember? Find(string name)
    {
        _asked.Add(name);
        return _members.GetValueOrDefault(name);
    }

    public ConfigObject? Object(string name, bool required = false)
    {
        var member = Need(name, required);
        return member is null ? null : new ConfigObject(member.Value, Path(name), _problems);
    }

    public string? String(string name, bool required = false)
    {
        var member = Need(name, required);
        return member is null ? null : member.Value.Kind == JsonValueKind.String ? member.Value.Text : Wrong(member, "a text in quotes");
    }

    public bool Boolean(string name, bool fallback)
    {
        var member = Find(name);
        if (member is null)
        {
            return fallback;
        }

        if (member.Value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return member.Value.Kind == JsonValueKind.True;
        }

        Wrong(member, "true or false");
        return fallback;
    }

    public int Integer(string name, int fallback, int least, int greatest)
    {
        var member = Find(name);
        return member is null ? fallback : Integer(member, fallback, least, greatest);
    }

    public int Integer(ConfigMember member, int fallback, int least, int greatest)
    {
        if (member.Value.Kind != JsonValueKind.Number || !long.TryParse(member.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Wrong(member, $"a whole number from {least} to {greatest}");
            return fallback;
        }

        if (value < least || value > greatest)
        {
            Add(member, $"{value} is out of range. Use a whole number from {least} to {greatest}.");
            return fallback;
        }

        return (int)value;
    }

    public double Number(string name, double fallback, double least, double greatest)
    {
        var member = Find(name);
        if (member is null)
        {
            return fallback;
        }

        var range = string.Create(CultureInfo.InvariantCulture, $"{least} to {greatest}");
        if (member.Value.Kind != JsonValueKind.Number)
        {
            Wrong(member, $"a number from {range}");
            return fallback;
        }

        var value = double.Parse(member.Value.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || value < least || value > greatest)
        {
            Add(member, $"{member.Value.Text} is out of range. Use a number from {range}.");
            return fallback;
        }

        return value;
    }

    public IReadOnlyList<ConfigNode>? Texts(string name, bool required = false)
    {
        var member = Need(name, required);
        if (member is null)
        {
            return null;
        }

        if (member.Value.Kind != JsonValueKind.Array)
        {
            Wrong(member, "a list [\"…\", \"…\"]");
            return null;
        }

        foreach (var item in member.Value.Items.Where(item => item.Kind != JsonValueKind.String))
        {
            _problems.Add(new ConfigProblem(item.Line, item.Column, Path(name), $"Each item must be a text in quotes, not {Name(item.Kind)}."));
        }

        return member.Value.Items.Where(item => item.Kind == JsonValueKind.String).ToList();
    }

    public void Add(ConfigMember member, string text) => _problems.Add(new ConfigProblem(member.Value.Line, member.Value.Column, Path(member.Name), text));

    public void Add(string name, ConfigNode place, string text) => _problems.Add(new ConfigProblem(place.Line, place.Column, Path(name), text));

    public void Add(string text) => _problems.Add(new ConfigProblem(Line, Column, _field, text));

    public string Path(string name) => _field.Length == 0 ? name : $"{_field}.{name}";

    /// <summary>Reports names that nobody asked for; names of the original that we do not use go to <paramref name="unused"/>.</summary>
    public void RefuseUnknown(IReadOnlyCollection<string>? knownUnused = null, ICollection<string>? unused = null)
    {
        foreach (var member in _members.Values.Where(member => !_asked.Contains(member.Name) && !IsComment(member.Name)))
        {
            if (knownUnused?.Contains(member.Name) == true)
            {
                unused?.Add(Path(member.Name));
                continue;
            }

            var nearest = NearestName.Of(member.Name, _asked.Concat(knownUnused ?? []));
            var hint = nearest is null ? $"Known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal).Take(20))}." : $"Did you mean \"{nearest}\"?";
            _problems.Add(new ConfigProblem(member.Line, member.Column, Path(member.Name), $"This name is not known. {hint} Names that begin with _ are comments."));
        }
    }

    private ConfigMember? Need(string name, bool required)
    {
        var member = Find(name);
        if (member is null && required)
        {
            Add($"\"{name}\" is missing.");
        }

        return member;
    }

    private string? Wrong(ConfigMember member, string wanted)
    {
        Add(member, $"{char.ToUpperInvariant(wanted[0])}{wanted[1..]} belongs here, not {Name(member.Value.Kind)}.");
        return null;
    }

    private static bool IsComment(string name) => name.StartsWith('_');

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "this number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
