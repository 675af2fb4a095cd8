using AceData.Audio;
using AceData.Jobs;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Tests.Samples;

public sealed class TrainingSetTests : IDisposable
{
    private readonly TempDir _folder = TempDir.InMemory();
    private readonly Heard _heard = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Good_samples_are_listed_by_name_and_strays_are_left_alone()
    {
        await Write("b.hdf5", SampleMaker.Make());
        await Write("A.HDF5", SampleMaker.Make());
        foreach (var stray in (string[])["Thumbs.db", "x.tmp", ".acedata-0123456789abcdef.tmp", ".hidden.hdf5", "notes.txt", "a.hdf5.bak"])
        {
            await File.WriteAllBytesAsync(_folder[stray], [1, 2, 3], Stop);
        }

        Directory.CreateDirectory(_folder["folder.hdf5"]);

        Assert.Equal([_folder["A.HDF5"], _folder["b.hdf5"]], TrainingSet.RequireGood(_folder.Path, new SampleDemands(), _heard, Stop));
        Assert.Equal(["1 of 2 samples", "2 of 2 samples"], _heard.Lines);
    }

    [Fact]
    public async Task Nothing_begins_with_a_bad_sample_and_each_is_named()
    {
        await Write("good.hdf5", SampleMaker.Make());
        await Write("tokens.hdf5", SampleMaker.Make() with { LyricTokenIds = new(new long[] { 6_693 }, 1), LyricMask = new(new[] { 1f }, 1) });
        await File.WriteAllBytesAsync(_folder["cut.hdf5"], (await File.ReadAllBytesAsync(_folder["good.hdf5"], Stop))[..^100], Stop);
        await File.WriteAllBytesAsync(_folder["empty.hdf5"], [], Stop);

        var refusal = Assert.Throws<AceDataException>(() => TrainingSet.RequireGood(_folder.Path, new SampleDemands(), _heard, Stop));

        Assert.Equal(SampleCodes.Bad, refusal.Code);
        Assert.StartsWith("3 of 4 training samples cannot be used, so the training did not begin.", refusal.Message, StringComparison.Ordinal);
        Assert.All((string[])["cut.hdf5", "empty.hdf5", "tokens.hdf5"], name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("good.hdf5", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, _heard.Lines.Count(line => line.StartsWith("SAMPLE-", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_without_samples_is_said()
    {
        Assert.Equal(SampleCodes.None, Assert.Throws<AceDataException>(() => TrainingSet.RequireGood(_folder.Path, new SampleDemands(), _heard, Stop)).Code);
        Assert.ThrowsAny<AceDataException>(() => TrainingSet.Files(_folder["none"]));
    }

    public static TheoryData<string, string> Unfit => new()
    {
        { "latents", "'target_latents' has the shape [2, 16, 2], and the model takes 8 where 2 stands" },
        { "MERT", "'mert_ssl_hidden_states' has the shape [1, 32], and the model takes 1024" },
        { "voice", "'speaker_embds' has the shape [4]" },
        { "prompt", "'text_token_ids' holds the token 256384" },
        { "negative", "'text_token_ids' holds the token -1" },
        { "mask", "'attention_mask' holds 0.5" },
        { "zeros", "'target_latents' holds nothing but zeros" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_sample_for_another_model_or_of_nothing_is_named_with_what_is_wrong(string what, string said)
    {
        var good = SampleMaker.Make(columns: 2);
        await Write("a.hdf5", what switch
        {
            "latents" => good with { TargetLatents = new(new float[64], 2, 16, 2) },
            "MERT" => good with { MertSslHiddenStates = new(new float[32], 1, 32) },
            "voice" => good with { SpeakerEmbds = new(new float[4], 4) },
            "prompt" => good with { TextTokenIds = new(new long[] { 256_384 }, 1), TextAttentionMask = new(new[] { 1f }, 1) },
            "negative" => good with { TextTokenIds = new(new long[] { -1 }, 1), TextAttentionMask = new(new[] { 1f }, 1) },
            "mask" => good with { AttentionMask = new(new[] { 1f, 0.5f }, 2) },
            _ => good with { TargetLatents = new(new float[256], 8, 16, 2) },
        });

        Assert.Contains(said, SampleCheck.Look(_folder["a.hdf5"], new SampleDemands(), Stop)?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_model_has_its_own_demands()
    {
        await Write("a.hdf5", SampleBytes.Small);
        var demands = new SampleDemands { LatentChannels = 2, LatentHeight = 3, SpeakerLength = 6, MertWidth = 4, MhubertWidth = 3, TextVocabulary = 300, LyricVocabulary = 300 };

        Assert.Null(SampleCheck.Look(_folder["a.hdf5"], demands, Stop));
        Assert.NotNull(SampleCheck.Look(_folder["a.hdf5"], new SampleDemands(), Stop));
    }

    [Theory]
    [InlineData("no_mert", "has no 'mert_ssl_hidden_states'")]
    [InlineData("missing_chunk", "'target_latents' was never written")]
    [InlineData("damaged_chunk", "unpacked")]
    [InlineData("written_by_tool", null)]
    [Trait("Category", "Golden")]
    public void Samples_of_the_original_tool_are_looked_at_as_ours(string name, string? said)
    {
        Assert.SkipWhen(Goldens.Find("hdf5_sample") is null, Goldens.Missing("hdf5_sample"));

        var problem = SampleCheck.Look(Path.Combine(Goldens.Find("hdf5_sample")!, name + ".hdf5"), new SampleDemands(), Stop);

        if (said is null)
        {
            Assert.Null(problem);
        }
        else
        {
            Assert.Contains(said, problem?.Message, StringComparison.Ordinal);
        }
    }

    private Task Write(string name, TrainingSample sample) => TrainingSampleWriter.WriteAsync(_folder[name], sample, Stop);

    private sealed class Heard : IProgress<JobEvent>
    {
        public List<string> Lines { get; } = [];

        public void Report(JobEvent value) => Lines.Add(value switch
        {
            JobProgress progress => $"{progress.Done} of {progress.Total} {progress.Unit}",
            JobWarning warning => warning.Code,
            _ => "?",
        });
    }
}
