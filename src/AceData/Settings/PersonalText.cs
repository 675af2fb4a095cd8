using AceData.Files;

namespace AceData.Settings;

/// <summary>A configuration file as text to edit.</summary>
public sealed record PersonalText
{
    /// <summary>The text; lines end with <c>\n</c>, whatever the file uses.</summary>
    public required string Text { get; init; }

    /// <summary>Full path of the file that was read.</summary>
    public required string Path { get; init; }

    /// <summary>True for the person's copy, false for the shipped file.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>What the person's copy held; <see cref="FileVersion.Missing"/> where there is none yet.</summary>
    public required FileVersion Version { get; init; }

    /// <summary>The bytes that the text was read from.</summary>
    internal ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>The text comes from a file of elsewhere, so that it differs from the person's copy even where it says the same.</summary>
    internal bool IsImported { get; init; }

    /// <summary>The file begins with a byte order mark, which stays.</summary>
    internal bool HasMark { get; init; }

    /// <summary>The lines of the file end with <c>\r\n</c>, which stays.</summary>
    internal bool HasWindowsLines { get; init; }
}
