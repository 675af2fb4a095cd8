using System.Text;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>Text from pieces, as <c>decoder</c> of the file says: <c>▁</c> becomes a space, and the first one goes.</summary>
/// <param name="replacement">The sign of a space; null when there is none and pieces stand apart by spaces.</param>
/// <param name="dropsFirst">Whether the signs of the first piece are left out.</param>
internal sealed class PieceDecoder(char? replacement, bool dropsFirst)
{
    public string Decode(IEnumerable<string> pieces)
    {
        if (replacement is not { } sign)
        {
            return string.Join(' ', pieces);
        }

        var text = new StringBuilder();
        var isFirst = true;
        foreach (var piece in pieces)
        {
            text.Append(isFirst && dropsFirst ? piece.Replace(sign.ToString(), "", StringComparison.Ordinal) : piece.Replace(sign, ' '));
            isFirst = false;
        }

        return text.ToString();
    }

    public static PieceDecoder Read(ref TokenizerJson json)
    {
        if (json.IsNull)
        {
            return new PieceDecoder(null, false);
        }

        var (type, sign, drops) = ("", '▁', true);
        json.BeginObject("decoder");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "type":
                    type = json.String("the type of the decoder");
                    break;
                case "replacement":
                    sign = json.String("replacement") is [var letter] ? letter : throw json.Wrong("replacement", "one character");
                    break;
                case "prepend_scheme":
                    drops = json.String("prepend_scheme") != "never" && drops;
                    break;
                case "add_prefix_space":
                    drops = json.Flag("add_prefix_space") && drops;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return type == "Metaspace" ? new PieceDecoder(sign, drops) : throw json.Fail($"a decoder of type '{type}' is not supported");
    }
}
