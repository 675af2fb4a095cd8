using System.IO.Enumeration;
using static TorchSharp.torch;

namespace AceData.Nets.Weights;

/// <summary>Copies the weights of a file into a network.</summary>
/// <remarks>
/// <c>Module.load_state_dict</c> is not used: it spreads a wrong shape over the right one, converts types in silence, and names nothing when it fails.
/// </remarks>
public static class StateDict
{
    /// <summary>Loads all weights by name. Nothing is written unless everything fits.</summary>
    /// <param name="module">The network on its device and in its type; its parameters and buffers are filled in place.</param>
    /// <param name="weights">The file.</param>
    /// <param name="options">What may differ; nothing if left out.</param>
    /// <exception cref="StateDictMismatchException">Lists every name that is missing, unexpected, or of another shape or type.</exception>
    /// <exception cref="WeightsException">The file cannot be read any more.</exception>
    public static LoadReport LoadStrict(nn.Module module, WeightsFile weights, LoadOptions? options = null)
    {
        options ??= LoadOptions.Exact;
        var target = module.state_dict();
        var (plan, skipped) = Plan(module, target, weights, options);
        var notFinite = new List<string>();
        foreach (var (name, entry) in plan)
        {
            weights.CopyTo(entry, target[name]);
            if (options.LookForDamage && entry.Type.IsFloating() && !IsFinite(target[name]))
            {
                notFinite.Add(name);
            }
        }

        return new LoadReport([.. plan.Keys], skipped) { NotFinite = notFinite };
    }

    /// <summary>Compares as <see cref="LoadStrict"/> does and reads nothing; the network may be on the meta device.</summary>
    /// <exception cref="StateDictMismatchException">As there.</exception>
    internal static void RequireFit(nn.Module module, WeightsFile weights, LoadOptions options) => Plan(module, module.state_dict(), weights, options);

    // Which entry of the file each name of the network gets, and the names of dead weights.
    private static (Dictionary<string, TensorEntry> Entries, List<string> Skipped) Plan(nn.Module module, Dictionary<string, Tensor> target, WeightsFile weights, LoadOptions options)
    {
        var unexpected = new List<string>();
        var different = new List<string>();
        var skipped = new List<string>();
        var plan = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        foreach (var entry in weights.Entries)
        {
            var name = options.Rename(entry.Name);
            if (target.TryGetValue(name, out var tensor))
            {
                if (!plan.TryAdd(name, entry))
                {
                    different.Add($"{name}: in the file twice, as {plan[name].Name} and {entry.Name}");
                }
                else if (!Fits(entry, tensor, options.ConvertPrecision))
                {
                    different.Add($"{name}: file {entry.Description}, network {Describe(tensor)}");
                }
            }
            else if (options.DeadWeights.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)))
            {
                skipped.Add(entry.Name);
            }
            else
            {
                unexpected.Add(entry.Name);
            }
        }

        var missing = target.Keys.Where(name => !plan.ContainsKey(name)).ToList();
        if (missing.Count + unexpected.Count + different.Count > 0)
        {
            throw new StateDictMismatchException(module.GetName(), weights.Path, missing, unexpected, different);
        }

        return (plan, skipped);
    }

    private static bool IsFinite(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        return tensor.isfinite().all().item<bool>();
    }

    private static bool Fits(TensorEntry entry, Tensor tensor, bool convert) =>
        tensor.shape.AsSpan().SequenceEqual([.. entry.Shape])
        && (tensor.dtype == entry.Type.ToTorch() || (convert && entry.Type.IsFloating() && tensor.is_floating_point()));

    private static string Describe(Tensor tensor) => $"{NameOf(tensor.dtype)}[{string.Join(", ", tensor.shape)}]";

    private static string NameOf(ScalarType type)
    {
        try
        {
            return ElementTypes.FromTorch(type).ToString();
        }
        catch (NotSupportedException)
        {
            return type.ToString();
        }
    }
}
