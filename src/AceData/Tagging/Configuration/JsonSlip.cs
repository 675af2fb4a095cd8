namespace AceData.Tagging.Configuration;

/// <summary>Says in plain words what the JSON reader of the framework found wrong; its own words are for programmers.</summary>
internal static class JsonSlip
{
    // Words of the framework's messages; what comes first wins.
    private static readonly (string Word, string Text)[] Slips =
    [
        ("trailing comma", "There is a comma after the last item. Remove it."),
        ("'/'", "Comments are not possible in such files. Remove it, or use a name that begins with _."),
        ("escapable", "After the character \\ one of \" \\ / b f n r t u must follow. To write \\ itself, write it twice."),
        ("hex digit", "After \\u four digits or letters from a to f must follow."),
        ("within a JSON string", "A text is not closed: its second quotation mark \" is missing, or it goes on over the end of the line. A new line inside a text is written \\n."),
        ("end of string", "A text is not closed: its second quotation mark \" is missing."),
        ("open JSON object or array", "The file ends too early: a closing } or ] is missing, or the end of the file was lost."),
        ("any JSON tokens", "The file ends too early, before there is anything in it."),
        ("end of data", "The file ends too early, or something stands behind its last }. Compare the end with the file that came with AceData."),
        ("start of a property name", "A name in quotation marks, such as \"genre\", belongs here."),
        ("after a property name", "A colon is missing between the name and its value."),
        ("after a value", "A comma is missing before this place, or a closing } or ] is missing or of the wrong kind."),
        ("JSON literal", "Only true, false, null, numbers and texts in quotation marks may stand here. Put quotation marks around a text."),
        ("start of a value", "A value is missing here, or a text has no quotation marks \" around it."),
        ("number", "This is no number that is understood: write it like 3, 0.25 or -1, with a point."),
        ("leading zero", "A number may not begin with a 0 that means nothing. Remove the 0."),
    ];

    /// <summary>What is wrong and what to do.</summary>
    /// <param name="message">The message of a <see cref="System.Text.Json.JsonException"/>.</param>
    /// <param name="maximumDepth">Levels of nesting that are allowed.</param>
    public static string Explain(string message, int maximumDepth)
    {
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return $"The nesting is deeper than {maximumDepth} levels. Flatten it.";
        }

        var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (cut < 0 ? message : message[..cut]).Trim();
        foreach (var (word, text) in Slips)
        {
            if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return $"This is not valid JSON: {reason}";
    }
}
