using System.Text;

namespace AceData.Lyrics.Genius;

/// <summary>Words taken out of markup: <c>br</c> ends a line, blocks end a line that has begun, nothing else does.</summary>
internal sealed class WordsText
{
    private readonly StringBuilder _text = new();

    /// <summary>The words of a piece of HTML.</summary>
    public static string Of(string html)
    {
        var words = new WordsText();
        var reader = new MarkupReader(html);
        var inScript = false;
        while (reader.Read())
        {
            switch (reader.Kind)
            {
                case MarkupKind.Text when !inScript:
                    words.Append(reader.Text);
                    break;
                case MarkupKind.Start when reader.Is("br"):
                    words.NewLine();
                    break;
                case MarkupKind.Start or MarkupKind.End when reader.Is("p") || reader.Is("div"):
                    words.Break();
                    break;
            }

            inScript = reader.Kind == MarkupKind.Start && (reader.Is("script") || reader.Is("style") || reader.Is("textarea") || reader.Is("title"));
        }

        return words.ToString();
    }

    public void Append(string text)
    {
        foreach (var c in text)
        {
            if (c is not ('\n' or '\r'))
            {
                _text.Append(c);
            }
        }
    }

    public void NewLine() => _text.Append('\n');

    /// <summary>Ends the line, if one has begun.</summary>
    public void Break()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    public override string ToString() => _text.ToString().Trim('\n', ' ', '\u00A0');
}
