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

        return $"{file} cannot be used. Nothing was started. Correct it, or remove it to use the shipped one:{Environment.NewLine}"
            + string.Join(Environment.NewLine, lines);
    }
}
