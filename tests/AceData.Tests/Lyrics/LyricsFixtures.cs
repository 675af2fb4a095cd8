using System.Text;
using System.Text.Json;
using AceData.Testing;

namespace AceData.Tests.Lyrics;

/// <summary>The made-up pages, records and files of lyrics, and what they must become.</summary>
internal static class LyricsFixtures
{
    public static string PathOf(string name) => Checkout.File("tests/AceData.Tests/Fixtures/lyrics/" + name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The words of a page as HTML: from its state script, else from the containers of its markup.</summary>
    public static string PageText(string page)
    {
        var html = Read($"{page}.html");
        const string Begin = "JSON.parse('";
        var at = html.IndexOf(Begin, StringComparison.Ordinal);
        if (at < 0)
        {
            return Containers(html);
        }

        var script = html[(at + Begin.Length)..html.IndexOf("');", at, StringComparison.Ordinal)];
        using var state = JsonDocument.Parse(Unescape(script));
        return state.RootElement.GetProperty("songPage").GetProperty("lyricsData").GetProperty("body").GetProperty("html").GetString()!;
    }

    public static string RecordText(string record, string field)
    {
        using var json = JsonDocument.Parse(Read($"{record}.json"));
        return json.RootElement.GetProperty(field).GetString()!;
    }

    private static string Containers(string html)
    {
        var parts = html.Split("<div class=\"Lyrics__Container-").Skip(1).Select(part => part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..part.IndexOf("</div>", StringComparison.Ordinal)].Replace("<br>", "\n"));
        return string.Join('\n', parts);
    }

    private static string Unescape(string script)
    {
        var result = new StringBuilder();
        for (var i = 0; i < script.Length; i++)
        {
            result.Append(script[i] != '\\' ? script[i] : script[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }

        return result.ToString();
    }
}
