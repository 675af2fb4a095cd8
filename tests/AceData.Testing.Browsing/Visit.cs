using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>One window on the page, and what happened in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PageServer _server;
    private readonly ConcurrentQueue<string> _complaints = new();
    private AxeFindings? _axe;

    public Visit(IBrowserContext context, IPage page, PageServer server)
    {
        _context = context;
        _server = server;
        Page = page;
        context.SetDefaultTimeout(30_000);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != server.Root.Authority)
            {
                _complaints.Enqueue($"request to {request.Url}");
            }
        };
        context.WebError += (_, error) => _complaints.Enqueue($"script error: {error.Error}");
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, errors of scripts and of the console, faults of the server; a good visit has none.</summary>
    public IReadOnlyList<string> Complaints => _server.Errors.Trim() is { Length: > 0 } errors ? [.. _complaints, errors] : [.. _complaints];

    /// <summary>Fails with all that went wrong unseen.</summary>
    public void AssertNothingWentWrong()
    {
        if (Complaints.Count > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, Complaints));
        }
    }

    /// <summary>The control with this <c>data-testid</c>.</summary>
    public ILocator this[string testId] => Page.GetByTestId(testId);

    /// <summary>Goes to a page of the program.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(_server.Root, path).ToString());
        await Page.WaitForSelectorAsync("h1");
    }

    /// <summary>Waits until the page listens to keys.</summary>
    public async Task KeysAreReadyAsync() => await Page.WaitForFunctionAsync("() => document.documentElement.dataset.keys === 'on'");

    /// <summary>Closes what is in front with Escape. A dialog listens to keys only a moment after it is seen, so a key that came before is given again.</summary>
    public async Task EscapeAsync(ILocator gone)
    {
        for (var tries = 0; tries < 10 && await gone.CountAsync() > 0; tries++)
        {
            await Page.Keyboard.PressAsync("Escape");
            try
            {
                await gone.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached, Timeout = 2000 });
            }
            catch (TimeoutException)
            {
                // Once more.
            }
        }

        await Assertions.Expect(gone).ToHaveCountAsync(0);
    }

    /// <summary>What axe finds against WCAG 2.2 AA and its best practices; empty is right.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        _axe = await Axe.LookAsync(Page);
        return _axe.Violations;
    }

    /// <summary>What axe could not judge when it last looked, as <c>rule | why | element</c>: a person must.</summary>
    public IReadOnlyList<string> AxeDoubts() => _axe!.Doubts; // asked after a look

    /// <summary>A picture of the window in the folder of the tests, for looking at; only where <c>ACEDATA_SCREENSHOTS</c> is set, since a picture takes as long as all that was clicked for it.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ACEDATA_SCREENSHOTS") is null)
        {
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
