using System.Buffers;
using AceData.Files;

namespace AceData.Requests;

/// <summary>Commands in messages, as the person who reads them can type them: <c>./run.sh lyrics show "night bus.mp3"</c>.</summary>
public static class CommandHint
{
    /// <summary>The variable in which <c>run.sh</c> and <c>RUN.bat</c> say how they were called.</summary>
    public const string Variable = "ACEDATA_COMMAND";

    private const string Own = "acedata";
    private const int LongestProgram = 260;

    private static readonly SearchValues<char> Active = SearchValues.Create("\"$`\\!");

    /// <summary>The program as it was called: <c>./run.sh</c>, <c>RUN.bat</c>, else <c>acedata</c>.</summary>
    public static string Program { get; } = ProgramOf(Environment.GetEnvironmentVariable(Variable));

    /// <summary>A command line of these words, quoted where a shell needs it.</summary>
    public static string Of(params IEnumerable<string> words) => string.Join(' ', words.Prepend(Program).Select(Quoted));

    /// <summary>The shortest name of a file that works in the folder where the program was started.</summary>
    public static string NameOf(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        var isBelow = !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return !isBelow ? full : relative.StartsWith('-') ? Path.Combine(".", relative) : relative;
    }

    /// <summary>The option for the data folder, as it was given; nothing where none was.</summary>
    public static IReadOnlyList<string> RootOption(string? dataRoot) => dataRoot is null ? [] : ["--data-root", dataRoot];

    internal static string ProgramOf(string? said) =>
        !string.IsNullOrWhiteSpace(said) && said.Length <= LongestProgram && FileNames.Printable(said) == said ? said : Own;

    internal static string Quoted(string word) => Quoted(FileNames.Printable(word), OperatingSystem.IsWindows());

    internal static string Quoted(string word, bool isWindows) =>
        word.Length > 0 && word.All(c => IsPlain(c, isWindows)) ? word
        : isWindows || word.AsSpan().IndexOfAny(Active) < 0 ? $"\"{word}\""
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c, bool isWindows) =>
        char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '+' or '@' or '…' || (isWindows && c == '\\');
}
