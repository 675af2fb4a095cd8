using System.Globalization;
using System.Numerics;
using AceData.Audio;
using AceData.Files;

namespace AceData.Samples;

/// <summary>
/// Looks at a sample the way training will: every number is read. The original trainer puts zeros in the place of a sample that it cannot read, and goes on; here
/// nothing is trained before all samples are good.
/// </summary>
public static class SampleCheck
{
    /// <summary>What is wrong with a sample first of all; null when training may have it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="demands">What the model demands.</param>
    /// <param name="cancellationToken">Heard between data sets.</param>
    public static SampleProblem? Look(string path, SampleDemands demands, CancellationToken cancellationToken)
    {
        try
        {
            using var sample = new TrainingSampleReader(path);
            return Objection(sample, demands, cancellationToken) is { } objection
                ? new SampleProblem(path, SampleCodes.Unfit, $"The training sample '{FileNames.Printable(Path.GetFileName(path))}' cannot be trained with: {objection}. Make it again from its song.")
                : null;
        }
        catch (AceDataException exception)
        {
            return new SampleProblem(path, exception.Code, exception.Message);
        }
    }

    private static string? Objection(TrainingSampleReader sample, SampleDemands demands, CancellationToken cancellationToken)
    {
        var shapes = SampleNames.Numbers.ToDictionary(name => name, name => (IReadOnlyList<long>)sample.Find(name).Shape);
        return SampleFitness.Shapes(name => shapes[name])
            ?? Width(SampleNames.TargetLatents, 0, demands.LatentChannels) ?? Width(SampleNames.TargetLatents, 1, demands.LatentHeight)
            ?? Width(SampleNames.SpeakerEmbds, 0, demands.SpeakerLength)
            ?? Width(SampleNames.MertSslHiddenStates, 1, demands.MertWidth) ?? Width(SampleNames.MhubertSslHiddenStates, 1, demands.MhubertWidth)
            ?? Gaps()
            ?? Ids(SampleNames.TextTokenIds, demands.TextVocabulary) ?? Ids(SampleNames.LyricTokenIds, demands.LyricVocabulary)
            ?? Mask(SampleNames.AttentionMask) ?? Mask(SampleNames.TextAttentionMask) ?? Mask(SampleNames.LyricMask)
            ?? Fractions(SampleNames.SpeakerEmbds, mayBeZero: true)
            ?? Fractions(SampleNames.TargetLatents) ?? Fractions(SampleNames.MertSslHiddenStates) ?? Fractions(SampleNames.MhubertSslHiddenStates);

        string? Width(string name, int dimension, int wanted) =>
            shapes[name][dimension] == wanted ? null : $"'{name}' has the shape [{string.Join(", ", shapes[name])}], and the model takes {wanted} where {shapes[name][dimension]} stands; it was made for another model";

        string? Gaps() => SampleNames.Numbers.FirstOrDefault(sample.HasGaps) is { } gap ? $"a part of '{gap}' was never written, and zeros would be learnt in its place" : null;

        string? Ids(string name, int below) => Next<long>(name).Find(id => id < 0 || id >= below) is { } id ? string.Create(CultureInfo.InvariantCulture, $"'{name}' holds the token {id}, and the model has {below:N0} tokens; it was made for another model") : null;

        string? Mask(string name) => Next<float>(name).Find(value => value is not (0 or 1)) is { } value ? string.Create(CultureInfo.InvariantCulture, $"'{name}' holds {value} where only 0 and 1 mean something") : null;

        string? Fractions(string name, bool mayBeZero = false)
        {
            var numbers = Next<float>(name);
            return SampleFitness.Finite(name, numbers) ?? (mayBeZero || numbers.AsSpan().ContainsAnyExcept(0f) ? null : $"'{name}' holds nothing but zeros");
        }

        T[] Next<T>(string name)
            where T : unmanaged, INumber<T>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return sample.Guard(name, () => SampleNumbers.Read<T>(sample.Find(name)));
        }
    }

    private static T? Find<T>(this T[] numbers, Predicate<T> isBad)
        where T : struct => Array.FindIndex(numbers, isBad) is >= 0 and var place ? numbers[place] : null;
}
