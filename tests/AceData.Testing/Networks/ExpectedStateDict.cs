using System.Text.Json;

namespace AceData.Testing.Networks;

/// <summary>
/// The tensors of a published checkpoint, by name and shape, without their numbers: what a network built from the real <c>config.json</c> must have, to the
/// last name. Build the network on the meta device and compare its <c>state_dict()</c>.
/// </summary>
/// <param name="Model">The model, as in <see cref="Models"/>.</param>
/// <param name="StoredType">The type of all its numbers in the published file, in the spelling of safetensors.</param>
/// <param name="Shapes">Name to shape, in the order of the file.</param>
public sealed record ExpectedStateDict(string Model, string StoredType, IReadOnlyDictionary<string, long[]> Shapes)
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["ace_step_transformer"] = "BF16",
        ["music_dcae_f8c8"] = "BF16",
        ["music_vocoder"] = "BF16",
        ["umt5-base"] = "F32",
        ["MERT-v1-330M"] = "F32",
        ["mHuBERT-147"] = "F32",
        ["Qwen2-Audio-7B-Instruct"] = "BF16",
    };

    /// <summary>All models that there is a list of.</summary>
    public static IReadOnlyCollection<string> Models => Types.Keys;

    /// <summary>Numbers in all tensors together.</summary>
    public long Parameters => Shapes.Values.Sum(shape => shape.Aggregate(1L, (product, length) => product * length));

    /// <summary>Reads the list of a model.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ExpectedStateDict Read(string model)
    {
        if (!Types.TryGetValue(model, out var type))
        {
            throw new ArgumentException($"There is no list of '{model}', only of {string.Join(", ", Types.Keys)}.", nameof(model));
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(Checkout.File("tests/AceData.Testing/Networks/expected_state_dicts.json")));
        return new ExpectedStateDict(
            model,
            type,
            document.RootElement.GetProperty(model).EnumerateObject().ToDictionary(
                tensor => tensor.Name,
                tensor => tensor.Value.EnumerateArray().Select(length => length.GetInt64()).ToArray(),
                StringComparer.Ordinal));
    }

    /// <summary>The same list without the names for which <paramref name="isDead"/> holds: those that a network leaves in the file.</summary>
    public ExpectedStateDict Without(Func<string, bool> isDead) =>
        this with { Shapes = Shapes.Where(pair => !isDead(pair.Key)).ToDictionary(StringComparer.Ordinal) };

    /// <summary>What is different in a network, a line each; none when it is right.</summary>
    /// <param name="network">Names and shapes of its state dict.</param>
    public IReadOnlyList<string> DifferencesFrom(IEnumerable<KeyValuePair<string, long[]>> network)
    {
        var differences = new List<string>();
        var present = network.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, shape) in Shapes)
        {
            if (!present.Remove(name, out var found))
            {
                differences.Add($"missing: {name} [{string.Join(", ", shape)}]");
            }
            else if (!found.AsSpan().SequenceEqual(shape))
            {
                differences.Add($"different: {name} is [{string.Join(", ", found)}], not [{string.Join(", ", shape)}]");
            }
        }

        differences.AddRange(present.Select(pair => $"unexpected: {pair.Key} [{string.Join(", ", pair.Value)}]"));
        return differences;
    }
}
