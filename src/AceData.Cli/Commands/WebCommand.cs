using System.CommandLine;
using AceData.Cli.Binding;
using AceData.Cli.Hardware;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Requests;
using AceData.Web.Hosting;

namespace AceData.Cli.Commands;

/// <summary>acedata web: the page in the browser, until it is stopped.</summary>
internal sealed class WebCommand : VerbCommand
{
    private readonly RequestBinder<WebServerRequest> _binder;

    public WebCommand()
        : base("web", "Open AceData in the browser; only this computer can reach it.")
    {
        _binder = new RequestBinder<WebServerRequest>(this);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        using var graphics = new NvidiaGraphics();
        await using var server = await WebServer.StartAsync(request, graphics);
        await output.Results.WriteLineAsync($"AceData is open at {server.Address}");
        await output.Results.WriteLineAsync(server.IsLastFolder
            ? $"Its data folder is the one of last time: {server.DataFolder} (for another one: {CommandHint.Of("web", "--data-root", "FOLDER")})"
            : $"Its data folder is {server.DataFolder}");
        if (!request.NoBrowser && !server.OpenBrowser())
        {
            await output.Results.WriteLineAsync("No browser could be opened from here: open this address yourself. It is only for you.");
        }

        await output.Results.WriteLineAsync("Leave this window open while you work. Ctrl+C ends AceData.");
        await server.RunAsync(stop);
        return ExitCode.Good;
    }
}
