using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Requests;

namespace AceData.Models.Getting;

/// <summary>Everything that can be said about getting models.</summary>
public sealed record GetModelsRequest
{
    /// <summary>The question about licences that allow no commercial use.</summary>
    public const string AskLicence = "ASK-LICENCE";

    [Description("Which models, by the names of 'models list'. Default: all that making a training set and training need, about 10 GB.")]
    [RequestOption(IsArgument = true)]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Description("Folder of the models. Default: the one of the settings, else one of the user.")]
    public string? Models { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Accept licences that allow no commercial use (MERT, mHuBERT); without it they are shown and asked about first.")]
    [RequestOption("-y", "--accept_licence")]
    public bool Yes { get; init; }

    [Description($"Answer yes to one question, by its code: {AskLicence} (licences that allow no commercial use).")]
    [AllowedValues(AskLicence)]
    public IReadOnlyList<string> Accept { get; init; } = [];

    [Description("Make tiny models on the spot instead, for tests and first tries: a few MB, nothing is downloaded, and what they compute means nothing. They need a folder of their own.")]
    public bool Tiny { get; init; }

    [Description("Download also what lies in a cache of the hub on this PC already; without it that is used where it is.")]
    public bool IgnoreCaches { get; init; }

    [Description("Address of a mirror of huggingface.co. Default: the one of the settings, else the variable HF_ENDPOINT, else the hub itself.")]
    public string? Hub { get; init; }

    [Description("Address of a proxy, such as http://proxy.example:3128. Default: the one of the settings, else what the system is set to.")]
    public string? Proxy { get; init; }
}
