using System.Text;
using AceData.Audio;
using AceData.Datasets;
using AceData.Testing;
using CsCheck;

namespace AceData.Tests.Datasets;

/// <summary>Files that were cut off, flipped or made up: refused with a sentence, or read; never a crash, a hang or memory for nothing.</summary>
public class DataSetDamageTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('ü'), Gen.Const('夜'), Gen.Const('\n'), Gen.Const(',')), 0, 60];

    private static readonly Gen<DataSetRow> Rows = Gen.Select(Words, Words, Words.Array[0, 12], Words, (key, file, tags, lyrics) => new DataSetRow { Key = key, FileName = file, Tags = tags, Lyrics = lyrics });

    [Fact]
    public void What_was_written_is_read_back_field_by_field() => Rows.Array[1, 40].Sample(
        rows =>
        {
            using var folder = TempDir.InMemory();
            Write(folder["set"], rows);
            var read = DataSetReader.Read(folder["set"]).ToArray();
            Assert.Equal(rows.Select(Shown), read.Select(Shown));
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void More_rows_than_a_batch_holds_keep_their_order()
    {
        using var folder = TempDir.InMemory();
        var rows = Enumerable.Range(0, 2500).Select(i => new DataSetRow { Key = $"k{i}", FileName = $"f{i}.wav", Tags = [$"{i}"], Lyrics = "" }).ToArray();

        Write(folder["set"], rows);

        Assert.Equal(rows.Select(Shown), DataSetReader.Read(folder["set"]).Select(Shown));
    }

    [Fact]
    public void The_same_songs_make_the_same_bytes()
    {
        using var folder = TempDir.InMemory();
        Write(folder["one"], Songs());
        Write(folder["two"], Songs());

        foreach (var name in Directory.EnumerateFiles(folder["one"]).Select(Path.GetFileName))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], name!)), File.ReadAllBytes(Path.Combine(folder["two"], name!)));
        }
    }

    [Fact]
    public void A_file_cut_off_at_200_places_is_always_refused()
    {
        using var folder = TempDir.InMemory();
        Write(folder["set"], Songs());
        var file = Path.Combine(folder["set"], DataSetWriter.DataName);
        var whole = File.ReadAllBytes(file);
        for (var i = 0; i < 200; i++)
        {
            File.WriteAllBytes(file, whole[..(int)((long)i * whole.Length / 200)]);
            var refusal = Assert.Throws<AceDataException>(() => DataSetReader.Read(folder["set"]).Count());
            Assert.Equal(DataSetCodes.Damaged, refusal.Code);
        }
    }

    [Fact]
    public void Two_thousand_flipped_bits_are_read_or_refused_and_nothing_else()
    {
        using var folder = TempDir.InMemory();
        Write(folder["set"], Songs());
        var file = Path.Combine(folder["set"], DataSetWriter.DataName);
        var whole = File.ReadAllBytes(file);
        var random = new Random(11);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var flipped = whole.ToArray();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file, flipped);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = DataSetReader.Read(folder["set"]).Count();
            }
            catch (AceDataException refusal) when (refusal.Code is DataSetCodes.Damaged or DataSetCodes.Foreign)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        }

        Assert.InRange(refused, 100, 1900);
    }

    [Theory]
    [InlineData("../outside.arrow")]
    [InlineData("..\\outside.arrow")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    public void A_data_file_outside_of_the_folder_is_never_opened(string name)
    {
        using var folder = TempDir.InMemory();
        Write(folder["set"], Songs());
        File.Copy(Path.Combine(folder["set"], DataSetWriter.DataName), folder["outside.arrow"]);
        var state = Path.Combine(folder["set"], "state.json");
        File.WriteAllText(state, File.ReadAllText(state).Replace(DataSetWriter.DataName, name.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal));

        var refusal = Assert.Throws<AceDataException>(() => DataSetReader.Read(folder["set"]).Count());

        Assert.Equal(DataSetCodes.Damaged, refusal.Code);
    }

    [Theory]
    [InlineData("train.parquet", "parquet")]
    [InlineData("rows.jsonl", "jsonl")]
    [InlineData("data-00000-of-00001.arrow", "was not copied")]
    [InlineData("notes.txt", "state.json")]
    public void A_folder_of_another_kind_is_refused_with_what_it_holds(string file, string said)
    {
        using var folder = TempDir.InMemory();
        File.WriteAllText(folder[file], "x");

        Assert.Contains(said, Assert.Throws<AceDataException>(() => DataSetReader.Read(folder.Path).Count()).Message, StringComparison.Ordinal);
    }

    internal static void Write(string folder, IReadOnlyList<DataSetRow> rows) =>
        DataSetWriter.WriteAsync(folder, rows, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    internal static DataSetRow[] Songs() =>
    [
        .. Enumerable.Range(0, 12).Select(i => new DataSetRow
        {
            Key = $"song {i}",
            FileName = $"data/audio/song {i}.mp3",
            Tags = ["hip hop", $"{90 + i} bpm", "minor key", "düster"],
            Lyrics = string.Concat(Enumerable.Repeat($"[verse]\nzeile {i}\n", i)),
        }),
    ];

    private static string Shown(DataSetRow row) => new StringBuilder().AppendJoin('|', [row.Key, row.FileName, row.SpeakerEmbeddingPath, row.Lyrics, .. row.Tags]).ToString();
}
