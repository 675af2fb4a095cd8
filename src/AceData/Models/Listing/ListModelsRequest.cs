using System.ComponentModel;

namespace AceData.Models.Listing;

/// <summary>Which models are there.</summary>
public sealed record ListModelsRequest
{
    [Description("Folder of the models. Default: the one of the settings, else one of the user.")]
    public string? Models { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }
}
