using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AceData.Datasets.Checking;

/// <summary>One sentence of a finding with what is filled into it, so that a page can say it in another language.</summary>
/// <param name="Name">Stable name: the code of the finding, and where it has several sentences, a word behind a dot.</param>
/// <param name="Values">What is filled in, in order; numbers as in English files.</param>
public sealed record FindingSentence(string Name, IReadOnlyList<string> Values)
{
    /// <summary>A sentence in English with its name.</summary>
    /// <param name="name">As above; the page's words have it as <c>Sentence.name</c>.</param>
    /// <param name="text">The sentence; what stands in braces becomes its values.</param>
    internal static (FindingSentence Sentence, string Text) Of(string name, FindingText text) => (new FindingSentence(name, text.Values), text.Text);
}

/// <summary>An interpolated sentence that remembers what was filled in. Numbers are written alike on every computer.</summary>
[InterpolatedStringHandler]
internal sealed class FindingText
{
    private readonly StringBuilder _text;
    private readonly List<string> _values = [];

    public FindingText(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (formattedCount * 8));
    }

    public IReadOnlyList<string> Values => _values;

    public string Text => _text.ToString();

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted<T>(T value, string? format = null)
    {
        var said = value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        _values.Add(said);
        _text.Append(said);
    }
}
