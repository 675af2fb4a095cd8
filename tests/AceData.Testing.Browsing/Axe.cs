using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>
/// axe in a page. The library's own way of running it carries the script into the page each time and all that is right back out of it, which
/// takes ten times as long as the looking.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async tags => {
            const { violations, incomplete } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"] });
            const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join(" ");
            return JSON.stringify({
                violations: violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help} at ${node.target} · ${node.html}`)),
                doubts: incomplete.flatMap(rule => rule.nodes.map(node => `${rule.id} | ${why(node)} | ${node.html}`)),
            });
        }
        """;

    // WCAG 2.2 AA, and what axe calls best practices.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly Lazy<string> Script = new(Read);

    /// <summary>Looks at the page as it stands.</summary>
    public static async Task<AxeFindings> LookAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        var found = await page.EvaluateAsync<string>(Run, Tags);
        return JsonSerializer.Deserialize<AxeFindings>(found, JsonSerializerOptions.Web)!;
    }

    private static string Read()
    {
        var library = typeof(AxeResult).Assembly;
        using var script = library.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            ?? throw new InvalidOperationException($"{library.GetName()} holds axe under another name: {string.Join(", ", library.GetManifestResourceNames())}");
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
