using System.ComponentModel;
using AceData.Requests;

namespace AceData.Models.Using;

/// <summary>A folder with models that are on this computer already.</summary>
public sealed record UseModelsRequest
{
    [Description("A folder with models: a folder of checkpoints of ACE-Step, a cache of the hub, or the folder of a single model. All folders below are looked at.")]
    [RequestOption("--checkpoint_dir", IsArgument = true)]
    public required string From { get; init; }

    [Description("Copy the files into the folder of the models, such as from a USB stick; without it they are used where they are.")]
    public bool Copy { get; init; }

    [Description("Folder of the models. Default: the one of the settings, else one of the user.")]
    public string? Models { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }
}
