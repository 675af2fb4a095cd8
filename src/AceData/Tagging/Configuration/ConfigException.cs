using AceData.Audio;

namespace AceData.Tagging.Configuration;

/// <summary>A configuration file cannot be used; names every problem in it, so that one round of corrections is enough.</summary>
public sealed class ConfigException : AceDataException
{
    private const int MostShown = 20;

    /// <param name="file">The file, as the user named it.</param>
    /// <param name="problems">At least one.</param>
    public ConfigException(string file, IReadOnlyList<ConfigProblem> problems)
        : base("CONFIG-INVALID", Describe(file, problems))
    {
        File = file;
        Problems = problems;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>All problems, in the order of the file.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; }

    private static string Describe(string file, IReadOnlyList<ConfigProblem> problems)
    {
        var lines = problems.Take(MostShown).Select(problem => $"  {problem}").ToList();
        if (problems.Count > MostShown)
        {
            lines.Add($"  … and {problems.Count - MostShown} more.");
        }

        if (problems.Any(problem => problem.Line > 0))
        {
            lines.Add("Correct the file and start again, or leave it out: then the one that came with AceData is used. docs/formats shows how such files look.");
        }

        return $"{file} cannot be used, so nothing was started:{Environment.NewLine}" + string.Join(Environment.NewLine, lines);
    }
}
