using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Preprocessing;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata preprocess: a data set becomes training samples, one file a song.</summary>
internal sealed class PreprocessCommand : VerbCommand
{
    private readonly RequestBinder<PreprocessSongsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };
    private readonly Option<bool> _look = new("--look") { Description = "Compute nothing: say which songs have their training sample and which have not. Exit code 0 when all have one, else 1." };
    private readonly Option<int?> _parts = new("--parts") { Description = "With --look: print in which of so many parts (--shard) songs are without a sample, as 2,5; nothing when there are none." };

    public PreprocessCommand()
        : base("preprocess", "Make training samples of a data set: what the networks of ACE-Step's training hear in each song.")
    {
        _binder = new RequestBinder<PreprocessSongsRequest>(this);
        Options.Add(_json);
        Options.Add(_look);
        Options.Add(_parts);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        if (parse.GetValue(_look))
        {
            return TrainingSetStand.Say(_binder.Bind(parse), parse.GetValue(_parts), json, output, stop);
        }

        if (parse.GetValue(_parts) is not null)
        {
            throw new AceDataException("LOOK-ONLY", "--parts belongs to --look, which only says what is missing. A part of the songs is computed with --shard, for example --shard 1/4.");
        }

        var progress = new RunProgress(output, isQuiet: json);
        var result = await new PreprocessSongs(TimeProvider.System).RunAsync(_binder.Bind(parse), progress, stop);
        progress.Clear();
        output.Counts = new Dictionary<string, int>
        {
            ["made"] = result.Made,
            ["renewed"] = result.Renewed,
            ["unchanged"] = result.Unchanged,
            ["kept"] = result.Kept,
            ["deleted"] = result.Deleted,
            ["failed"] = result.Failed.Count,
            ["not_started"] = result.NotStarted,
        };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            output.SayLine(Summary(result));
        }

        return PreprocessSongs.ExitOf(result);
    }

    private static string Summary(PreprocessSongsResult result)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Samples(result.Made)} made");
        text += result.Renewed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Renewed} with new texts") : "";
        text += result.Unchanged > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Unchanged} unchanged") : "";
        text += result.Kept > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Kept} of another program kept") : "";
        text += string.Create(CultureInfo.InvariantCulture, $" in {result.Seconds:0.0} s: {Printable.Text(CommandHint.NameOf(result.Output))}");
        text += result.Deleted > 0 ? $"\n{(result.Deleted == 1 ? "1 sample" : string.Create(CultureInfo.InvariantCulture, $"{result.Deleted} samples"))} of songs that are not in the data set any more deleted." : "";
        if (result.Failed.Count > 0)
        {
            text += $"\nNo sample could be made of {Songs(result.Failed.Count)}:" + SongLines.Of(result.Failed, song => $"{Printable.Text(song.File)}: {Printable.Lines(song.Reason)}");
        }

        if (result.StoppedBecause is { } because)
        {
            text += $"\nThe run ended early: {Printable.Lines(because)}";
        }

        return result.NotStarted > 0 ? text + $"\n{Songs(result.NotStarted)} not finished; the same command goes on with the rest, and what the networks have computed is kept." : text;
    }

    private static string Samples(int count) => count == 1 ? "1 training sample" : string.Create(CultureInfo.InvariantCulture, $"{count} training samples");

    internal static string Songs(int count) => count == 1 ? "1 song" : string.Create(CultureInfo.InvariantCulture, $"{count} songs");
}
