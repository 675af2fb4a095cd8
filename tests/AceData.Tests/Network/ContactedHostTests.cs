using System.Text.RegularExpressions;
using AceData.Network;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Network;

public partial class ContactedHostTests
{
    /// <summary>Addresses in the sources that nobody connects to, and why they stand there.</summary>
    private static readonly Dictionary<string, string> NotContacted = new(StringComparer.Ordinal)
    {
        ["127.0.0.1"] = "an example in a message or a help text, or the page itself",
        ["localhost"] = "the page itself",
        ["host"] = "an example of what a person may type",
        ["lyrics.example"] = "an example of what a person may type",
        ["mirror.example"] = "an example of what a person may type",
        ["proxy.example:3128"] = "an example of what a person may type",
        ["consent."] = "the beginning of names that are recognised, to stop there",
        ["git-lfs"] = "the first line of a kind of file that is recognised",
        ["dotnet.microsoft.com"] = "a page for the person to open",
        ["builds"] = "the beginning of a pattern for builds.dotnet.microsoft.com",
    };

    [Fact]
    public void Every_address_in_the_sources_is_in_the_table()
    {
        string[] folders = ["src", "eng"];
        string[] kinds = [".cs", ".razor", ".js", ".sh", ".ps1", ".targets", ".props"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Checkout.File(folder), "*", SearchOption.AllDirectories))
            .Where(path => kinds.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            // Scripts of others, fetched when the program is built: the page's policy lets them speak to nobody else.
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}wwwroot{Path.DirectorySeparatorChar}lib{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Checkout.File("run.sh")).Append(Checkout.File("RUN.bat"));
        var unknown = files
            .SelectMany(path => File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)).SelectMany(line => Address().Matches(line)).Select(match => (Path: Path.GetFileName(path), Host: match.Groups["host"].Value)))
            .Where(found => !NotContacted.ContainsKey(found.Host) && !ContactedHost.All.Any(host => host.Host == found.Host))
            .ToList();
        Assert.Empty(unknown);
    }

    [Fact]
    public void Only_these_parts_speak_to_a_network()
    {
        var speakers = Directory.EnumerateFiles(Checkout.File("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => Client().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["HostConnection.cs", "HubClient.cs", "ServerConnection.cs", "ServerProbe.cs"], speakers);
    }

    [Fact]
    public void The_table_names_the_addresses_where_a_model_server_is_looked_for() =>
        Assert.Equal(
            new EngineSettings().LookAt.Select(address => new Uri(address).Authority),
            ContactedHost.All.Where(host => host.Reason == ContactReason.ModelServer).Select(host => host.Host));

    [GeneratedRegex(@"https?://(?<host>[A-Za-z0-9][A-Za-z0-9.\-]*(:\d+)?)")]
    private static partial Regex Address();

    [GeneratedRegex(@"new (HttpClient|TcpClient|Socket|UdpClient|ClientWebSocket)\(")]
    private static partial Regex Client();
}
