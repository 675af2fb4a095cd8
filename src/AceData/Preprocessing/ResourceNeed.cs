using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Models;
using AceData.Nets;
using AceData.Nets.Weights;
using AceData.Preprocessing.Stages;

namespace AceData.Preprocessing;

/// <summary>Whether memory and disk hold what a run needs, before it begins. The numbers are measured: <c>./bench.sh rehearse preprocess</c>, for cards with <c>--card</c>.</summary>
internal static class ResourceNeed
{
    // float32 of a second of sound: 10.77 columns of 8 × 16, 74.8 rows of 1024, 49.97 rows of 768.
    private const double BytesPerSecond = 465_000;

    // In memory sound and numbers of the songs in hand, and the program itself; on a card what CUDA takes for itself before anything else.
    private const double ProgramBytes = 0.6e9;

    /// <summary>Bytes that the samples of some songs take at most; packed they take about nine tenths.</summary>
    /// <param name="seconds">Of sound, together.</param>
    public static double Disk(double seconds) => seconds * BytesPerSecond;

    /// <summary>Bytes by which the sample of a song is larger than what it replaces.</summary>
    public static double NewBytes(SongWork song) => song.Updates ? 0 : Math.Max(0, Disk(song.Seconds) - (File.Exists(song.Sample) ? new FileInfo(song.Sample).Length : 0));

    /// <summary>Bytes of memory that a network needs besides its weights for a song of some seconds.</summary>
    public static double Work(SoundStage stage, double seconds, int batch, Placement placement) => (stage, placement.Device.Card is null, SizeOf(placement.Precision) < 4) switch
    {
        (SoundStage.Latents, true, _) => SizeOf(placement.Precision) / 4 * (0.75e9 + (seconds * 3e6)),
        (SoundStage.Mert, true, _) => SizeOf(placement.Precision) / 4 * (0.1e9 + (0.16e9 * StageModels.BatchOf(stage, batch))),
        (_, true, _) => SizeOf(placement.Precision) / 4 * (0.1e9 + (0.62e9 * StageModels.BatchOf(stage, batch))),

        // What the allocator of a card holds back is with it, and what cuDNN works in.
        (SoundStage.Latents, false, false) => 1.1e9 + (seconds * 3e6),
        (SoundStage.Latents, false, true) => 0.75e9 + (seconds * 2e6),
        (SoundStage.Mert, false, false) => 0.25e9 + (0.2e9 * StageModels.BatchOf(stage, batch)),
        (SoundStage.Mert, false, true) => 0.35e9 + (0.13e9 * StageModels.BatchOf(stage, batch)),
        (_, false, false) => 0.25e9 + (0.8e9 * StageModels.BatchOf(stage, batch)),
        (_, false, true) => 0.25e9 + (0.6e9 * StageModels.BatchOf(stage, batch)),
    };

    /// <summary>Refuses a run that the memory is too small for.</summary>
    /// <param name="models">The folder of models.</param>
    /// <param name="stages">What has to be computed.</param>
    /// <param name="longest">Seconds of the longest song.</param>
    /// <param name="batch">Chunks that a listening network hears at once.</param>
    /// <param name="placement">Where it is computed.</param>
    /// <param name="free">Bytes that are free there; null where nobody knows.</param>
    /// <exception cref="AceDataException">MEMORY-SHORT, with the numbers.</exception>
    public static void RequireMemory(ModelFolder models, IEnumerable<SoundStage> stages, double longest, int batch, Placement placement, double? free)
    {
        foreach (var stage in stages)
        {
            var part = StageModels.PartOf(stage);
            var weights = WeightsBytes(models.FolderOf(part), stage, placement.Precision);
            var need = weights + Work(stage, longest, batch, placement) + ProgramBytes;
            if (free is { } there && there < need)
            {
                var place = placement.Device.Card is null ? "of memory" : "of memory of the graphics card";

                // Few processors have bfloat16; on others it takes ten times as long.
                var halved = placement.Precision == Precision.Fp32 && placement.Device.Card is not null ? ", or halve it with --precision bfloat16" : "";
                throw new AceDataException(PreprocessCodes.MemoryShort, string.Create(CultureInfo.InvariantCulture, $"{part.Name} needs about {need / 1e9:0.0} GB {place} for these songs ({weights / 1e9:0.0} GB for the model itself), and {there / 1e9:0.0} GB are free. Close other programs{halved}, or give the listening networks fewer chunks at once with --batch 1."));
            }
        }
    }

    /// <summary>Refuses a run that the disk is too small for.</summary>
    /// <param name="folder">Full path of a folder that exists.</param>
    /// <param name="need">Bytes.</param>
    /// <param name="free">Bytes that are free there; null where nobody knows.</param>
    /// <exception cref="AceDataException">DISK-SHORT, with the numbers.</exception>
    public static void RequireDisk(string folder, double need, double? free)
    {
        if (free is { } there && there < need)
        {
            throw new AceDataException(PreprocessCodes.DiskShort, string.Create(CultureInfo.InvariantCulture, $"The training samples of these songs take about {FileSizes.Of(need, CultureInfo.InvariantCulture)}, and {FileSizes.Of(there, CultureInfo.InvariantCulture)} are free on the disk of '{folder}'. Free some space, choose another folder with --output-dir, or make a part of them with --shard 1/2."));
        }
    }

    /// <summary>Bytes that are free on the disk of a folder.</summary>
    public static double? FreeDisk(string folder)
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

    /// <summary>Bytes of memory that are free where it is computed.</summary>
    public static double? FreeMemory(ComputeDevice device)
    {
        if (device.Card is { } card)
        {
            return NvidiaDriver.Find() is { } driver && IsCertain(card, driver.Cards.Count, Environment.GetEnvironmentVariable("CUDA_VISIBLE_DEVICES")) ? driver.Cards[0].FreeBytes : null;
        }

        // What the collector knows is of its last collection.
        GC.Collect(0);
        var memory = GC.GetGCMemoryInfo();
        return Math.Max(0, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes);
    }

    /// <summary>Whether the driver's first card is surely the one that torch computes on: they number several cards differently, and the driver knows nothing of cards that were hidden from us.</summary>
    internal static bool IsCertain(int card, int cards, string? visible) => card == 0 && cards == 1 && (visible is null or "" or "0");

    private static double WeightsBytes(string folder, SoundStage stage, Precision precision)
    {
        try
        {
            using var weights = WeightsFile.Open(folder);
            return weights.Entries
                .Where(entry => stage != SoundStage.Latents || entry.Name.StartsWith("encoder.", StringComparison.Ordinal))
                .Sum(entry => (double)entry.Count * (precision.Type is null ? entry.Type.Size() : SizeOf(precision)));
        }
        catch (WeightsException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }

    private static double SizeOf(Precision precision) => precision == Precision.Bf16 || precision == Precision.Fp16 ? 2 : 4;
}
