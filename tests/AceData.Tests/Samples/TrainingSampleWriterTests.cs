using AceData.Audio;
using AceData.Files;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Tests.Samples;

public sealed class TrainingSampleWriterTests : IDisposable
{
    private readonly TempDir _folder = TempDir.InMemory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SampleStorage.Zstd, 1)]
    [InlineData(SampleStorage.Zstd, 40)]
    [InlineData(SampleStorage.Zstd, 700)]
    [InlineData(SampleStorage.Plain, 40)]
    public async Task What_was_written_is_read_back_bit_for_bit(SampleStorage storage, int columns)
    {
        var sample = SampleMaker.Make(columns: columns);

        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], sample, storage, Stop);

        using var reader = new TrainingSampleReader(_folder["a.hdf5"]);
        Assert.Equal(SampleMaker.Shown(sample), SampleMaker.Shown(reader.ReadAll(Stop)));
        Assert.Equal([_folder["a.hdf5"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task More_chunks_than_one_node_of_a_list_holds_keep_their_places()
    {
        // 1,024 numbers of four bytes a row and 256 rows a chunk: 20,000 rows are 79 chunks, more than the 64 of a node.
        var numbers = Enumerable.Range(0, 20_000 * 1024).Select(i => (float)(i & 0xffff)).ToArray();
        var sample = SampleMaker.Make(columns: 2) with { MertSslHiddenStates = new(numbers, 20_000, 1024) };

        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], sample, Stop);

        using var reader = new TrainingSampleReader(_folder["a.hdf5"]);
        Assert.True(reader.ReadFloats(SampleNames.MertSslHiddenStates).Numbers.Span.SequenceEqual(numbers));
    }

    [Fact]
    public async Task The_same_sample_makes_the_same_bytes()
    {
        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], SampleMaker.Make(), Stop);
        await TrainingSampleWriter.WriteAsync(_folder["b.hdf5"], SampleMaker.Make(), Stop);

        Assert.Equal(File.ReadAllBytes(_folder["a.hdf5"]), File.ReadAllBytes(_folder["b.hdf5"]));
    }

    [Fact]
    public async Task It_is_laid_out_as_the_original_tool_does_with_our_own_data_in_attributes_only()
    {
        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], SampleMaker.Make(), Stop);

        using var reader = new TrainingSampleReader(_folder["a.hdf5"]);
        Assert.Equal(SampleNames.Numbers.Append(SampleNames.Keys).Order(StringComparer.Ordinal), reader.Entries.Select(entry => entry.Name));
        Assert.All(reader.Entries, entry => Assert.Equal(entry.Name == SampleNames.Keys ? ("text", "plain") : (entry.Name.EndsWith("_ids", StringComparison.Ordinal) ? "I64" : "F32", "shuffle, zstd"), (entry.Type, entry.Storage)));
        Assert.Equal(SampleMaker.Make().Notes, reader.Notes);
    }

    [Fact]
    public async Task New_words_leave_sound_and_features_as_they_are_stored()
    {
        var (old, words) = (SampleMaker.Make(), SampleMaker.Make(seed: 2));
        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], old, Stop);
        var update = new SampleUpdate { TextTokenIds = words.TextTokenIds, Notes = new Dictionary<string, string> { ["acedata_words"] = "new" } };

        using (var reader = new TrainingSampleReader(_folder["a.hdf5"]))
        {
            await TrainingSampleWriter.UpdateAsync(_folder["b.hdf5"], reader, update, Stop);
        }

        // As if it had been written at once: what is copied is the same to the last byte.
        await TrainingSampleWriter.WriteAsync(_folder["c.hdf5"], old with { TextTokenIds = words.TextTokenIds, Notes = update.Notes }, Stop);
        Assert.Equal(File.ReadAllBytes(_folder["c.hdf5"]), File.ReadAllBytes(_folder["b.hdf5"]));
    }

    // Windows lets no file take the place of an open one.
    [Fact]
    public async Task A_sample_is_closed_before_its_successor_takes_its_place()
    {
        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], SampleMaker.Make(), Stop);
        using var reader = new TrainingSampleReader(_folder["a.hdf5"]);

        await TrainingSampleWriter.UpdateAsync(_folder["a.hdf5"], reader, new SampleUpdate { Notes = new Dictionary<string, string> { ["acedata_words"] = "new" } }, Stop);

        Assert.Throws<ObjectDisposedException>(() => reader.ReadAll(Stop));
        using var renewed = new TrainingSampleReader(_folder["a.hdf5"]);
        Assert.Equal("new", renewed.Notes["acedata_words"]);
    }

    [Fact]
    [Trait("Category", "Golden")]
    public async Task Samples_of_other_programs_get_new_words_too()
    {
        Assert.SkipWhen(Goldens.Find("hdf5_sample") is null, Goldens.Missing("hdf5_sample"));
        var copied = 0;
        foreach (var name in (string[])["written_by_tool", "gzip", "uncompressed", "filter_mask", "other_dtypes"])
        {
            using var reader = new TrainingSampleReader(Path.Combine(Goldens.Find("hdf5_sample")!, name + ".hdf5"));
            var sample = reader.ReadAll(Stop);

            await TrainingSampleWriter.UpdateAsync(_folder[name], reader, new SampleUpdate { Key = "new" }, Stop);

            using var updated = new TrainingSampleReader(_folder[name]);
            Assert.Equal(SampleMaker.Shown(sample with { Key = "new" }), SampleMaker.Shown(updated.ReadAll(Stop)));
            copied++;
        }

        Assert.Equal(5, copied);
    }

    public static TheoryData<string, string> Unfit => new()
    {
        { "mask of latents", "'attention_mask' has 2 values and 'target_latents' 40" },
        { "mask of lyrics", "'lyric_mask' has 2 values and 'lyric_token_ids' 33" },
        { "no lyrics", "'lyric_token_ids' has the shape [0]" },
        { "flat latents", "'target_latents' has the shape [4], and 3 dimensions" },
        { "not a number", "'mert_ssl_hidden_states' holds values that are no numbers" },
        { "infinite", "'target_latents' holds values that are no numbers" },
        { "no key", "its key is empty" },
        { "zero in a note", "its notes are" },
        { "name of a note", "its notes are" },
        { "long note", "its notes are" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_sample_that_training_could_not_use_is_not_written(string what, string said)
    {
        var good = SampleMaker.Make();
        var bad = what switch
        {
            "mask of latents" => good with { AttentionMask = new(new float[2], 2) },
            "mask of lyrics" => good with { LyricMask = new(new float[2], 2) },
            "no lyrics" => good with { LyricTokenIds = new(default, 0), LyricMask = new(default, 0) },
            "flat latents" => good with { TargetLatents = new(new float[4], 4) },
            "not a number" => good with { MertSslHiddenStates = new(new[] { 1f, float.NaN }, 1, 2) },
            "infinite" => good with { TargetLatents = new(new[] { 1f, float.NegativeInfinity }, 1, 1, 2), AttentionMask = new(new float[2], 2) },
            "no key" => good with { Key = "" },
            "zero in a note" => good with { Notes = new Dictionary<string, string> { ["a"] = "b\0" } },
            "name of a note" => good with { Notes = new Dictionary<string, string> { ["ä"] = "b" } },
            _ => good with { Notes = new Dictionary<string, string> { ["a"] = new('x', 70_000) } },
        };

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], bad, Stop));

        Assert.Equal(SampleCodes.Unfit, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_reads_back_otherwise_gets_no_name()
    {
        await TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], SampleMaker.Make(), Stop);
        var before = File.ReadAllBytes(_folder["a.hdf5"]);

        // The one writer, with the check that the sample's writer gives it.
        var refusal = await Assert.ThrowsAsync<AceDataException>(() => AtomicFile.Default.WriteStreamAsync(
            _folder["a.hdf5"],
            write =>
            {
                write(before.AsSpan(0, before.Length - 1));
                return Task.CompletedTask;
            },
            written => new TrainingSampleReader(written).Dispose()));

        Assert.Equal(SampleCodes.Damaged, refusal.Code);
        Assert.Equal(before, File.ReadAllBytes(_folder["a.hdf5"]));
        Assert.Equal([_folder["a.hdf5"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_stop_leaves_what_was_there()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TrainingSampleWriter.WriteAsync(_folder["a.hdf5"], SampleMaker.Make(), stopped.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Numbers_of_another_shape_are_refused() => Assert.Throws<ArgumentException>(() => new SampleArray<float>(new float[5], 2, 3));
}
