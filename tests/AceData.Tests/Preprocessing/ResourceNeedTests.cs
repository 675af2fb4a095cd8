using AceData.Audio;
using AceData.Datasets;
using AceData.Models;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Preprocessing.Stages;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

public class ResourceNeedTests
{
    [Fact]
    public async Task Too_little_memory_and_disk_are_said_with_numbers_before_anything_begins()
    {
        var models = ModelFolder.Open(await PreprocessFolder.ModelsAsync());
        void Memory(double free) => ResourceNeed.RequireMemory(models, [SoundStage.Latents], 240, 4, Placement.CpuFp32, free);
        var memory = Assert.Throws<AceDataException>(() => Memory(1.2e9));
        Assert.Equal(PreprocessCodes.MemoryShort, memory.Code);
        Assert.Contains("1.2 GB are free", memory.Message, StringComparison.Ordinal);
        Assert.Contains("music_dcae_f8c8 needs about", memory.Message, StringComparison.Ordinal);
        Memory(8e9);

        var disk = Assert.Throws<AceDataException>(() => ResourceNeed.RequireDisk("/songs", ResourceNeed.Disk(240 * 100), 5e9));
        Assert.Equal(PreprocessCodes.DiskShort, disk.Code);
        Assert.Contains("11.2 GB", disk.Message, StringComparison.Ordinal);
        Assert.Contains("5.0 GB are free", disk.Message, StringComparison.Ordinal);
        ResourceNeed.RequireDisk("/songs", ResourceNeed.Disk(240), 5e9);
        Assert.InRange(ResourceNeed.FreeMemory(ComputeDevice.Cpu)!.Value, 1, 1e14);
    }

    // What a card of 141 GB was seen to take for a song of so many seconds, beyond weights and CUDA itself; in GB.
    [Theory]
    [InlineData(SoundStage.Latents, 30, 4, 1.03, 0.61)]
    [InlineData(SoundStage.Latents, 240, 4, 1.74, 1.23)]
    [InlineData(SoundStage.Latents, 360, 4, 2.01, 1.32)]
    [InlineData(SoundStage.Mert, 240, 1, 0.40, 0.47)]
    [InlineData(SoundStage.Mert, 240, 4, 0.96, 0.78)]
    [InlineData(SoundStage.Mert, 240, 8, 1.77, 1.38)]
    [InlineData(SoundStage.MHubert, 240, 4, 0.96, 0.78)]
    [InlineData(SoundStage.MHubert, 240, 8, 1.75, 1.38)]
    public void What_is_reckoned_with_on_a_card_is_what_was_measured_there_and_little_more(SoundStage stage, int seconds, int batch, double exact, double half)
    {
        double Reckoned(Precision precision) => ResourceNeed.Work(stage, seconds, batch, new Placement(new ComputeDevice(0), precision)) / 1e9;

        Assert.InRange(Reckoned(Precision.Fp32), exact - 0.005, exact + 0.25);
        Assert.InRange(Reckoned(Precision.Bf16), half - 0.005, half + 0.25);
        Assert.Equal(Reckoned(Precision.Bf16), Reckoned(Precision.Fp16));
    }

    [Theory]
    [InlineData(0, 1, null, true)]
    [InlineData(0, 1, "0", true)]
    [InlineData(0, 2, null, false)] // CUDA counts the fastest first, the driver by the slot
    [InlineData(0, 1, "GPU-1234", false)]
    [InlineData(1, 1, null, false)]
    [InlineData(1, 2, "0", false)]
    public void The_memory_of_a_card_is_asked_for_only_where_it_is_certainly_that_card(int card, int cards, string? visible, bool isCertain) =>
        Assert.Equal(isCertain, ResourceNeed.IsCertain(card, cards, visible));

    [Fact]
    public async Task Half_the_precision_is_advised_only_where_it_is_fast()
    {
        var models = ModelFolder.Open(await PreprocessFolder.ModelsAsync());
        string Advice(Placement placement) => Assert.Throws<AceDataException>(() => ResourceNeed.RequireMemory(models, [SoundStage.Latents], 240, 4, placement, 0.5e9)).Message;

        Assert.DoesNotContain("bfloat16", Advice(Placement.CpuFp32), StringComparison.Ordinal);
        Assert.Contains("--precision bfloat16", Advice(new Placement(new ComputeDevice(0), Precision.Fp32)), StringComparison.Ordinal);
        Assert.DoesNotContain("bfloat16", Advice(new Placement(new ComputeDevice(0), Precision.Bf16)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_is_made_anew_takes_only_the_room_that_the_present_one_does_not_have()
    {
        using var folder = new TempDir();
        var row = new DataSetRow { Key = "a", FileName = "songs/a.wav", Tags = [], Lyrics = "" };
        var notes = new SampleNotes { Hashes = new StageHashes { Latents = "", Mert = "", MHubert = "", Prompt = "", Lyrics = "" }, Audio = "", AudioSeen = "", Texts = "", Precisions = StagePrecisions.All("") };
        var song = new SongWork { Row = row, Audio = folder["a.wav"], Sample = folder["a.hdf5"], Action = SongAction.Make, Notes = notes, Stages = new HashSet<SoundStage>(), Seconds = 1 };
        Assert.Equal(ResourceNeed.Disk(1), ResourceNeed.NewBytes(song));

        File.WriteAllBytes(song.Sample, new byte[5000]);
        Assert.Equal(ResourceNeed.Disk(1) - 5000, ResourceNeed.NewBytes(song));
        Assert.Equal(0, ResourceNeed.NewBytes(song with { Seconds = 0.001 }));
    }
}
