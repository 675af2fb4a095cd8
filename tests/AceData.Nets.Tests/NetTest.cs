namespace AceData.Nets.Tests;

/// <summary>A test that computes with torch: the backend is loaded before anything of TorchSharp is touched.</summary>
public abstract class NetTest
{
    protected NetTest() => TorchRuntime.Load();
}
