using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AceData.Files;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace AceData.Datasets;

/// <summary>
/// Writes a data set so that every version of Hugging Face's <c>datasets</c> since 2.19 loads it (<c>docs/formats/data_set.md</c>): Arrow's stream
/// format, <c>Sequence</c> for the tags, no metadata in the schema, and no <c>recaption</c>, which a reader of the tool takes for empty where it is missing.
/// </summary>
public static class DataSetWriter
{
    /// <summary>The one file with rows.</summary>
    public const string DataName = "data-00000-of-00001.arrow";

    private const int RowsOfBatch = 1000;
    private const int FingerprintBytes = 8;
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly Field Item = new("item", StringType.Default, nullable: true);
    private static readonly Schema Columns = new(
        [Text("keys"), Text("filename"), new Field("tags", new ListType(Item), nullable: true), Text("speaker_emb_path"), Text("norm_lyrics")],
        metadata: null);

    /// <summary>True for the names that the folder of a data set has.</summary>
    public static bool IsName(string name) =>
        name is DataSetState.InfoName or DataSetState.StateName or "dataset_dict.json" || name.EndsWith(".arrow", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the data set whole; an older one of the same name is replaced, anything else never.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="rows">In order; at least one.</param>
    /// <param name="cancellationToken">Stops; nothing was changed then.</param>
    /// <exception cref="AceData.Audio.AceDataException">Something else is there, the disk is full, …</exception>
    public static Task WriteAsync(string folder, IEnumerable<DataSetRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(AtomicFolder.Default, folder, rows, cancellationToken);

    internal static Task WriteAsync(AtomicFolder folders, string folder, IEnumerable<DataSetRow> rows, CancellationToken cancellationToken) =>
        folders.WriteAsync(folder, IsName, async (temp, files) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await files.WriteStreamAsync(Path.Combine(temp, DataName), content => WriteRowsAsync(rows, content, hash, cancellationToken));

            // Of the content, so that the same songs make the same data set.
            var fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));
            files.Write(new AtomicWrite { Path = Path.Combine(temp, DataSetState.InfoName), Content = Object(WriteInfo) });
            files.Write(new AtomicWrite { Path = Path.Combine(temp, DataSetState.StateName), Content = Object(json => WriteState(json, fingerprint)) });
        });

    private static async Task WriteRowsAsync(IEnumerable<DataSetRow> rows, AtomicFile.ContentWriter content, IncrementalHash hash, CancellationToken cancellationToken)
    {
        await using var stream = new WriteOnlyStream(bytes =>
        {
            hash.AppendData(bytes);
            content(bytes);
        });
        using var writer = new ArrowStreamWriter(stream, Columns, leaveOpen: true);
        await writer.WriteStartAsync(cancellationToken);
        foreach (var chunk in rows.Chunk(RowsOfBatch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = Batch(chunk);
            await writer.WriteRecordBatchAsync(batch, cancellationToken);
        }

        await writer.WriteEndAsync(cancellationToken);
    }

    private static RecordBatch Batch(DataSetRow[] rows)
    {
        var (keys, files, speakers, lyrics) = (new StringArray.Builder(), new StringArray.Builder(), new StringArray.Builder(), new StringArray.Builder());
        var lists = new ListArray.Builder(Item);
        var tags = (StringArray.Builder)lists.ValueBuilder;
        foreach (var row in rows)
        {
            keys.Append(row.Key);
            files.Append(row.FileName);
            lists.Append();
            foreach (var tag in row.Tags)
            {
                tags.Append(tag);
            }

            speakers.Append(row.SpeakerEmbeddingPath);
            lyrics.Append(row.Lyrics);
        }

        return new RecordBatch(Columns, [keys.Build(), files.Build(), lists.Build(), speakers.Build(), lyrics.Build()], rows.Length);
    }

    private static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> write)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, Json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return content.ToArray();
    }

    private static void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteString("citation", "");
        json.WriteString("description", "");
        json.WriteStartObject("features");
        foreach (var column in Columns.FieldsList)
        {
            json.WriteStartObject(column.Name);
            if (column.DataType is ListType)
            {
                json.WriteStartObject("feature");
                WriteText(json);
                json.WriteEndObject();
                json.WriteString("_type", "Sequence");
            }
            else
            {
                WriteText(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteString("homepage", "");
        json.WriteString("license", "");
    }

    private static void WriteText(Utf8JsonWriter json)
    {
        json.WriteString("dtype", "string");
        json.WriteString("_type", "Value");
    }

    // Exactly these seven: Python's reader asks for each of them.
    private static void WriteState(Utf8JsonWriter json, string fingerprint)
    {
        json.WriteStartArray("_data_files");
        json.WriteStartObject();
        json.WriteString("filename", DataName);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("_fingerprint", fingerprint);
        json.WriteNull("_format_columns");
        json.WriteStartObject("_format_kwargs");
        json.WriteEndObject();
        json.WriteNull("_format_type");
        json.WriteBoolean("_output_all_columns", false);
        json.WriteNull("_split");
    }

    private static Field Text(string name) => new(name, StringType.Default, nullable: true);
}
