using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using AceData.Cli.Binding;
using AceData.Cli.Commands;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Cli;

/// <summary>The verbs of <c>acedata</c>.</summary>
internal static class CommandLine
{
    /// <summary>All verbs, in the order of the help.</summary>
    public static IReadOnlyList<Command> Verbs() => [new TagCommand(), new LyricsCommand(), new CheckCommand(), new ConvertCommand(), new PreprocessCommand(), new ExportCommand(), new ImportCommand(), new HistoryCommand(), new RestoreCommand(), new AnalyzeCommand(), new InspectCommand(), new ModelsCommand(), new ParseAnswersCommand(), new WebCommand(), new DoctorCommand()];

    /// <summary>Runs one verb.</summary>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        // Song names hold every script there is; consoles of Windows start with a code page of the 1980s.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        // Not a RootCommand: that one is called after the file it happens to be started from.
        var root = new Command("acedata", "AceData turns a folder of songs into a training set for the ACE-Step music model.")
        {
            new HelpOption(),
            new VersionOption(),
        };
        foreach (var verb in Verbs())
        {
            root.Subcommands.Add(verb);
        }

        // "@song.mp3" is a song, not a response file.
        var parse = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var errors = UsageErrors.Of(parse, root);
        if (errors.Count > 0)
        {
            foreach (var error in errors)
            {
                await Console.Error.WriteLineAsync(error);
            }

            await Console.Error.WriteLineAsync($"Help: {CommandHint.Of([.. UsageErrors.WordsOf(parse.CommandResult), "--help"])}");
            return ExitCode.WrongUse;
        }

        // Ctrl+C belongs to the verbs: they finish what they have in hand and say what they kept.
        return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
