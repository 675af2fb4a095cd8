using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AceData.Nets.Weights;

/// <summary>Writes safetensors. The same tensors make the same bytes: those that the reference writer makes of them.</summary>
/// <remarks>
/// As <c>serialize</c> of https://github.com/huggingface/safetensors: sorted by type, the last first, then by the bytes of the name; a list without blanks, filled up with blanks to
/// a multiple of eight. Notes are sorted here, where the reference takes any order.
/// </remarks>
public static class SafetensorsWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a file, tensor by tensor.</summary>
    /// <param name="tensors">In any order.</param>
    /// <param name="metadata">Notes (<c>__metadata__</c>); none if left out or empty. Files for PyTorch usually have <c>format</c>: <c>pt</c>.</param>
    /// <param name="sink">Gets the bytes in order.</param>
    /// <exception cref="ArgumentException">A name stands there twice or is that of the notes, or a tensor gave another number of bytes than it said.</exception>
    public static void Write(IEnumerable<OutgoingTensor> tensors, IReadOnlyDictionary<string, string>? metadata, ByteSink sink)
    {
        var sorted = tensors.Select(tensor => (Tensor: tensor, Entry: new TensorEntry(tensor.Name, tensor.Type, tensor.Shape), Key: Encoding.UTF8.GetBytes(tensor.Name))).ToList();
        sorted.Sort((a, b) => a.Entry.Type != b.Entry.Type ? b.Entry.Type.CompareTo(a.Entry.Type) : a.Key.AsSpan().SequenceCompareTo(b.Key));
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeader.MetadataName };
        foreach (var (tensor, _, _) in sorted)
        {
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"'{tensor.Name}' cannot be written: the name is taken.", nameof(tensors));
            }
        }

        sink(Header([.. sorted.Select(item => item.Entry)], metadata));
        foreach (var (tensor, entry, _) in sorted)
        {
            var written = 0L;
            tensor.Write(bytes =>
            {
                written += bytes.Length;
                sink(bytes);
            });
            if (written != entry.ByteLength)
            {
                throw new ArgumentException($"'{tensor.Name}' gave {written} bytes where {entry.Description} has {entry.ByteLength}.", nameof(tensors));
            }
        }
    }

    private static byte[] Header(IReadOnlyList<TensorEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafetensorsHeader.MetadataName);
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var at = 0L;
            foreach (var entry in entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype"u8, entry.Type.ToString());
                Numbers(json, "shape"u8, entry.Shape);
                Numbers(json, "data_offsets"u8, [at, at + entry.ByteLength]);
                json.WriteEndObject();
                at += entry.ByteLength;
            }

            json.WriteEndObject();
        }

        var length = (buffer.WrittenCount + 7) / 8 * 8;
        if (length > SafetensorsHeader.LongestHeader)
        {
            throw new ArgumentException($"The list of {entries.Count} tensors is longer than safetensors allows.", nameof(entries));
        }

        var header = new byte[8 + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        buffer.WrittenSpan.CopyTo(header.AsSpan(8));
        header.AsSpan(8 + buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void Numbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
