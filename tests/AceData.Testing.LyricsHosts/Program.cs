using System.Globalization;
using AceData.Testing;

// The lyrics hosts of the tests, to try the verbs by hand:
//   dotnet run --project tests/AceData.Testing.LyricsHosts -- [first port] [folder with routes.json]
// Prints the three addresses and serves until it is ended.
var port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0;
var folder = args.Length > 1 ? args[1] : Checkout.File("tests/AceData.Tests/Fixtures/lyrics");
await using var hosts = new FakeLyricsHosts(folder, firstPort: port);
await Console.Out.WriteLineAsync($"genius {hosts.Genius}");
await Console.Out.WriteLineAsync($"genius-api {hosts.GeniusApi} (token: test-token)");
await Console.Out.WriteLineAsync($"lrclib {hosts.Lrclib}");
var ended = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    ended.TrySetResult();
};
var shown = 0;
while (!ended.Task.IsCompleted)
{
    foreach (var request in hosts.Requests.Skip(shown))
    {
        shown++;
        await Console.Out.WriteLineAsync($"{request.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {request.Host} {request.Path} {string.Join(' ', request.Query.Select(pair => $"{pair.Key}={pair.Value}"))}");
    }

    await Task.WhenAny(ended.Task, Task.Delay(200));
}
