using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Requests;
using AceData.Tagging.Engines;

namespace AceData.Tagging;

/// <summary>Everything that can be said about one tagging run.</summary>
public sealed record TagFolderRequest
{
    /// <summary>The question before a run without a listening model.</summary>
    public const string AskNoModel = "ASK-NO-MODEL";

    /// <summary>The question before files of an earlier run are written again.</summary>
    public const string AskOverwrite = "ASK-OVERWRITE";

    /// <summary>The question before measured tags become made-up ones.</summary>
    public const string AskFake = "ASK-FAKE";

    [Description("Songs or folders of songs (with all folders below). Default: data/audio of the data folder.")]
    [RequestOption("--input_dir", "--file", IsArgument = true)]
    public IReadOnlyList<string> Inputs { get; init; } = [];

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Vocabulary: a name (default, hiphop) or a moods.md file.")]
    [RequestOption("--moods_file")]
    public string? Preset { get; init; }

    [Description("Questions and limits: a prompts.json. Default: config/prompts.json of the data folder, else the shipped one.")]
    public string? Prompts { get; init; }

    [Description("Model settings: a model_config.json. Default: config/model_config.json of the data folder, else the shipped one.")]
    public string? ModelConfig { get; init; }

    [Description("What listens to the songs: auto (the best that is there), server (a model server), none (tempo and key only), fake (for trying out). Default: what the settings say, else auto.")]
    public EngineKind? Engine { get; init; }

    [Description("Address of the model server, such as http://127.0.0.1:8080.")]
    public string? Server { get; init; }

    [Description("Name of the model at the server, where it offers several.")]
    public string? Model { get; init; }

    [Description("Also songs that have tags: for them new tags become suggestions in the library, and their files stay. Songs without tags, or with measured ones only, are written as without this option.")]
    public bool All { get; init; }

    [Description("Write over tag files that an earlier run wrote; asks first. What a person wrote stays and gets a suggestion.")]
    public bool Overwrite { get; init; }

    [Description("Keep words that are not in the vocabulary.")]
    [RequestOption("--allow_tag_extras")]
    public bool AllowTagExtras { get; init; }

    [Description("A name for this run in the history.")]
    [RequestOption("--session_name")]
    public string? SessionName { get; init; }

    [Description("Answer yes to every question, for scripts.")]
    [RequestOption("-y")]
    public bool Yes { get; init; }

    [Description($"Answer yes to one question, by its code: {AskNoModel} (no listening model), {AskOverwrite} (files of an earlier run), {AskFake} (made-up tags over measured ones); may be given several times.")]
    [AllowedValues(AskNoModel, AskOverwrite, AskFake)]
    public IReadOnlyList<string> Accept { get; init; } = [];

    [Description("Songs that are decoded and measured at the same time. Default: one per processor core, at most 8.")]
    [Range(1, 256)]
    public int? Workers { get; init; }

    [Description("Seed of the answers, for engines that take one.")]
    public int Seed { get; init; }

    [Description("Fake engine: milliseconds an answer takes.")]
    [Range(0, int.MaxValue)]
    public int FakeDelay { get; init; }

    [Description("Fake engine: faults to inject, such as error:0.1,garbage:0.1,empty:0.05,gone-after:50.")]
    public string? FakeFaults { get; init; }
}
