using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace AceData.Testing;

/// <summary>What servers do instead of answering; each is for <see cref="ModelServer.Misbehave"/>.</summary>
public static class ModelServerFaults
{
    /// <summary>Every fault by its name.</summary>
    public static IReadOnlyDictionary<string, Func<int, NetworkStream, Task<bool>>> All { get; } = new Dictionary<string, Func<int, NetworkStream, Task<bool>>>
    {
        ["html"] = Body("<html>Bad gateway</html>"),
        ["error object"] = Body("""{"error":{"message":"rate limit"}}"""),
        ["error text"] = Body("""{"error":"out of memory"}"""),
        ["nothing"] = Body(""),
        ["null"] = Body("null"),
        ["empty choices"] = Body("""{"choices":[]}"""),
        ["choices no list"] = Body("""{"choices":{"message":{"content":"pop"}}}"""),
        ["null content"] = Body(ModelServer.Completion(null)),
        ["empty content"] = Body(ModelServer.Completion(" \n")),
        ["only thoughts"] = Body("""{"choices":[{"finish_reason":"stop","message":{"content":"","reasoning_content":"{\"genres\":[\"pop\"]}"}}]}"""),
        ["tool call"] = Body("""{"choices":[{"finish_reason":"tool_calls","message":{"content":null,"tool_calls":[{"id":"1"}]}}]}"""),
        ["length"] = Body(ModelServer.Completion("{\"genres\":[\"ro", "length")),
        ["content filter"] = Body(ModelServer.Completion("", "content_filter")),
        ["half a character"] = Body("""{"choices":[{"finish_reason":"stop","message":{"content":"\ud83d"}}]}"""),
        ["id of another request"] = Body(ModelServer.Completion("{}", id: "chatcmpl-acedata-" + new string('0', 32))),
        ["header of another request"] = Body(ModelServer.Completion("{}"), "X-Request-Id: acedata-" + new string('0', 32) + "\r\n"),
        ["10 MB"] = Body(ModelServer.Completion(new string('x', 10 << 20))),
        ["deep"] = Body("{\"choices\":" + new string('[', 50_000)),
        ["redirect"] = async (_, stream) =>
        {
            await ModelServer.SendAsync(stream, 307, "", "Location: http://127.0.0.1:9/v1/chat/completions\r\n");
            return true;
        },
        ["half a body"] = Raw("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\":"),
        ["half a chunk"] = Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"choices\":"),
        ["half a head"] = Raw("HTTP/1.1 200 OK\r\nContent-"),
        ["no HTTP"] = Raw("SSH-2.0-OpenSSH_9.9\r\n"),
        ["hung up"] = Raw(""),
        ["endless head"] = Raw("HTTP/1.1 200 OK\r\nX: " + new string('x', 100_000)),
        ["packed"] = PackedAsync,
        ["1 byte a second"] = TrickleAsync,
        ["silence"] = SilenceAsync,
    };

    /// <summary>An answer in server-sent fragments, although none were asked for; cut into pieces of a few bytes, half characters included.</summary>
    public static Func<int, NetworkStream, Task<bool>> Fragments(params string[] lines) => async (_, stream) =>
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join("\n\n", lines) + "\n\n");
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        foreach (var piece in bytes.Chunk(7))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            await stream.WriteAsync(piece);
            await stream.WriteAsync("\r\n"u8.ToArray());
        }

        await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
        return true;
    };

    private static Func<int, NetworkStream, Task<bool>> Body(string body, string headers = "") => async (_, stream) =>
    {
        await ModelServer.SendAsync(stream, 200, body, headers);
        return true;
    };

    private static Func<int, NetworkStream, Task<bool>> Raw(string text) => async (_, stream) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        stream.Close();
        return true;
    };

    // Nobody asked for it, and it would grow to a gigabyte.
    private static async Task<bool> PackedAsync(int number, NetworkStream stream)
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[20 << 20]);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"));
        await stream.WriteAsync(packed.ToArray());
        return true;
    }

    private static async Task<bool> TrickleAsync(int number, NetworkStream stream)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"u8.ToArray());
        for (var i = 0; i < 300; i++)
        {
            await stream.WriteAsync("{"u8.ToArray());
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return true;
    }

    // Until the client hangs up.
    private static async Task<bool> SilenceAsync(int number, NetworkStream stream)
    {
        while (await stream.ReadAsync(new byte[1]) > 0)
        {
        }

        return true;
    }
}
