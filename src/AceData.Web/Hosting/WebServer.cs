using System.Net;
using System.Net.Sockets;
using AceData.Audio;
using AceData.Hardware;
using AceData.Jobs.Board;
using AceData.Requests;
using AceData.Settings;
using AceData.Web.Jobs;
using AceData.Web.Keyboard;
using AceData.Web.Languages;
using AceData.Web.Layout;
using AceData.Web.Pages.Lyrics;
using AceData.Web.Pages.Settings;
using AceData.Web.Pages.Songs;
using AceData.Web.Pages.Training;
using AceData.Web.Playing;
using AceData.Web.Workplaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace AceData.Web.Hosting;

/// <summary>The page on this computer: a web server that only this computer reaches.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private const int LargestMessage = 2 << 20;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private readonly WebApplication _app;
    private readonly SessionToken _token;
    private readonly InstanceLock _instance;
    private readonly Workplace _place;

    private WebServer(WebApplication app, SessionToken token, InstanceLock instance, Workplace place)
    {
        (_app, _token, _instance, _place) = (app, token, instance, place);
    }

    /// <summary>The port it listens at.</summary>
    public int Port { get; private set; }

    /// <summary>Full path of the data folder that is open.</summary>
    public string DataFolder => _place.Root.Folder;

    /// <summary>True when nobody named the folder: it is the one that was open last.</summary>
    public bool IsLastFolder { get; private init; }

    /// <summary>The address without the secret.</summary>
    public Uri Root => new(FormattableString.Invariant($"http://localhost:{Port}/"));

    /// <summary>The address for the browser, with the token: for the terminal of this user and nobody else.</summary>
    public string Address => FormattableString.Invariant($"http://localhost:{Port}{LoopbackGate.LoginPath}?t={_token.Text}");

    /// <summary>Starts to listen.</summary>
    /// <param name="request">Port and what else is asked for.</param>
    /// <param name="graphics">Reads the graphics card.</param>
    /// <exception cref="AceDataException">PORT-USED: another program listens there.</exception>
    public static async Task<WebServer> StartAsync(WebServerRequest request, IGraphicsMeter graphics)
    {
        var remembered = RememberedRoot.OfUser();
        var last = request.DataRoot is null ? remembered.Find() : null;
        var root = DataRoot.Resolve(request.DataRoot ?? last, Environment.CurrentDirectory);
        var instance = InstanceLock.Take(root, TimeProvider.System);
        Workplace? place = null;
        try
        {
            place = Workplace.Open(instance, JobProgram.OfThisProcess(), TimeProvider.System);
            var token = new SessionToken();
            var server = new WebServer(Build(request, token, place, graphics), token, instance, place) { IsLastFolder = last is not null };
            await server.ListenAsync(request.Port);
            instance.Announce(server.Root);
            remembered.Keep(root.Folder);
            return server;
        }
        catch
        {
            await (place?.DisposeAsync() ?? ValueTask.CompletedTask);
            instance.Dispose();
            throw;
        }
    }

    /// <summary>Ends when the token is cancelled: pages are told, then the server is gone.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        catch (OperationCanceledException)
        {
            using var limit = new CancellationTokenSource(LongestStop);
            await _app.StopAsync(limit.Token);
        }
    }

    /// <summary>Opens the browser, if there is one.</summary>
    public bool OpenBrowser() => BrowserLauncher.Open(Address, _place.Root.State);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _place.DisposeAsync();
        _instance.Dispose();
    }

    private static WebApplication Build(WebServerRequest request, SessionToken token, Workplace place, IGraphicsMeter graphics)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Not the current folder: a file that lies there must not become a setting or a page.
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
            ApplicationName = "AceData.Cli",
        });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseKestrel(options => Limit(options, request.Port));
        AddServices(builder, token);
        builder.Services.AddSingleton(place);
        builder.Services.AddSingleton(place.Jobs);
        builder.Services.AddSingleton(new GraphicsWatch(request.FakeGraphics ? new FakeGraphicsMeter() : graphics, TimeProvider.System));
        builder.Services.AddSingleton(JobProgram.OfThisProcess());
        var app = builder.Build();
        Map(app, request);
        return app;
    }

    private static void Limit(KestrelServerOptions options, int port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LoopbackGate.LargestBody;
        options.Limits.MaxConcurrentConnections = 400;
        options.Limits.MaxConcurrentUpgradedConnections = 200;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        if (port == 0)
        {
            // A free port is found for one address only; the other would get a different one.
            options.Listen(IPAddress.Loopback, port);
            return;
        }

        options.Listen(IPAddress.Loopback, port);
        if (Socket.OSSupportsIPv6)
        {
            options.Listen(IPAddress.IPv6Loopback, port);
        }
    }

    private static void AddServices(WebApplicationBuilder builder, SessionToken token)
    {
        // The address with the token stands in the terminal; no log repeats it.
        builder.Logging.ClearProviders().AddProvider(new FaultLog(Console.Error));
        var services = builder.Services;
        services.AddSingleton(token);
        services.AddSingleton(TimeProvider.System);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.Configure<CircuitOptions>(options =>
        {
            options.DetailedErrors = false;
            options.DisconnectedCircuitMaxRetained = 10;
        });
        services.AddSignalR(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddLanguages();
        services.AddScoped<PageScripts>();
        services.AddScoped<WindowTheme>();
        services.AddScoped<JobStarter>();
        services.AddScoped<TrainingDesk>();
        services.AddScoped<SongDesk>();
        services.AddScoped<SongActions>();
        services.AddScoped<ReviewRound>();
        services.AddScoped<PromptSheets>();
        services.AddScoped<SongKeys>();
        services.AddScoped<WindowPlayer>();
        services.AddScoped<SettingActions>();
        services.AddScoped<Hotkeys>();
        services.AddScoped<LyricsScripts>();
        services.AddScoped<LyricsDesk>();
        services.AddScoped<LyricsActions>();
        services.AddSingleton<LyricsOutcomes>();
        services.AddMudServices();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
    }

    private static void Map(WebApplication app, WebServerRequest request)
    {
        app.UseMiddleware<LoopbackGate>();

        // A mistyped address is answered by a page that says so; what scripts ask for keeps its plain answer.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (!IsForPerson(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        if (request.Diagnostics)
        {
            app.MapGet("/healthz", () => new HealthReport(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet));
        }

        app.MapJobLog();
        app.MapSongUpload();
        app.MapSongSound();
        app.MapDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = "'none'";
        });
    }

    private static bool IsForPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private async Task ListenAsync(int port)
    {
        try
        {
            await _app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException || e.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            await _app.DisposeAsync();
            throw new AceDataException("PORT-USED", FormattableString.Invariant($"Port {port} is taken by another program; it may be AceData with another data folder, and then it is open at http://localhost:{port}/. Close that program, or let AceData find a free port: {CommandHint.Of("web", "--port", "0")}"), e);
        }
        catch (SocketException e)
        {
            await _app.DisposeAsync();
            throw new AceDataException("PORT-DENIED", FormattableString.Invariant($"Port {port} cannot be used ({e.SocketErrorCode}). Let AceData find a free one: {CommandHint.Of("web", "--port", "0")}"), e);
        }

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Port = new Uri(addresses.First()).Port;
    }
}
