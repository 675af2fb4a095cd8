namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether the disk holds what the next steps write.</summary>
internal static class DiskRules
{
    // Latents, features and masks of a training sample, compressed: about 55 MB for four minutes.
    private const double BytesPerSecond = 230_000;
    private const double UnmeasuredSeconds = 240;

    /// <summary>Bytes that the training set of these songs takes, about.</summary>
    public static double Need(IEnumerable<CheckedSong> songs) => songs.Sum(song => Math.Min(song.Measured?.DurationSeconds ?? UnmeasuredSeconds, 360)) * BytesPerSecond;

    public static IEnumerable<CheckFinding> Of(double need, string folder)
    {
        if (Free(folder) is { } free && free < need)
        {
            yield return CheckFinding.Say(CheckCodes.DiskSpace, null, $"The training set will take about {need / 1e9:0.0} GB, and {free / 1e9:0.0} GB are free on the disk of '{folder}'. Free some space, or choose another folder for it.");
        }
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some network places do not say; then writing will.
            return null;
        }
    }
}
