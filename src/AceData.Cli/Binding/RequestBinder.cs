using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Cli.Output;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Cli.Binding;

/// <summary>
/// The options of a verb, made from the properties of its request, so that none can be forgotten; and the request,
/// made from <c>--request FILE</c> and the options that were given, which win.
/// </summary>
internal sealed class RequestBinder<TRequest>
    where TRequest : class
{
    private readonly List<(PropertyInfo Property, Symbol Symbol)> _bindings = [];
    private readonly Option<string?> _requestFile = new("--request")
    {
        Description = "Read the whole request from a JSON file; options given besides it win.",
        HelpName = "FILE",
    };

    public RequestBinder(Command command)
    {
        foreach (var property in typeof(TRequest).GetProperties())
        {
            var symbol = MakeSymbol(property);
            _bindings.Add((property, symbol));
            if (symbol is Argument && property.GetCustomAttribute<RequestOptionAttribute>() is { Aliases.Count: > 0 } names)
            {
                // The original tool names its inputs with options.
                var spellings = names.Aliases.SelectMany(BothSpellings).Distinct().ToArray();
                var about = "The same as " + symbol.Name + ".";
                Option also = property.PropertyType == typeof(string) ? new Option<string>(spellings[0], spellings[1..]) { Description = about } : new Option<string[]>(spellings[0], spellings[1..]) { Description = about };
                command.Options.Add(also);
                _bindings.Add((property, also));
            }

            switch (symbol)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
            }
        }

        command.Options.Add(_requestFile);
    }

    /// <summary>The request that the command line says.</summary>
    /// <exception cref="AceDataException">The request file cannot be read, or something in it or on the command line is not right.</exception>
    public TRequest Bind(ParseResult parse)
    {
        var json = parse.GetValue(_requestFile) is { } file ? RequestJson.ReadFile<TRequest>(file) : [];
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (property, symbol) in _bindings)
        {
            if (parse.GetResult(symbol) is { } result && !IsImplicit(result))
            {
                var key = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
                var value = Value(parse, symbol, property.PropertyType);
                if (!given.Add(key))
                {
                    // Songs named as words and songs named by an option are all meant; of one folder there is one.
                    value = json[key] is JsonArray before && value is JsonArray more
                        ? new JsonArray([.. before.Concat(more).Select(one => one?.DeepClone())])
                        : throw new AceDataException("REQUEST-INVALID", $"{property.Name.ToUpperInvariant()} and --{JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name)} say the same thing. Give one of them.");
                }

                json[key] = value;
            }
        }

        return RequestJson.FromOptions<TRequest>(json);
    }

    private static bool IsImplicit(System.CommandLine.Parsing.SymbolResult result) => result switch
    {
        System.CommandLine.Parsing.OptionResult option => option.Implicit,
        System.CommandLine.Parsing.ArgumentResult argument => argument.Tokens.Count == 0,
        _ => true,
    };

    private static Symbol MakeSymbol(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<RequestOptionAttribute>();
        var description = property.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name}.{property.Name} has no [Description]: it would have no help text.");
        if (attribute is { IsArgument: true })
        {
            var name = property.Name.ToUpperInvariant();
            return property.PropertyType == typeof(string)
                ? new Argument<string>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne }
                : new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
        }

        var kebab = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name);
        var snake = "--" + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        var aliases = (attribute?.Aliases ?? []).Append(snake).SelectMany(BothSpellings).Where(a => a != kebab).Distinct().ToArray();
        var make = typeof(RequestBinder<TRequest>)
            .GetMethod(nameof(MakeOption), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(OptionType(property.PropertyType));
        return (Symbol)make.Invoke(null, [kebab, aliases, description, property.PropertyType])!;
    }

    private static IEnumerable<string> BothSpellings(string option) =>
        option.StartsWith("--", StringComparison.Ordinal) ? [option, "--" + option[2..].Replace('_', '-')] : [option];

    private static Option<T> MakeOption<T>(string name, string[] aliases, string description, Type propertyType)
    {
        var option = new Option<T>(name, aliases) { Description = description };
        if (Enumeration(propertyType) is { } enumeration)
        {
            AcceptOnly(option, [.. Enum.GetNames(enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);
        }
        else if (typeof(T) == typeof(string[]))
        {
            option.AllowMultipleArgumentsPerToken = false;
        }

        return option;
    }

    private static void AcceptOnly(Option option, IReadOnlyList<string> words)
    {
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => !words.Contains(word, StringComparer.Ordinal)))
            {
                var hint = NearestName.Of(word, words) is { } nearest ? $"Did you mean {nearest}?" : $"There are {string.Join(", ", words)}.";
                result.AddError($"{option.Name} does not know \"{Printable.Text(word)}\". {hint}");
            }
        });
    }

    /// <summary>Enums and numbers are words on the command line, so that a wrong one is refused in our words; everything else is what it is.</summary>
    private static Type OptionType(Type type) =>
        Enumeration(type) is not null || IsNumber(type) ? typeof(string)
        : typeof(IReadOnlyList<string>).IsAssignableFrom(type) ? typeof(string[])
        : type;

    private static Type? Enumeration(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration ? enumeration : null;

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var number && (number == typeof(int) || number == typeof(double));

    private static JsonNode? Value(ParseResult parse, Symbol symbol, Type type)
    {
        var get = typeof(ParseResult).GetMethods()
            .Single(m => m is { Name: nameof(ParseResult.GetValue), IsGenericMethodDefinition: true }
                && m.GetParameters() is [var parameter]
                && parameter.ParameterType.Name.StartsWith(symbol is Argument ? "Argument" : "Option", StringComparison.Ordinal))
            .MakeGenericMethod(OptionType(type));
        var value = get.Invoke(parse, [symbol]);
        return IsNumber(type) && double.TryParse(value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : JsonSerializer.SerializeToNode(value, RequestJson.Options);
    }
}
