using System.Text;

namespace AceData.Testing;

/// <summary>A request as it arrived.</summary>
/// <param name="Host">Which of the hosts.</param>
/// <param name="Path">Decoded path.</param>
/// <param name="Query">Decoded query.</param>
/// <param name="Headers">Headers, names without case.</param>
/// <param name="At">When, by the clock of the hosts.</param>
public sealed record FakeRequest(string Host, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At)
{
    internal static async Task<FakeRequest?> ReadAsync(string host, Stream stream, TimeProvider time, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
        {
            if (head.Count > 64 << 10 || await stream.ReadAsync(one, cancellationToken) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var at = time.GetUtcNow();
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var target = lines[0].Split(' ')[1].Split('?', 2);
        var query = target.Length < 2 ? [] : target[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new FakeRequest(host, Uri.UnescapeDataString(target[0]), query, headers, at);
    }
}
