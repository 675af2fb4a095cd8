using System.ComponentModel;
using AceData.Requests;

namespace AceData.Models.Verifying;

/// <summary>Which models are read through and compared with their hashes.</summary>
public sealed record VerifyModelsRequest
{
    [Description("Which models, by the names of 'models list'. Default: all that are there.")]
    [RequestOption(IsArgument = true)]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Description("Folder of the models. Default: the one of the settings, else one of the user.")]
    public string? Models { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }
}
