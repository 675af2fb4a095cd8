using System.Security.Cryptography;

namespace AceData.Files;

/// <summary>What a file held when it was looked at; a later write can demand that it still does.</summary>
/// <param name="Sha256">Lower-case hex of the content; null when there was no file.</param>
public readonly record struct FileVersion(string? Sha256)
{
    /// <summary>There was no file.</summary>
    public static FileVersion Missing => default;

    /// <summary>The version of these bytes.</summary>
    public static FileVersion Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));
}
