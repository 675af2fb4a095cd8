using System.Text;

namespace AceData.Nets.Weights;

/// <summary>The weights of a file are not those of the network; every difference is listed at once.</summary>
public sealed class StateDictMismatchException : WeightsException
{
    private const int MostShown = 20;

    internal StateDictMismatchException(string network, string path, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
        : base(Mismatch, Say(network, path, missing, unexpected, different))
    {
        MissingNames = missing;
        UnexpectedNames = unexpected;
        Differences = different;
    }

    /// <summary>Names that the network has and the file lacks.</summary>
    public IReadOnlyList<string> MissingNames { get; }

    /// <summary>Names that the file has and the network lacks.</summary>
    public IReadOnlyList<string> UnexpectedNames { get; }

    /// <summary>Names that both have in different shapes or types, with both.</summary>
    public IReadOnlyList<string> Differences { get; }

    private static string Say(string network, string path, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
    {
        var text = new StringBuilder($"The weights in '{Path.GetFileName(path)}' do not belong to this network ({network}). Choose the folder of the right model, or get it again.");
        Append(text, "missing in the file", missing);
        Append(text, "unknown to the network", unexpected);
        Append(text, "different", different);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(what).Append(" (").Append(names.Count).Append("):");
        foreach (var name in names.Take(MostShown))
        {
            text.Append("\n  ").Append(WeightsFault.Show(name));
        }

        if (names.Count > MostShown)
        {
            text.Append("\n  … and ").Append(names.Count - MostShown).Append(" more");
        }
    }
}
