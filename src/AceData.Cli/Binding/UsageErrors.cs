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
            return parse.Errors.Count == 0 ? []
                : word is null ? [$"Say what to do: {Verbs(root)}."]
                : [word.StartsWith('-') ? NoOption(word, root) : $"There is no verb '{Printable.Text(word)}'. {Meant(word, root.Subcommands.Select(c => c.Name)) ?? $"There are {Verbs(root)}."}"];
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

    private static string NoOption(string word, Command verb)
    {
        var name = word.Split('=', ':')[0];
        var known = verb.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name));
        return $"There is no option {Printable.Text(name)}. {Meant(name, known) ?? string.Empty}".TrimEnd();
    }

    private static string? Meant(string word, IEnumerable<string> known) => NearestName.Of(word, known) is { } nearest ? $"Did you mean {nearest}?" : null;

    private static string Verbs(Command root) => string.Join(", ", root.Subcommands.Select(c => c.Name));
}
