using AceData.Testing.Networks;
using TorchSharp;

namespace AceData.Nets.Tests;

/// <summary>Compares the tensors of a network, built on the meta device where tensors have no numbers, with those of the published checkpoint.</summary>
internal static class StateDictShapes
{
    public static void AreThoseOf(ExpectedStateDict expected, torch.nn.Module net)
    {
        var shapes = net.state_dict().Select(pair => KeyValuePair.Create(pair.Key, pair.Value.shape)).ToList();
        Assert.All(net.parameters(), parameter => Assert.Equal(DeviceType.META, parameter.device_type));
        Assert.Empty(expected.DifferencesFrom(shapes));
    }

    /// <summary>Only what is below a name, without that name.</summary>
    public static ExpectedStateDict Below(this ExpectedStateDict expected, string part) => expected with
    {
        Shapes = expected.Shapes.Where(pair => pair.Key.StartsWith(part + ".", StringComparison.Ordinal)).ToDictionary(pair => pair.Key[(part.Length + 1)..], pair => pair.Value),
    };
}
