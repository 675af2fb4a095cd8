using AceData.Analyzing;
using AceData.Datasets.Checking;
using AceData.Datasets.Converting;
using AceData.Datasets.Dialects.Exporting;
using AceData.Datasets.Dialects.Importing;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.FileCleaning;
using AceData.Models.Getting;
using AceData.Models.Using;
using AceData.Models.Verifying;
using AceData.Preprocessing;
using AceData.Tagging;

namespace AceData.Jobs.Board;

/// <summary>A verb that runs as a job, and what it needs. A new one is one line here.</summary>
public sealed record JobOperation
{
    /// <summary>Stable name, in journals and addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The words of the command line.</summary>
    public required IReadOnlyList<string> Verb { get; init; }

    /// <summary>The type of its request.</summary>
    public required Type RequestType { get; init; }

    /// <summary>What it takes turns at with others.</summary>
    public required IReadOnlyList<JobSlot> Slots { get; init; }

    /// <summary>How long after Stop the end by force is offered: as long as it may take to finish what is in hand.</summary>
    public TimeSpan ForceStopGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same request for some of its items only, named as the job told of them; null where that cannot be asked for.</summary>
    public Func<object, IReadOnlyList<string>, object>? Only { get; init; }

    /// <summary>True where problems are what it looked for, or was told to leave out: a run that found some is done, and there is nothing to go on with.</summary>
    public bool FindsProblems { get; init; }

    /// <summary>True where what failed is a matter of a later step, which tells of it itself: the song is not to blame, and its row in the song list says nothing of it.</summary>
    public bool TellsFailuresItself { get; init; }

    public static JobOperation Tag { get; } = new()
    {
        Name = "tag",
        Verb = ["tag"],
        RequestType = typeof(TagFolderRequest),
        Slots = [JobSlot.Gpu],
        Only = (request, songs) => (TagFolderRequest)request with { Inputs = songs },
    };

    public static JobOperation Lyrics { get; } = new()
    {
        Name = "lyrics",
        Verb = ["lyrics"],
        RequestType = typeof(FetchLyricsRequest),
        Slots = [JobSlot.Lyrics],
        Only = (request, songs) => (FetchLyricsRequest)request with { Inputs = songs },
    };

    public static JobOperation CleanLyrics { get; } = new() { Name = "lyrics-clean", Verb = ["lyrics", "clean"], RequestType = typeof(CleanLyricsRequest), Slots = [JobSlot.Lyrics] };

    public static JobOperation Analyze { get; } = new() { Name = "analyze", Verb = ["analyze"], RequestType = typeof(AnalyzeSongsRequest), Slots = [JobSlot.Analysis] };

    public static JobOperation Check { get; } = new() { Name = "check", Verb = ["check"], RequestType = typeof(CheckDatasetRequest), Slots = [JobSlot.Analysis], FindsProblems = true };

    public static JobOperation Convert { get; } = new() { Name = "convert", Verb = ["convert"], RequestType = typeof(ConvertDatasetRequest), Slots = [JobSlot.DataSet], FindsProblems = true };

    public static JobOperation Export { get; } = new() { Name = "export", Verb = ["export"], RequestType = typeof(ExportSongsRequest), Slots = [JobSlot.DataSet] };

    public static JobOperation Import { get; } = new() { Name = "import", Verb = ["import"], RequestType = typeof(ImportSongsRequest), Slots = [JobSlot.DataSet] };

    public static JobOperation Preprocess { get; } = new()
    {
        Name = "preprocess",
        Verb = ["preprocess"],
        RequestType = typeof(PreprocessSongsRequest),
        Slots = [JobSlot.Gpu, JobSlot.DataSet],
        ForceStopGrace = TimeSpan.FromSeconds(60),
        TellsFailuresItself = true,
    };

    public static JobOperation GetModels { get; } = new() { Name = "models-get", Verb = ["models", "get"], RequestType = typeof(GetModelsRequest), Slots = [JobSlot.Download], Only = (request, names) => (GetModelsRequest)request with { Names = names } };

    public static JobOperation VerifyModels { get; } = new() { Name = "models-verify", Verb = ["models", "verify"], RequestType = typeof(VerifyModelsRequest), Slots = [JobSlot.Download], FindsProblems = true };

    public static JobOperation UseModels { get; } = new() { Name = "models-use", Verb = ["models", "use"], RequestType = typeof(UseModelsRequest), Slots = [JobSlot.Download], FindsProblems = true };

    /// <summary>All that a job can be.</summary>
    public static IReadOnlyList<JobOperation> All { get; } = [Tag, Lyrics, CleanLyrics, Analyze, Check, Convert, Preprocess, Export, Import, GetModels, VerifyModels, UseModels];

    /// <summary>How many jobs may hold the slot at once.</summary>
    public static int Capacity(JobSlot slot) => slot == JobSlot.Download ? 2 : 1;
}
