using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Files;
using AceData.Settings;

namespace AceData.Requests;

/// <summary>
/// Looks at a request before it is read, so that what is wrong is said in the user's words: keys as they were written, or
/// options of the command line. Ranges are the <see cref="RangeAttribute"/> of the properties.
/// </summary>
internal static class RequestCheck
{
    /// <summary>Refuses unknown keys and values of a wrong kind or size.</summary>
    /// <param name="json">The request.</param>
    /// <param name="type">The type that it will become.</param>
    /// <param name="source">The file it is from; null for the command line.</param>
    /// <exception cref="AceDataException">REQUEST-INVALID.</exception>
    public static void Values(JsonObject json, Type type, string? source)
    {
        var properties = type.GetProperties().ToDictionary(Key, StringComparer.Ordinal);
        foreach (var (key, value) in json)
        {
            if (!properties.TryGetValue(key, out var property))
            {
                var meant = NearestName.Of(key, properties.Keys) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Known are {string.Join(", ", properties.Keys)}.";
                throw Bad(source, $"there is no \"{FileNames.Printable(key)}\". {meant}");
            }

            if (Wanted(property, value) is { } wanted)
            {
                throw Bad(source, $"{Shown(property, source)} must be {wanted}, not {Shown(value)}.");
            }

            RequireAllowed(property, value, source);
        }
    }

    /// <summary>Refuses a request that lacks what it cannot do without.</summary>
    /// <exception cref="AceDataException">REQUEST-INVALID.</exception>
    public static void Completeness(JsonObject json, Type type, string? source)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) && !json.ContainsKey(Key(property)))
            {
                throw Bad(source, $"{Shown(property, source)} is missing. {property.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()?.Description}");
            }
        }
    }

    // Words of a list, such as the codes of questions: a misspelt one would answer nothing, and nobody would notice.
    private static void RequireAllowed(PropertyInfo property, JsonNode? value, string? source)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is not { } allowed || value is not JsonArray list)
        {
            return;
        }

        var known = allowed.Values.OfType<string>().ToList();
        foreach (var word in list.Select(one => one!.GetValue<string>()).Where(word => !known.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = NearestName.Of(word, known) is { } nearest ? $"Did you mean {nearest}?" : $"There are {string.Join(", ", known)}.";
            throw Bad(source, $"{Shown(property, source)} does not know {Shown(JsonValue.Create(word))}. {meant}");
        }
    }

    /// <summary>What the value must be; null when it is that.</summary>
    private static string? Wanted(PropertyInfo property, JsonNode? value)
    {
        var inner = Nullable.GetUnderlyingType(property.PropertyType);
        var type = inner ?? property.PropertyType;
        if (value is null)
        {
            return inner is not null || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable ? null : Kind(type, property);
        }

        var kind = value.GetValueKind();
        var isRight = type switch
        {
            _ when type == typeof(string) => kind == JsonValueKind.String,
            _ when type == typeof(bool) => kind is JsonValueKind.True or JsonValueKind.False,
            _ when type == typeof(int) => IsInRange(property, value, wholeOnly: true),
            _ when type == typeof(double) => IsInRange(property, value, wholeOnly: false),
            { IsEnum: true } => kind == JsonValueKind.String && Words(type).Contains(value.GetValue<string>()),
            _ when type == typeof(IReadOnlyList<string>) => value is JsonArray list && list.All(one => one?.GetValueKind() == JsonValueKind.String),
            _ => true,
        };
        return isRight ? null : Kind(type, property);
    }

    private static string Kind(Type type, PropertyInfo property)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        var between = range is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" from {range.Minimum} to {range.Maximum}");
        return type switch
        {
            _ when type == typeof(string) => "a text in quotes",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(int) => "a whole number" + between,
            _ when type == typeof(double) => "a number" + between,
            { IsEnum: true } => "one of " + string.Join(", ", Words(type)),
            _ => "a list of texts",
        };
    }

    private static bool IsInRange(PropertyInfo property, JsonNode value, bool wholeOnly)
    {
        if (value.GetValueKind() != JsonValueKind.Number
            || !double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
            || (wholeOnly && (number % 1 != 0 || number is < int.MinValue or > int.MaxValue || !int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))))
        {
            return false;
        }

        return property.GetCustomAttribute<RangeAttribute>() is not { } range
            || (number >= Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) && number <= Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
    }

    private static string Key(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    private static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    private static string Shown(PropertyInfo property, string? source) =>
        source is not null ? $"\"{Key(property)}\""
        : property.GetCustomAttribute<RequestOptionAttribute>() is { IsArgument: true } ? property.Name.ToUpperInvariant()
        : "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);

    private static string Shown(JsonNode? value)
    {
        const int longest = 60;
        var text = FileNames.Printable(value?.ToJsonString(RequestJson.Options).ReplaceLineEndings(" ") ?? "null");
        return text.Length <= longest ? text : text[..longest] + "…";
    }

    private static AceDataException Bad(string? source, string text) =>
        new("REQUEST-INVALID", source is null ? text : $"{FileNames.Printable(source)} is not right: {text}");
}
