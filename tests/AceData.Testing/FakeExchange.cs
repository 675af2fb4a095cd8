using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AceData.Testing;

/// <summary>A request and the way back.</summary>
public sealed class FakeExchange
{
    private readonly Stream _stream;
    private readonly Socket _socket;
    private readonly Action _answered;

    internal FakeExchange(FakeRequest request, Stream stream, Socket socket, Action answered, CancellationToken over)
    {
        _answered = answered;
        Request = request;
        _stream = stream;
        _socket = socket;
        Over = over;
    }

    public FakeRequest Request { get; }

    /// <summary>The hosts are closed.</summary>
    public CancellationToken Over { get; }

    /// <summary>Sends a whole answer and closes.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further header lines, each ending in CR LF.</param>
    public Task SendAsync(int status, string body, string headers = "Content-Type: text/html; charset=utf-8\r\n") => SendAsync(status, Encoding.UTF8.GetBytes(body), headers);

    /// <inheritdoc cref="SendAsync(int,string,string)"/>
    public async Task SendAsync(int status, byte[] body, string headers)
    {
        await RawAsync(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {body.Length}\r\n{headers}\r\n"));

        // The client may come back the moment it has the last byte, before this task goes on.
        _answered();
        await _stream.WriteAsync(body, Over);
    }

    /// <summary>Sends JSON.</summary>
    public Task SendJsonAsync(string json, int status = 200, string headers = "") => SendAsync(status, json, "Content-Type: application/json; charset=utf-8\r\n" + headers);

    /// <summary>Sends bytes as they are, head or body.</summary>
    public Task RawAsync(string text) => RawAsync(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="RawAsync(string)"/>
    public async Task RawAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes, Over);
        await _stream.FlushAsync(Over);
    }

    /// <summary>Says nothing more, until the client goes away or the test is over.</summary>
    public async Task HangAsync()
    {
        var one = new byte[1];
        while (await _stream.ReadAsync(one, Over) > 0)
        {
        }
    }

    /// <summary>Breaks the connection off with a reset.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }
}
