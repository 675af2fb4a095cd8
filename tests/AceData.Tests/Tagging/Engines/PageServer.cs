using System.Net;
using System.Net.Sockets;
using AceData.Testing;

namespace AceData.Tests.Tagging.Engines;

/// <summary>Says the same to everybody.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public PageServer(string page)
    {
        _listener.Start();
        _serving = ServeAsync(page);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(string page)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                using var reader = new StreamReader(stream);

                // The whole head: a connection that is closed with something unread is reset, and the page is lost.
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await ModelServer.SendAsync(stream, 200, page, "Connection: close\r\n");
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
            // The test is over.
        }
    }
}
