using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>One window on the page, and what happened in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PageServer _server;
    private readonly ConcurrentQueue<string> _complaints = new();

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

    /// <summary>What axe finds against WCAG 2.2 AA and its best practices; empty is right.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help} at {node.Target} · {node.Html}"))];
    }

    /// <summary>A picture of the window in the folder of test results, for looking at.</summary>
    public async Task ShootAsync(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
