namespace AceData.Tagging;

/// <summary>The songs that come with AceData for trying out: nobody needs to be asked before they are tagged.</summary>
internal static class ShippedSamples
{
    private const string Marker = ".acedata-samples";

    /// <summary>True when the inputs are that folder alone.</summary>
    public static bool IsOne(IReadOnlyList<string> inputs) => inputs is [var folder] && File.Exists(Path.Combine(folder, Marker));
}
