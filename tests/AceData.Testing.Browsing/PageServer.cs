using System.Diagnostics;
using System.Net;
using System.Text;

namespace AceData.Testing.Browsing;

/// <summary><c>acedata web</c> as a child process, on a free port, with a data folder of its own.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private PageServer(Process process) => _process = process;

    /// <summary>The program that the users start, as the build left it.</summary>
    public static string Program { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory, "..", "..", "AceData.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, OperatingSystem.IsWindows() ? "acedata.exe" : "acedata"));

    /// <summary>The printed address, with the token.</summary>
    public Uri Login { get; private set; } = null!;

    /// <summary>The address without anything, such as <c>http://localhost:40123/</c>.</summary>
    public Uri Root => new(Login, "/");

    public int Port => Login.Port;

    public string Token => Login.Query["?t=".Length..];

    public int ProcessId => _process.Id;

    /// <summary>What it said on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="dataRoot">The data folder.</param>
    /// <param name="port">0 for a free one.</param>
    /// <param name="program">Another copy of the program; <see cref="Program"/> if left out.</param>
    /// <param name="more">More options.</param>
    public static async Task<PageServer> StartAsync(string dataRoot, int port = 0, string? program = null, params string[] more)
    {
        var start = new ProcessStartInfo(program ?? Program, ["web", "--data-root", dataRoot, "--port", $"{port}", "--no-browser", "--diagnostics", .. more])
        {
            WorkingDirectory = dataRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // What the person's own folders hold must not decide a test.
        start.Environment["XDG_CONFIG_HOME"] = System.IO.Path.Combine(dataRoot, ".config");
        start.Environment["XDG_DATA_HOME"] = System.IO.Path.Combine(dataRoot, ".share");
        start.Environment["XDG_CACHE_HOME"] = System.IO.Path.Combine(dataRoot, ".cache");
        var server = new PageServer(Process.Start(start)!);
        server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server._process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(LongestStart);
        while (await server._process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
            {
                server.Login = new Uri(line[at..].Trim());
                _ = server._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return server;
            }
        }

        await server._process.WaitForExitAsync(deadline.Token);
        throw new InvalidOperationException($"acedata web ended with {server._process.ExitCode}: {server.Errors}");
    }

    /// <summary>A client that has the cookie.</summary>
    public HttpClient Client()
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie($"acedata-{Port}", Token, "/", "localhost"));
        return new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Root };
    }

    /// <summary>Sends a signal of Unix, such as <c>TERM</c>, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(string signal)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var deadline = new CancellationTokenSource(LongestStart);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as if the power went.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_error)
        {
            _error.AppendLine(line);
        }
    }
}
