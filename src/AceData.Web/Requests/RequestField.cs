using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AceData.Requests;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Requests;

/// <summary>One property of a request as a field of a form: its kind, its words, and how it is read and set.</summary>
internal sealed class RequestField
{
    private readonly PropertyInfo _property;
    private readonly object? _default;

    private RequestField(PropertyInfo property, object? fallback) => (_property, _default) = (property, fallback);

    public string Name => _property.Name;

    /// <summary>The id of its element.</summary>
    public string Id => $"{_property.DeclaringType!.Name}-{Name}";

    /// <summary>Its option on the command line, without dashes before it.</summary>
    public string Option => JsonNamingPolicy.KebabCaseLower.ConvertName(Name);

    public bool IsOptional => Nullable.GetUnderlyingType(_property.PropertyType) is not null || !_property.PropertyType.IsValueType;

    public RequestFieldKind Kind =>
        Type == typeof(bool) ? RequestFieldKind.Switch
        : Type.IsEnum ? RequestFieldKind.Choice
        : Type == typeof(int) || Type == typeof(double) ? RequestFieldKind.Number
        : Type == typeof(string) ? RequestFieldKind.Text
        : RequestFieldKind.Lines;

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Words => Type.IsEnum ? Enum.GetNames(Type) : [];

    public string ChoiceType => Type.Name;

    /// <summary>What may be entered, such as <c>1 … 256</c>.</summary>
    public string Range => _property.GetCustomAttribute<RangeAttribute>() is { } range
        ? string.Create(CultureInfo.CurrentCulture, $"{range.Minimum} … {(range.Maximum is int.MaxValue ? "" : range.Maximum)}")
        : "";

    private Type Type => Nullable.GetUnderlyingType(_property.PropertyType) ?? _property.PropertyType;

    /// <summary>The fields of a request, in the order of its properties.</summary>
    public static IReadOnlyList<RequestField> Of(Type request)
    {
        var fresh = Activator.CreateInstance(request);
        return [.. request.GetProperties().Where(property => property.IsDefined(typeof(DescriptionAttribute))).Select(property => new RequestField(property, property.GetValue(fresh)))];
    }

    public string Label(IStringLocalizer words) => words[$"{_property.DeclaringType!.Name}.{Name}"];

    public string Help(IStringLocalizer words) => words[$"{_property.DeclaringType!.Name}.{Name}.Help"];

    public object? Get(object request) => _property.GetValue(request);

    /// <summary>True when the value is not the default.</summary>
    public bool IsChanged(object request) => Kind == RequestFieldKind.Lines ? Lines(request).Count > 0 : !Equals(Get(request), _default);

    /// <summary>The value as text.</summary>
    public string TextOf(object request) => Kind == RequestFieldKind.Lines
        ? string.Join('\n', Lines(request))
        : Convert.ToString(Get(request), CultureInfo.CurrentCulture) ?? "";

    /// <summary>The value of a word of the choice; null for the default.</summary>
    public object? Choice(string? word) => string.IsNullOrEmpty(word) ? null : Enum.Parse(Type, word);

    /// <summary>Reads what was typed.</summary>
    /// <returns>False when it is no number, or not within the range.</returns>
    public bool TryParse(string? text, out object? value)
    {
        text = text?.Trim() ?? "";
        value = null;
        switch (Kind)
        {
            case RequestFieldKind.Lines:
                value = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return true;
            case RequestFieldKind.Text:
                value = text.Length == 0 ? null : text;
                return true;
            case RequestFieldKind.Number when text.Length == 0:
                value = _default;
                return true;
            default:
                // A comma is a decimal point in half of Europe, and never a thousand here.
                if (!double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                {
                    return false;
                }

                if (Type == typeof(int) && (number != Math.Floor(number) || number is < int.MinValue or > int.MaxValue))
                {
                    return false;
                }

                value = Type == typeof(int) ? (int)number : number;
                return _property.GetCustomAttribute<RangeAttribute>()?.IsValid(value) ?? true;
        }
    }

    /// <summary>The request with another value here; requests are never changed in place.</summary>
    public object With(object request, object? value)
    {
        var json = JsonSerializer.SerializeToNode(request, request.GetType(), RequestJson.Options)!.AsObject();
        json[JsonNamingPolicy.SnakeCaseLower.ConvertName(Name)] = JsonSerializer.SerializeToNode(value, RequestJson.Options);
        return json.Deserialize(request.GetType(), RequestJson.Options)!;
    }

    private List<string> Lines(object request) => [.. (Get(request) as IEnumerable<string>) ?? []];
}
