using System.ComponentModel;
using AceData.Requests;

namespace AceData.Models.Removing;

/// <summary>Which models are taken away.</summary>
public sealed record RemoveModelsRequest
{
    /// <summary>The question before files of gigabytes are deleted.</summary>
    public const string AskRemove = "ASK-REMOVE";

    [Description("Which models, by the names of 'models list'.")]
    [RequestOption(IsArgument = true)]
    public required IReadOnlyList<string> Names { get; init; }

    [Description("Folder of the models. Default: the one of the settings, else one of the user.")]
    public string? Models { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Delete without asking.")]
    [RequestOption("-y")]
    public bool Yes { get; init; }
}
