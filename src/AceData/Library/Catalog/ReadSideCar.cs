using AceData.Files;

namespace AceData.Library.Catalog;

/// <summary>A text file beside a song as it was read.</summary>
/// <param name="Stamp">Size and time of change before it was read; a file with the same stamp is not read again.</param>
/// <param name="Version">What it held; <see cref="FileVersion.Missing"/> when there is none or it cannot be read.</param>
/// <param name="Text">Its text; null when there is none or it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can or is not there.</param>
internal sealed record ReadSideCar(FileStamp Stamp, FileVersion Version, string? Text, string? Problem)
{
    private const int Largest = 4 << 20;

    public static ReadSideCar Absent { get; } = new(default, FileVersion.Missing, null, null);

    /// <summary>True when there is nothing in it but space.</summary>
    public bool IsBlank => Problem is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>Reads it; never throws.</summary>
    public static ReadSideCar From(string path)
    {
        FileStamp stamp;
        try
        {
            var facts = FileSystem.Ops.Look(path);
            if (facts.Kind == FileKind.Missing)
            {
                return Absent;
            }

            stamp = FileStamp.Of(facts);
            if (facts.Kind != FileKind.File)
            {
                return new ReadSideCar(stamp, FileVersion.Missing, null, $"'{Path.GetFileName(path)}' is a link, a folder or a device, not a file. Replace it by a file of its own.");
            }
        }
        catch (FileFaultException fault)
        {
            return new ReadSideCar(default, FileVersion.Missing, null, FileMessages.WhileReading(Path.GetFileName(path), fault).Message);
        }

        try
        {
            var file = TextFile.Read(path, Largest);
            return new ReadSideCar(stamp, file.Version, file.Text, null);
        }
        catch (Audio.AceDataException exception)
        {
            return exception.Code == FileCodes.FileMissing ? Absent : new ReadSideCar(stamp, FileVersion.Missing, null, exception.Message);
        }
    }
}

/// <summary>Size and time of change: tells without reading that a file is probably still the same.</summary>
internal readonly record struct FileStamp(long Length, long ModifiedTicks)
{
    /// <summary>That of no file.</summary>
    public static FileStamp Unknown { get; } = new(-1, -1);

    public static FileStamp Of(FileFacts facts) => new(facts.Length, facts.ModifiedUtc.Ticks);

    /// <summary>The stamp of a path; that of nothing when there is nothing.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var facts = FileSystem.Ops.Look(path);
            return facts.Kind == FileKind.Missing ? default : Of(facts);
        }
        catch (FileFaultException)
        {
            return default;
        }
    }
}
