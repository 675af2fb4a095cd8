using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Datasets;
using AceData.Testing;

namespace AceData.Tests.Datasets;

/// <summary>Data sets that Hugging Face's <c>datasets</c> wrote, and broken ones: read equal, or refused, as <c>expected.json</c> says.</summary>
[Trait("Category", "Golden")]
public class GoldenDataSetTests
{
    private const string Name = "hf_dataset";

    [Fact]
    public void Every_data_set_of_the_reference_is_read_equal_or_refused()
    {
        Assert.SkipWhen(Goldens.Find(Name) is null, Goldens.Missing(Name));
        var golden = Goldens.Find(Name)!;
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(golden, "expected.json")));
        var (read, refused) = (0, 0);
        foreach (var set in expected.RootElement.EnumerateObject())
        {
            var folder = Path.Combine(golden, set.Name);
            if (set.Value.TryGetProperty("rows", out var rows) && (rows.ValueKind == JsonValueKind.Object || rows.GetArrayLength() > 0))
            {
                Compare(set.Name, rows, set.Value.TryGetProperty("rows_count", out var count) ? count.GetInt32() : rows.GetArrayLength(), [.. DataSetReader.Read(folder)]);
                read++;
            }
            else
            {
                var refusal = Assert.Throws<AceDataException>(() => DataSetReader.Read(folder).Count());
                Assert.StartsWith("DATASET-", refusal.Code, StringComparison.Ordinal);
                Assert.True(IsOfMeaning(set.Name, refusal), $"{set.Name}: {refusal.Message}");
                refused++;
            }
        }

        Assert.True(read >= 5 && refused >= 3, $"{read} read, {refused} refused");
    }

    private static bool IsOfMeaning(string set, AceDataException refusal) => set switch
    {
        "dataset_dict" => refusal.Message.Contains("several data sets", StringComparison.Ordinal),
        "zero_rows" => refusal.Code == DataSetCodes.Empty,
        "broken_truncated_arrow" => refusal.Message.Contains("ends in the middle", StringComparison.Ordinal),
        "broken_missing_arrow" => refusal.Message.Contains("is missing", StringComparison.Ordinal),
        "broken_state_json" => refusal.Message.Contains("is no JSON", StringComparison.Ordinal),
        _ => true,
    };

    private static void Compare(string set, JsonElement rows, int count, DataSetRow[] read)
    {
        Assert.Equal(count, read.Length);
        foreach (var (number, expected) in Rows(rows))
        {
            var row = read[number];
            var name = $"{set}, row {number}";
            Assert.True(Text(expected, "keys") == row.Key, name);
            Assert.True(Text(expected, "filename") == row.FileName, name);
            Assert.True(Text(expected, "norm_lyrics") == row.Lyrics, name);
            Assert.True(Text(expected, "speaker_emb_path") == row.SpeakerEmbeddingPath, name);
            Assert.True(Tags(expected).SequenceEqual(row.Tags), name);
            Assert.True(Recaptions(expected).SequenceEqual(row.Recaptions.OrderBy(pair => pair.Key, StringComparer.Ordinal)), name);
        }
    }

    // A list of all rows, or some rows by their numbers.
    private static IEnumerable<(int, JsonElement)> Rows(JsonElement rows) => rows.ValueKind == JsonValueKind.Array
        ? rows.EnumerateArray().Select((row, i) => (i, row))
        : rows.EnumerateObject().Select(row => (int.Parse(row.Name, CultureInfo.InvariantCulture), row.Value));

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Tags(JsonElement row) =>
        row.GetProperty("tags") is { ValueKind: JsonValueKind.Array } tags ? tags.EnumerateArray().Select(tag => tag.GetString() ?? "") : [];

    private static IEnumerable<KeyValuePair<string, string>> Recaptions(JsonElement row) =>
        row.TryGetProperty("recaption", out var all) && all.ValueKind == JsonValueKind.Object
            ? all.EnumerateObject().Where(text => text.Value.ValueKind == JsonValueKind.String).Select(text => KeyValuePair.Create(text.Name, text.Value.GetString()!)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            : [];
}
