using AceData.Audio;

namespace AceData.Files;

/// <summary>A file is not what it was when it was read: saving now would lose what someone else wrote.</summary>
public sealed class FileChangedException : AceDataException
{
    internal FileChangedException(string path, byte[]? present, ReadOnlyMemory<byte> refused)
        : base(
            FileCodes.FileChanged,
            $"'{Path.GetFileName(path)}' was not saved: another program or window has changed it since it was read. Look at both versions and save again.")
    {
        Present = present is null ? (ReadOnlyMemory<byte>?)null : present;
        Refused = refused;
    }

    /// <summary>What the file holds now; null when it is gone.</summary>
    public ReadOnlyMemory<byte>? Present { get; }

    /// <summary>What was to be saved.</summary>
    public ReadOnlyMemory<byte> Refused { get; }
}
