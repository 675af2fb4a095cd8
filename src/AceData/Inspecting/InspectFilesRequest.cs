using System.ComponentModel;
using AceData.Requests;

namespace AceData.Inspecting;

/// <summary>Everything that can be said about looking into files.</summary>
public sealed record InspectFilesRequest
{
    [Description("Files of weights (.safetensors, .bin, an index of several), folders of models, data sets, training samples (.hdf5).")]
    [RequestOption(IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("Only names, types and shapes: no number is read, which takes no time however large the file is.")]
    public bool Quick { get; init; }
}
