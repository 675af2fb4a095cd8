namespace AceData.Files;

/// <summary>A path that a person typed or pasted.</summary>
public static class TypedPath
{
    /// <summary>The path without the quotes and blanks that come along when it is copied from a file manager; null when nothing is left.</summary>
    public static string? Of(string? typed) => typed?.Trim().Trim('"').Trim() is { Length: > 0 } path ? path : null;
}
