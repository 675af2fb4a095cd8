using Spectre.Console;

namespace AceData.Cli.Output;

/// <summary>Draws tables: as wide as the terminal, or <see cref="PipeWidth"/> columns in a pipe, where colours are left out.</summary>
internal static class TableWriter
{
    private const int PipeWidth = 160;

    public static void Write(Table table, TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        console.Write(table);
    }
}
