using System.Text;

namespace AceData.Web.Tests.Attacks;

/// <summary>A text that would do something if a page took it for more than text.</summary>
/// <param name="Whole">The text.</param>
/// <param name="Core">The part of it that must be readable wherever it is shown.</param>
internal sealed record HostileText(string Whole, string Core)
{
    private const int LongestName = 150;

    /// <summary>Thirty kinds. Each is told from the others by its number; whatever runs leaves <c>window.xss</c> behind, whatever becomes an element <c>data-xss</c>.</summary>
    public static IReadOnlyList<HostileText> All { get; } =
    [
        .. new[]
        {
            "<script data-xss>window.xss=1</script>", "<img data-xss src=x onerror=window.xss=1>", "<svg data-xss onload=window.xss=1>", "</textarea><img data-xss src=x onerror=window.xss=1>",
            "</script><script data-xss>window.xss=1</script>", "\"><img data-xss src=x onerror=window.xss=1>", "'><img data-xss src=x onerror=window.xss=1>", "\" onmouseover=window.xss=1 data-xss=\"",
            "' autofocus onfocus=window.xss=1 data-xss='", "javascript:window.xss=1", "data:text/html;base64;PHNjcmlwdD4=", "[link](javascript:window.xss=1)", "![image](x\" onerror=\"window.xss=1)",
            "{{constructor.constructor('window.xss=1')()}}", "${window.xss=1}", "@(window.xss=1)", "<iframe data-xss srcdoc='<script>parent.xss=1</script>'>", "<details data-xss open ontoggle=window.xss=1>",
            "<math data-xss><mi xlink:href=javascript:window.xss=1>", "<noscript><p title=\"</noscript><img data-xss src=x onerror=window.xss=1>\">", "</title><img data-xss src=x onerror=window.xss=1>",
            "<!--<img data-xss src=x onerror=window.xss=1>-->", "<style data-xss>*{display:none}</style>", "<base data-xss href=http://evil.example>", "&lt;img data-xss src=x onerror=window.xss=1&gt;",
        }.Select((text, place) => Of(place, text, text)),
        Of(25, "\u001b[31m<b data-xss>\u001b]0;title\u0007</b>", "<b data-xss>"),
        Of(26, "line\r\n[12:00:00] <b data-xss>forged", "<b data-xss>forged"),
        Of(27, "a\u2028<b data-xss>\u2029b\u0085", "<b data-xss>"),
        Of(28, "\u202e<b data-xss>3pm.\u2066gnos\u200b\ufeff", "<b data-xss>3pm."),
        Of(29, "<b data-xss>" + new string('x', 100_000), "<b data-xss>" + new string('x', 20)),
    ];

    /// <summary>As a file or folder can be called.</summary>
    public HostileText AsName => new(Cut(Whole.Replace("/", "", StringComparison.Ordinal)), Core.Replace("/", "", StringComparison.Ordinal));

    /// <summary>As a tag: a comma or a line's end would make two of it.</summary>
    public HostileText AsTag => new(Cut(Whole.ReplaceLineEndings(" ")), Core);

    /// <summary>True where a shown text holds what must be readable, whatever is done to invisible characters and blanks.</summary>
    public bool IsIn(string? shown) => shown is not null && Plain(shown).Contains(Plain(Core), StringComparison.OrdinalIgnoreCase);

    private static HostileText Of(int place, string text, string core) => new($"p{place:00} {text}", core);

    private static string Plain(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Cut(string text)
    {
        var cut = text.Length <= LongestName ? text : text[..LongestName];
        return Encoding.UTF8.GetByteCount(cut) <= 200 ? cut : cut[..60];
    }
}
