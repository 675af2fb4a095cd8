using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Cli.Commands;
using AceData.Datasets;
using AceData.Files;
using AceData.Jobs;
using AceData.Preprocessing;
using AceData.Requests;
using AceData.Settings;

namespace AceData.Cli.Output;

/// <summary>Which songs of a data set have their training sample: what <c>acedata preprocess --look</c> says. Needs no model and writes nothing.</summary>
internal static class TrainingSetStand
{
    /// <summary>Looks and says it.</summary>
    /// <param name="request">What would be made; of a part of the songs only that part is looked at.</param>
    /// <param name="parts">Print the numbers of those of so many parts that are not finished; null for none.</param>
    /// <param name="json">Print one JSON object.</param>
    /// <param name="output">Where it is said.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><see cref="ExitCode.Good"/> when every song has a sample that is up to date, or that another program made.</returns>
    /// <exception cref="AceDataException">There is no data set, or it cannot be read.</exception>
    public static int Say(PreprocessSongsRequest request, int? parts, bool json, VerbOutput output, CancellationToken stop)
    {
        var shard = Shard.Parse(request.Shard);
        if (parts is < 1 or > Shard.Most)
        {
            throw new AceDataException("SHARD-BAD", string.Create(CultureInfo.InvariantCulture, $"Songs cannot be divided into {parts} parts. --parts takes a number from 1 to {Shard.Most:N0}."));
        }

        if (parts is not null && shard != Shard.Whole)
        {
            throw new AceDataException("LOOK-ONLY", "--parts looks at all songs, and --shard at some of them. Say one of the two.");
        }

        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var look = TrainingSetLook.At(request, root, stop);
        if (!look.HasDataSet)
        {
            throw new AceDataException(DataSetCodes.Missing, look.Problem ?? $"There is no data set at '{FileNames.Printable(new DatasetFolders { InputName = request.InputName }.Resolve(root).InputName!)}'. Make it with {CommandHint.Of(["convert", .. CommandHint.RootOption(request.DataRoot)])}, or name the folder it is in."); // not null: a resolved folder has its usual place
        }

        var songs = look.Songs.Index().Where(song => shard.Holds(song.Index)).ToList();
        var missing = songs.Where(song => !IsReady(song.Item)).ToList();
        output.Counts = new Dictionary<string, int> { ["songs"] = songs.Count, ["missing"] = missing.Count };
        if (json)
        {
            var shown = new { Output = look.Folder, Songs = songs.Count, Missing = missing.Select(song => new { song.Item.Key, File = song.Item.FileName, song.Item.Stand, song.Item.Refusal }), look.Leftover, look.Strangers, look.NewerTexts };
            output.Results.WriteLine(JsonSerializer.Serialize(shown, CliJson.Line));
        }
        else
        {
            output.SayLine(Summary(look, songs.Count, [.. missing.Select(song => song.Item)]));
            if (look.NewerTexts > 0)
            {
                output.SayLine(NewerTexts.Text(look.NewerTexts));
            }

            if (look.Leftover.Count > 0)
            {
                output.SayLine(Leftover(look.Leftover));
            }

            if (parts is { } all && missing.Count > 0)
            {
                output.Results.WriteLine(string.Join(',', missing.Select(song => (song.Index % all) + 1).Distinct().Order()));
            }
        }

        return missing.Count == 0 ? ExitCode.Good : ExitCode.SomeFailed;
    }

    private static bool IsReady(SampleState song) => song.Stand is SampleStand.Current or SampleStand.Foreign;

    private static string Summary(TrainingSetLook look, int songs, IReadOnlyList<SampleState> missing)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{songs - missing.Count} of {PreprocessCommand.Songs(songs)} have their training sample: {Printable.Text(CommandHint.NameOf(look.Folder))}");
        return text + SongLines.Of(missing, song => $"{Printable.Text(song.FileName)}: {Words(song.Stand)}{(song.Refusal is { } refusal ? ". " + Printable.Text(refusal) : "")}");
    }

    private static string Leftover(IReadOnlyList<string> keys)
    {
        var text = keys.Count == 1 ? "1 sample is of a song that is not in the data set any more" : string.Create(CultureInfo.InvariantCulture, $"{keys.Count} samples are of songs that are not in the data set any more");
        return text + "; --prune deletes what AceData made of that:" + SongLines.Of(keys, Printable.Text);
    }

    private static string Words(SampleStand stand) => stand switch
    {
        SampleStand.Missing => "no sample yet, or one that cannot be read",
        SampleStand.TextsChanged => "its tags or lyrics are others now",
        SampleStand.Unreadable => "a file that is no training sample lies in its place; move it elsewhere, or replace it with --overwrite",
        SampleStand.SoundChanged => "its audio file was changed",
        _ => "its audio file is not there; --audio-root says where the songs are",
    };
}
