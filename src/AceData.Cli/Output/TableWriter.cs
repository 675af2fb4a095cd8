using Spectre.Console;

namespace AceData.Cli.Output;

/// <summary>Draws tables: as wide as the terminal, or 120 columns in a pipe, where colours are left out.</summary>
internal static class TableWriter
{
    public static void Write(Table table, TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 160;
        }

        console.Write(table);
    }
}
