using System.CommandLine;
using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Requests;

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
                var also = new Option<string[]>(spellings[0], spellings[1..]) { Description = "The same as " + symbol.Name + "." };
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
    /// <exception cref="AceDataException">The request file cannot be read or holds something unknown.</exception>
    public TRequest Bind(ParseResult parse)
    {
        var file = parse.GetValue(_requestFile);
        var source = file ?? "The command line";
        var json = file is null ? [] : ReadObject(file);
        foreach (var (property, symbol) in _bindings)
        {
            if (parse.GetResult(symbol) is { } result && !IsImplicit(result))
            {
                json[JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)] = JsonSerializer.SerializeToNode(Value(parse, symbol, property.PropertyType), RequestJson.Options);
            }
        }

        return RequestJson.Parse<TRequest>(json.ToJsonString(), source);
    }

    private static bool IsImplicit(System.CommandLine.Parsing.SymbolResult result) => result switch
    {
        System.CommandLine.Parsing.OptionResult option => option.Implicit,
        System.CommandLine.Parsing.ArgumentResult argument => argument.Tokens.Count == 0,
        _ => true,
    };

    private static JsonObject ReadObject(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new AceDataException("REQUEST-INVALID", $"{file} holds no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new AceDataException("REQUEST-INVALID", $"{file} is not JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AceDataException("REQUEST-INVALID", $"{file} cannot be read: {exception.Message}", exception);
        }
    }

    private static Symbol MakeSymbol(PropertyInfo property)
    {
        var attribute = property.GetCustomAttribute<RequestOptionAttribute>();
        var description = property.GetCustomAttribute<DescriptionAttribute>()?.Description
            ?? throw new InvalidOperationException($"{typeof(TRequest).Name}.{property.Name} has no [Description]: it would have no help text.");
        if (attribute is { IsArgument: true })
        {
            return new Argument<string[]>(property.Name.ToUpperInvariant()) { Description = description, Arity = ArgumentArity.ZeroOrMore };
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
            option.AcceptOnlyFromAmong([.. Enum.GetNames(enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);
        }
        else if (typeof(T) == typeof(string[]))
        {
            option.AllowMultipleArgumentsPerToken = false;
        }

        return option;
    }

    /// <summary>Enums are words on the command line; everything else is what it is.</summary>
    private static Type OptionType(Type type) =>
        Enumeration(type) is not null ? typeof(string)
        : typeof(IReadOnlyList<string>).IsAssignableFrom(type) ? typeof(string[])
        : type;

    private static Type? Enumeration(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration ? enumeration : null;

    private static object? Value(ParseResult parse, Symbol symbol, Type type)
    {
        var get = typeof(ParseResult).GetMethods()
            .Single(m => m is { Name: nameof(ParseResult.GetValue), IsGenericMethodDefinition: true }
                && m.GetParameters() is [var parameter]
                && parameter.ParameterType.Name.StartsWith(symbol is Argument ? "Argument" : "Option", StringComparison.Ordinal))
            .MakeGenericMethod(OptionType(type));
        return get.Invoke(parse, [symbol]);
    }
}
