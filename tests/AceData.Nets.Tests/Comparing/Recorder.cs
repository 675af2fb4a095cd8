using static TorchSharp.torch;

namespace AceData.Nets.Tests.Comparing;

/// <summary>Keeps what modules give while a network runs, under the modules' names.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly Dictionary<string, Tensor> _outputs = [];
    private readonly List<Action> _hooks = [];

    /// <param name="net">The network.</param>
    /// <param name="names">Modules to listen to, as in <c>named_modules</c>.</param>
    public Recorder(nn.Module net, IEnumerable<string> names)
    {
        var modules = net.named_modules().ToDictionary(module => module.name, module => module.module);
        foreach (var name in names.Distinct())
        {
            switch (modules[name])
            {
                case nn.Module<Tensor, Tensor> one:
                    _hooks.Add(one.register_forward_hook((_, _, output) => Keep(name, output)).remove);
                    break;
                case nn.Module<Tensor, Tensor, Tensor, Tensor> three:
                    _hooks.Add(three.register_forward_hook((_, first, second, third, output) =>
                    {
                        Keep(name + ".input0", first);
                        Keep(name + ".input1", second);
                        Keep(name + ".input2", third);
                        return Keep(name, output);
                    }).remove);
                    break;
                default:
                    throw new NotSupportedException($"{name} is a {modules[name].GetType().Name}.");
            }
        }
    }

    /// <summary>The last output of a module.</summary>
    public Tensor this[string name] => _outputs[name];

    public void Dispose()
    {
        _hooks.ForEach(remove => remove());
        foreach (var output in _outputs.Values)
        {
            output.Dispose();
        }
    }

    // A copy: what follows may compute in place, and scopes end.
    private Tensor Keep(string name, Tensor output)
    {
        if (_outputs.Remove(name, out var before))
        {
            before.Dispose();
        }

        _outputs[name] = output.detach().clone().DetachFromDisposeScope();
        return output;
    }
}
