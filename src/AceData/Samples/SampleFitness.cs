using System.Text;

namespace AceData.Samples;

/// <summary>What every sample must be like, whatever model it is for. Each answer goes on after "…: "; null when nothing is wrong.</summary>
internal static class SampleFitness
{
    private const int LongestKey = 1000;
    private const int MostNotes = 50;
    private const int LongestNotes = 60_000;

    /// <summary>What is wrong with the name or the notes of a sample.</summary>
    public static string? Words(string key, IReadOnlyDictionary<string, string> notes)
    {
        if (Encoding.UTF8.GetByteCount(key) is 0 or > LongestKey || key.Contains('\0'))
        {
            return "its key is empty or too long";
        }

        // A zero would be taken for the end of a note, and other letters in a name are read differently by different readers.
        var areFit = notes.Count <= MostNotes && notes.Sum(note => note.Key.Length + Encoding.UTF8.GetByteCount(note.Value)) <= LongestNotes
            && notes.All(note => note.Key.Length is > 0 and <= 100 && note.Key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.') && !note.Value.Contains('\0'));
        return areFit ? null : "its notes are too many or too long, or have names with other letters than a to z";
    }

    /// <summary>What is wrong with the shapes of a sample, alone and with each other.</summary>
    /// <param name="shapeOf">The shape of each of <see cref="SampleNames.Numbers"/>; it may throw.</param>
    public static string? Shapes(Func<string, IReadOnlyList<long>> shapeOf)
    {
        return Rank(SampleNames.TargetLatents, 3) ?? Rank(SampleNames.AttentionMask, 1)
            ?? Rank(SampleNames.TextTokenIds, 1) ?? Rank(SampleNames.TextAttentionMask, 1)
            ?? Rank(SampleNames.SpeakerEmbds, 1)
            ?? Rank(SampleNames.LyricTokenIds, 1) ?? Rank(SampleNames.LyricMask, 1)
            ?? Rank(SampleNames.MertSslHiddenStates, 2) ?? Rank(SampleNames.MhubertSslHiddenStates, 2)
            ?? SameLength(SampleNames.AttentionMask, SampleNames.TargetLatents)
            ?? SameLength(SampleNames.TextAttentionMask, SampleNames.TextTokenIds)
            ?? SameLength(SampleNames.LyricMask, SampleNames.LyricTokenIds);

        string? Rank(string name, int rank) => shapeOf(name) is var shape && shape.Count == rank && shape.All(length => length > 0) ? null
            : $"'{name}' has the shape [{string.Join(", ", shape)}], and {rank} {(rank == 1 ? "dimension" : "dimensions")} without a 0 {(rank == 1 ? "is" : "are")} needed";

        string? SameLength(string mask, string values) => shapeOf(mask)[^1] is var maskLength && shapeOf(values)[^1] is var length && maskLength == length ? null
            : $"'{mask}' has {maskLength} values and '{values}' {length}";
    }

    /// <summary>What is wrong with numbers that must be finite.</summary>
    public static string? Finite(string name, ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
        {
            if (!float.IsFinite(number))
            {
                return $"'{name}' holds values that are no numbers (NaN or infinite)";
            }
        }

        return null;
    }
}
