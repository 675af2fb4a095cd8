using System.Net.Sockets;
using System.Text;

namespace AceData.Web.Tests.Hosting;

/// <summary>Bytes of a request as an attacker would send them, without a client that mends anything.</summary>
internal static class RawRequest
{
    /// <summary>Sends the text and reads the status of the answer.</summary>
    /// <returns>The status; 0 when the connection was closed without one.</returns>
    public static async Task<int> StatusAsync(int port, string request, string host = "127.0.0.1")
    {
        var head = await HeadAsync(port, request, host);
        return head.StartsWith("HTTP/1.", StringComparison.Ordinal) ? int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Status line, headers and the beginning of the answer.</summary>
    public static async Task<string> HeadAsync(int port, string request, string host = "127.0.0.1")
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, deadline.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), deadline.Token);
        var buffer = new byte[16 << 10];
        var count = 0;
        try
        {
            while (count < buffer.Length && !Encoding.Latin1.GetString(buffer, 0, count).Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count), deadline.Token);
                if (read == 0)
                {
                    break;
                }

                count += read;
            }
        }
        catch (IOException)
        {
            // Reset: the server hung up, which is an answer too.
        }

        return Encoding.Latin1.GetString(buffer, 0, count);
    }
}
