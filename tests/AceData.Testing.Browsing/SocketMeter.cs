using System.Text.Json;
using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>Counts what goes through the page's own connection, both ways.</summary>
public sealed class SocketMeter
{
    private long _bytes;

    private SocketMeter(ICDPSession session)
    {
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, frame) => Add(frame);
        session.Event("Network.webSocketFrameSent").OnEvent += (_, frame) => Add(frame);
    }

    /// <summary>Begins to count.</summary>
    public static async Task<SocketMeter> StartAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var meter = new SocketMeter(session);
        await session.SendAsync("Network.enable");
        return meter;
    }

    /// <summary>Bytes since the last time.</summary>
    public long Take() => Interlocked.Exchange(ref _bytes, 0);

    private void Add(JsonElement? frame)
    {
        const int binary = 2;
        var response = frame!.Value.GetProperty("response");
        var data = response.GetProperty("payloadData").GetString()!;
        var bytes = response.GetProperty("opcode").GetInt32() == binary ? data.Length / 4 * 3 : System.Text.Encoding.UTF8.GetByteCount(data);
        Interlocked.Add(ref _bytes, bytes);
    }
}
