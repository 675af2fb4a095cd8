using System.CommandLine;
using System.CommandLine.Parsing;
using AceData.Cli.Output;
using AceData.Settings;

namespace AceData.Cli.Binding;

/// <summary>What is wrong with a command line, in words: misspelt verbs and options are named with what was meant.</summary>
internal static class UsageErrors
{
    /// <summary>The errors; empty when there are none.</summary>
    public static IReadOnlyList<string> Of(ParseResult parse, Command root)
    {
        var verb = parse.CommandResult.Command;
        if (verb == root)
        {
            var word = parse.UnmatchedTokens is [var first, ..] ? first : null;

            // With --help or --version a word that is no verb would be no error: the help of everything would come instead of that of the word.
            return word is null ? parse.Errors.Count == 0 ? [] : [$"Say what to do: {Verbs(root)}."]
                : [word.StartsWith('-') ? NoOption(word, root) : $"There is no verb '{Printable.Text(word)}'. {MeantVerb(word, root) ?? $"There are {Verbs(root)}."}"];
        }

        if (MisspeltVerb(parse, verb) is { } meant)
        {
            return [meant];
        }

        var misspelt = Misspelt(parse).ToList();
        return
        [
            .. misspelt.Select(option => NoOption(option, verb)),
            .. parse.Errors.Where(error => !misspelt.Exists(option => error.Message.Contains(option, StringComparison.Ordinal))).Select(error => error.Message),
        ];
    }

    /// <summary>Words that look like options and became songs or nothing; a file of that name is one, and so is all that follows <c>--</c>.</summary>
    private static IEnumerable<string> Misspelt(ParseResult parse)
    {
        var literal = parse.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet(StringComparer.Ordinal);
        return parse.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value))
            .Concat(parse.UnmatchedTokens)
            .Where(word => word.Length > 1 && word.StartsWith('-') && !literal.Contains(word) && !Path.Exists(word))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The words that lead to a verb: <c>lyrics</c>, <c>clean</c>; none for the program itself.</summary>
    public static IEnumerable<string> WordsOf(CommandResult verb) => verb.Parent is CommandResult parent ? [.. WordsOf(parent), verb.Command.Name] : [];

    /// <summary>A first word that is neither a song nor a folder, but nearly a verb below this one: <c>lyrics serach</c>.</summary>
    private static string? MisspeltVerb(ParseResult parse, Command verb)
    {
        if (verb.Subcommands.Count == 0 || parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).FirstOrDefault()?.Value is not { } word)
        {
            return null;
        }

        return !Path.HasExtension(word) && !word.Contains('/', StringComparison.Ordinal) && !word.StartsWith('-') && !Path.Exists(word)
            && NearestName.Of(word, verb.Subcommands.Select(below => below.Name)) is { } nearest
            ? $"There is no song or folder '{Printable.Text(word)}'. Did you mean {verb.Name} {nearest}?"
            : null;
    }

    /// <summary>The verb that was meant; one below another is named with it: <c>lyrics search</c>.</summary>
    private static string? MeantVerb(string word, Command root)
    {
        var below = root.Subcommands.SelectMany(verb => verb.Subcommands.Select(one => (one.Name, Words: $"{verb.Name} {one.Name}"))).ToList();
        return below.Find(one => one.Name == word).Words is { } exact ? $"Did you mean {exact}?"
            : Meant(word, root.Subcommands.Select(verb => verb.Name))
                ?? (NearestName.Of(word, below.Select(one => one.Name)) is { } nearest ? $"Did you mean {below.Find(one => one.Name == nearest).Words}?" : null);
    }

    private static string NoOption(string word, Command verb)
    {
        var name = word.Split('=', ':')[0];
        if (name.Replace('_', '-') == "--data-root" && verb.Parents.Any())
        {
            return $"There is no option {Printable.Text(name)} here: {verb.Name} needs no data folder, it looks at what is named and nothing else. Leave it out.";
        }

        var known = verb.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name));
        return $"There is no option {Printable.Text(name)}. {Meant(name, known) ?? string.Empty}".TrimEnd();
    }

    private static string? Meant(string word, IEnumerable<string> known) => NearestName.Of(word, known) is { } nearest ? $"Did you mean {nearest}?" : null;

    private static string Verbs(Command root) => string.Join(", ", root.Subcommands.Select(c => c.Name));
}
