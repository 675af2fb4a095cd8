using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets;

/// <summary>
/// Gives a network that was built on the meta device, so has names and shapes and no memory, room for its numbers: on its device and in its type at once. TorchSharp lacks
/// PyTorch's <c>to_empty</c>. Built on the processor instead, every weight would first be drawn at random in float32: seconds, and twice the memory of bfloat16.
/// </summary>
internal static class EmptyNetwork
{
    // How Module.to replaces parameters, too; itself it cannot leave the meta device.
    private static readonly MethodInfo Register = typeof(nn.Module).GetMethod(
        "ConditionallyRegisterParameter", BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string), typeof(Parameter)])
        ?? throw new MissingMethodException(nameof(nn.Module), "ConditionallyRegisterParameter");

    /// <summary>Makes the room. The numbers are whatever lay in memory.</summary>
    /// <param name="net">Built on the meta device; without buffers.</param>
    /// <param name="device">Where it will compute.</param>
    /// <param name="type">Of all parameters.</param>
    public static void Place(nn.Module net, Device device, ScalarType type)
    {
        foreach (var module in net.modules())
        {
            foreach (var (name, there) in module.named_parameters(recurse: false).ToList())
            {
                var room = new Parameter(empty(there.shape, dtype: type, device: device), requires_grad: false);
                room.DetachFromDisposeScope();
                Replace(module, name, room);
                there.Dispose();
            }
        }
    }

    // Layers of TorchSharp let their weights be set; in our own they are fields, whose names are the registered ones.
    private static void Replace(nn.Module module, string name, Parameter room)
    {
        var type = module.GetType();
        if (type.GetProperty(name) is { CanWrite: true } property)
        {
            property.SetValue(module, room);
            return;
        }

        var field = type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic) ?? throw new NotSupportedException($"{module.GetName()} has no field for its parameter '{name}'.");
        field.SetValue(module, room);
        Register.Invoke(module, [name, room]);
    }
}
