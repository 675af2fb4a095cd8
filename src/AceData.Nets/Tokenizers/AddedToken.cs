using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers;

/// <summary>A token that stands for a fixed text, found before anything else is done with it (an entry of <c>added_tokens</c>).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">The text that it stands for.</param>
/// <param name="TakesLeft">Whether it swallows white space before it.</param>
/// <param name="TakesRight">Whether it swallows white space after it.</param>
/// <param name="IsNormalized">Whether it is looked for in the normalised text, not in the text as written.</param>
/// <param name="IsSpecial">Whether decoding leaves it out.</param>
internal sealed record AddedToken(int Id, string Content, bool TakesLeft, bool TakesRight, bool IsNormalized, bool IsSpecial)
{
    /// <summary>Reads the list <c>added_tokens</c>; the reader stands on its value.</summary>
    public static List<AddedToken> ReadAll(ref TokenizerJson json)
    {
        var tokens = new List<AddedToken>();
        json.BeginArray("added_tokens");
        while (json.NextItem())
        {
            tokens.Add(Read(ref json));
        }

        return tokens;
    }

    private static AddedToken Read(ref TokenizerJson json)
    {
        var (id, content, left, right, normalized, special) = (-1, "", false, false, false, false);
        json.BeginObject("an added token");
        while (json.NextProperty(out var name))
        {
            switch (name)
            {
                case "id":
                    id = json.Id("the id of an added token");
                    break;
                case "content":
                    content = json.String("the content of an added token");
                    break;
                case "lstrip":
                    left = json.Flag("lstrip");
                    break;
                case "rstrip":
                    right = json.Flag("rstrip");
                    break;
                case "normalized":
                    normalized = json.Flag("normalized");
                    break;
                case "special":
                    special = json.Flag("special");
                    break;
                case "single_word" when json.Flag("single_word"):
                    throw json.Fail("an added token asks for single_word, which is not supported");
                default:
                    json.Skip();
                    break;
            }
        }

        return id >= 0 && content.Length > 0 ? new(id, content, left, right, normalized, special) : throw json.Fail("an added token lacks its id or its content");
    }
}
