using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace AceData.Testing;

/// <summary>
/// The three lyrics hosts on this computer, each on a port of its own. They answer from <c>routes.json</c> (the first route that
/// fits), or as a test says. Raw sockets, since half an answer and one byte a second cannot be sent otherwise.
/// </summary>
public sealed class FakeLyricsHosts : IAsyncDisposable
{
    private readonly Dictionary<string, TcpListener> _listeners;
    private readonly FakeRoutes _routes;
    private readonly TimeProvider _time;
    private readonly X509Certificate2? _certificate;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentDictionary<(string Host, string Path), Func<FakeExchange, Task>> _answers = new();
    private int _connections;
    private int _atOnce;
    private int _mostAtOnce;

    /// <param name="folder">The folder with <c>routes.json</c> and the bodies it names.</param>
    /// <param name="time">The clock that stamps requests; the system's when null.</param>
    /// <param name="certificate">Serve https with it; http when null.</param>
    /// <param name="firstPort">Ports to listen on, this one and the two after it; 0 for any.</param>
    public FakeLyricsHosts(string folder, TimeProvider? time = null, X509Certificate2? certificate = null, int firstPort = 0)
    {
        _routes = new FakeRoutes(folder);
        _time = time ?? TimeProvider.System;
        _certificate = certificate;
        _listeners = new[] { "genius", "genius-api", "lrclib" }
            .Select((host, i) => (host, listener: new TcpListener(IPAddress.Loopback, firstPort == 0 ? 0 : firstPort + i)))
            .ToDictionary(pair => pair.host, pair => pair.listener);
        foreach (var (host, listener) in _listeners)
        {
            listener.Start();
            _work.Add(AcceptAsync(host, listener));
        }
    }

    /// <summary>All requests so far, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The most requests that were in work at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    public string Genius => Address("genius");

    public string GeniusApi => Address("genius-api");

    public string Lrclib => Address("lrclib");

    /// <summary>Answers a path in a way of its own, before all routes.</summary>
    /// <param name="host"><c>genius</c>, <c>genius-api</c> or <c>lrclib</c>.</param>
    /// <param name="path">Path without query; <c>*</c> for all.</param>
    /// <param name="answer">Writes the answer; the connection is closed after it.</param>
    public void Answer(string host, string path, Func<FakeExchange, Task> answer) => _answers[(host, path)] = answer;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var listener in _listeners.Values)
        {
            listener.Stop();
        }

        await Task.WhenAll(_work);
        _stop.Dispose();
    }

    private string Address(string host) => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listeners[host].LocalEndpoint).Port}";

    private async Task AcceptAsync(string host, TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _work.Add(ServeAsync(host, client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(string host, TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                    stream = tls;
                }

                if (await FakeRequest.ReadAsync(host, stream, _time, _stop.Token) is not { } request)
                {
                    return;
                }

                _requests.Enqueue(request);
                var atOnce = Interlocked.Increment(ref _atOnce);
                InterlockedMax(ref _mostAtOnce, atOnce);
                var inWork = 1;
                void Answered() => Interlocked.Add(ref _atOnce, -Interlocked.Exchange(ref inWork, 0));
                try
                {
                    var exchange = new FakeExchange(request, stream, client.Client, Answered, _stop.Token);
                    var answer = _answers.GetValueOrDefault((host, request.Path)) ?? _answers.GetValueOrDefault((host, "*"));
                    await (answer is null ? _routes.AnswerAsync(exchange) : answer(exchange));
                }
                finally
                {
                    Answered();
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private static void InterlockedMax(ref int place, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref place)) && Interlocked.CompareExchange(ref place, value, seen) != seen)
        {
        }
    }
}
