using System.ComponentModel;

namespace AceData.Doctor;

/// <summary>What is examined.</summary>
public sealed record ExaminationRequest
{
    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Address of a model server to look for.")]
    public string? Server { get; init; }
}
