namespace AceData.Tagging.Answers;

/// <summary>Takes off what wraps an answer: thoughts, the special tokens of chat templates, code fences.</summary>
internal static class AnswerShell
{
    private static readonly string[] Thoughts = ["think", "thinking", "reasoning", "thought"];

    /// <summary>The answer without its wrapping; linear time.</summary>
    public static string Strip(string text)
    {
        foreach (var name in Thoughts)
        {
            text = WithoutThoughts(text, $"<{name}>", $"</{name}>");
        }

        text = WithoutTokens(text);
        return text.Replace("```", "\n", StringComparison.Ordinal).Replace("</s>", "", StringComparison.Ordinal).Replace("<s>", "", StringComparison.Ordinal).Trim().Trim('\uFEFF').Trim();
    }

    /// <summary>A thought that never ends takes the rest with it; one that never began is everything before its end.</summary>
    private static string WithoutThoughts(string text, string open, string close)
    {
        var end = text.LastIndexOf(close, StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            var first = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
            var before = first >= 0 && first < end ? text[..first] : "";
            text = before + text[(end + close.Length)..];
        }

        var start = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? text : text[..start];
    }

    /// <summary>Special tokens look like <c>&lt;|im_end|&gt;</c>.</summary>
    private static string WithoutTokens(string text)
    {
        var start = text.IndexOf("<|", StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var clean = new System.Text.StringBuilder(text.Length);
        var position = 0;
        while (start >= 0)
        {
            clean.Append(text, position, start - position);
            var end = text.AsSpan(start, Math.Min(64, text.Length - start)).IndexOf("|>");
            position = end < 0 ? start + 2 : start + end + 2;
            start = text.IndexOf("<|", position, StringComparison.Ordinal);
        }

        return clean.Append(text, position, text.Length - position).ToString();
    }
}
