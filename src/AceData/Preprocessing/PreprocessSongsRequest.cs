using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AceData.Requests;

namespace AceData.Preprocessing;

/// <summary>Everything that can be said about making training samples of a data set.</summary>
public sealed record PreprocessSongsRequest
{
    [Description("The data set, as Convert writes it. Default: data/data_sets/jsons_sets.")]
    [RequestOption("--input_name", IsArgument = true)]
    public string? InputName { get; init; }

    [Description("Folder of the training samples, one file a song. Default: data/data_sets/train_set.")]
    [RequestOption("--output_dir")]
    public string? OutputDir { get; init; }

    [Description("The folder that holds data/ and .acedata/. Default: the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Folder of the models. Default: what the settings say, else the usual one.")]
    [RequestOption("--checkpoint_dir")]
    public string? Models { get; init; }

    [Description("Folder that holds the songs now, for a data set that was made on another computer.")]
    public string? AudioRoot { get; init; }

    [Description("Where the networks compute: auto (the graphics card if it can be used), cpu, cuda, cuda:1. Default: auto.")]
    public string? Device { get; init; }

    [Description("Numbers that the networks compute with: auto, float32, bfloat16, float16. Default: auto, which is float32 on the processor and bfloat16 on a card.")]
    public string? Precision { get; init; }

    [Description("Only a part of the songs, for several computers on one folder: 1/4 to 4/4.")]
    public string? Shard { get; init; }

    [Range(1, 64)]
    [Description("Chunks of a song that MERT hears at once, and mHuBERT a quarter as many, whose are longer; fewer take less memory. Default: 4.")]
    public int? Batch { get; init; }

    [Description("Compute everything anew: also what is unchanged, and samples that another program made. After a stop the same command goes on with the rest.")]
    public bool Overwrite { get; init; }

    [Description("Delete samples that AceData made of songs that are not in the data set any more.")]
    public bool Prune { get; init; }

    [Description("With --prune: also when these are more than half of all samples.")]
    public bool PruneMost { get; init; }
}
