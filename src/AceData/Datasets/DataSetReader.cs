using AceData.Audio;
using AceData.Datasets.Arrow;
using AceData.Files;

namespace AceData.Datasets;

/// <summary>
/// Reads data sets as <c>datasets.save_to_disk</c> of Hugging Face writes them, our own and others: several files, long texts, further
/// columns, missing optional ones. What is missing in a row is empty.
/// </summary>
public static class DataSetReader
{
    private const string Keys = "keys";
    private const string FileName = "filename";
    private const string Tags = "tags";
    private const string Speaker = "speaker_emb_path";
    private const string Lyrics = "norm_lyrics";
    private const string Recaption = "recaption";

    /// <summary>The rows in order, read as they are asked for.</summary>
    /// <param name="folder">Full path.</param>
    /// <exception cref="AceDataException">No data set, a damaged one, or one of another layout; at the first row or later.</exception>
    public static IEnumerable<DataSetRow> Read(string folder) => DataSetState.DataFiles(folder).SelectMany(file => ReadFile(folder, file));

    private static IEnumerable<DataSetRow> ReadFile(string folder, string file) => ReadStream(() => Open(file), folder, file);

    /// <summary>The rows of one stream.</summary>
    /// <param name="open">Opens it; closed at the end.</param>
    /// <param name="folder">What messages call the data set.</param>
    /// <param name="file">What they call the file.</param>
    internal static IEnumerable<DataSetRow> ReadStream(Func<Stream> open, string folder, string file)
    {
        using var stream = Guard(folder, file, () => new ArrowStream(open()));
        RequireColumns(stream.Schema, folder);
        while (Guard(folder, file, stream.Read) is { } batch)
        {
            foreach (var row in Guard(folder, file, () => Rows(stream.Schema, batch)))
            {
                yield return row;
            }
        }
    }

    private static FileStream Open(string file) => FileSystem.Ops.Look(file).Kind is FileKind.File or FileKind.Link
        ? new FileStream(file, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 })
        : throw new ArrowDamage("it is not a file");

    private static void RequireColumns(ArrowSchema schema, string folder)
    {
        Require(Keys, field => field.IsText, "texts");
        Require(FileName, field => field.IsText, "texts");
        Require(Tags, field => field.IsTextList, "lists of texts");
        Require(Lyrics, field => field.IsText, "texts");

        void Require(string name, Func<ArrowField, bool> fits, string what)
        {
            if (schema.Find(name) is not { } field)
            {
                var known = string.Join(", ", schema.Fields.Take(12).Select(other => $"'{FileNames.Printable(other.Name)}'"));
                throw new AceDataException(DataSetCodes.Foreign, $"'{folder}' is a data set, but not one of songs: it has no column '{name}'. Its columns are {(known.Length > 0 ? known : "none")}.");
            }

            if (!fits(field))
            {
                throw new AceDataException(DataSetCodes.Foreign, $"The data set '{folder}' cannot be read: its column '{name}' holds no {what}.");
            }
        }
    }

    private static DataSetRow[] Rows(ArrowSchema schema, ArrowBatch batch)
    {
        var (keys, files, tags, lyrics) = (batch.Texts(Keys), batch.Texts(FileName), batch.TextLists(Tags), batch.Texts(Lyrics));
        TextColumn? speakers = schema.Find(Speaker) is { IsText: true } ? batch.Texts(Speaker) : null;
        var presence = PresenceBits.All;
        var recaptions = schema.Find(Recaption) is { Kind: ArrowKind.Struct, IsIndexed: false } ? batch.StructTexts(Recaption, out presence) : [];
        var rows = new DataSetRow[batch.RowCount];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new DataSetRow
            {
                Key = keys[i] ?? "",
                FileName = files[i] ?? "",
                Tags = tags[i],
                SpeakerEmbeddingPath = speakers?[i] ?? "",
                Lyrics = lyrics[i] ?? "",
            };
            rows[i] = recaptions.Count > 0 && presence[i] ? row with { Recaptions = Captions(recaptions, i) } : row;
        }

        return rows;
    }

    private static Dictionary<string, string> Captions(IReadOnlyList<(string Name, TextColumn Texts)> columns, int row)
    {
        var captions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, texts) in columns)
        {
            if (texts[row] is { } text)
            {
                captions[name] = text;
            }
        }

        return captions;
    }

    private static T Guard<T>(string folder, string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArrowDamage damage)
        {
            var name = FileNames.Printable(Path.GetFileName(file));
            throw damage.IsForeign
                ? new AceDataException(DataSetCodes.Foreign, $"The data set '{folder}' cannot be read: '{name}': {damage.Message}.", damage)
                : DataSetState.Damaged(folder, $"'{name}' is damaged: {damage.Message}");
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(file, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(file, PortableFileOps.Translate("read", file, e));
        }
    }
}
