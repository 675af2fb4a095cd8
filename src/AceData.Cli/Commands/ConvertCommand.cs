using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Datasets.Converting;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata convert: songs with tags and lyrics become a data set on disk.</summary>
internal sealed class ConvertCommand : VerbCommand
{
    private readonly RequestBinder<ConvertDatasetRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ConvertCommand()
        : base("convert", "Write songs with their tags and lyrics as a Hugging Face data set, the input of training.")
    {
        _binder = new RequestBinder<ConvertDatasetRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var request = _binder.Bind(parse);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var result = await new ConvertDataset(TimeProvider.System).RunAsync(request, progress, stop);
        progress.Clear();
        output.Counts = new Dictionary<string, int> { ["converted"] = result.Songs, ["left_out"] = result.LeftOut.Count, ["leaving"] = result.Leaving.Count };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            output.SayLine(Summary(result, request));
        }

        return result.LeftOut.Count > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static string Summary(ConvertDatasetResult result, ConvertDatasetRequest request)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Songs(result.Songs)} converted in {result.Seconds:0.0} s: {Printable.Text(CommandHint.NameOf(result.Output))}");
        if (result.WithDefaultTags > 0)
        {
            text += $"\n{Songs(result.WithDefaultTags)} without tags got the default ones.";
        }

        if (result.WithDefaultLyrics > 0)
        {
            text += $"\n{Songs(result.WithDefaultLyrics)} without lyrics {(result.WithDefaultLyrics == 1 ? "is" : "are")} marked as instrumental. If somebody sings there, add the lyrics first: {request.SongsHint("lyrics")}";
        }

        if (result.Leaving.Count > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"\nThe earlier data set had {Songs(result.Earlier)}; {result.Leaving.Count} of them {(result.Leaving.Count == 1 ? "is" : "are")} not in this one:");
            text += SongLines.Of(result.Leaving, Printable.Text);
        }

        if (result.LeftOut.Count > 0)
        {
            text += $"\n{Songs(result.LeftOut.Count)} left out:" + SongLines.Of(result.LeftOut, song => $"{Printable.Text(CommandHint.NameOf(song.File!))}: {Printable.Text(song.Text)}");
        }

        return text;
    }

    private static string Songs(int count) => count == 1 ? "1 song" : string.Create(CultureInfo.InvariantCulture, $"{count} songs");
}
