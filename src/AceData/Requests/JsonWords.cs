using System.Text.Json;

namespace AceData.Requests;

/// <summary>What is wrong with JSON, in words for people who write it by hand.</summary>
public static class JsonWords
{
    /// <summary>The reader's reason with its place, such as <c>line 2, place 7: …</c>, and none of its own terms.</summary>
    public static string Of(JsonException exception)
    {
        if (exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return exception.Path is ['$', '.', .. var field] ? $"the value of \"{field}\" is of the wrong kind." : "it must be one object in { }.";
        }

        var text = exception.Message;
        foreach (var mark in new[] { " Path:", " LineNumber:", " Change the reader options" })
        {
            var end = text.IndexOf(mark, StringComparison.Ordinal);
            text = end < 0 ? text : text[..end];
        }

        return exception is { LineNumber: { } line, BytePositionInLine: { } place } ? $"line {line + 1}, place {place + 1}: {text}" : text;
    }
}
