namespace AceData.Nets.Weights;

/// <summary>A configuration that knows which of its values a network can be built from.</summary>
public interface ICheckedConfig
{
    /// <summary>
    /// What is wrong, without a full stop: sizes beyond reason, heads that do not divide the width, a kind of layer that is not built here. A configuration comes from
    /// strangers, and the network is built before its weights are compared.
    /// </summary>
    IEnumerable<string> Problems();
}
