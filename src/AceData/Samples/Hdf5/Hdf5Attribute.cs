namespace AceData.Samples.Hdf5;

/// <summary>A text that is attached to an object. Other attributes, and those that the newest file format keeps elsewhere, are not ours and are passed over.</summary>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.m.</remarks>
internal static class Hdf5Attribute
{
    private const int LongestText = 64 << 10;
    private const int MostTexts = 100;

    /// <summary>The texts among the attributes of an object.</summary>
    public static Dictionary<string, string> Texts(Hdf5Input input, IEnumerable<HeaderMessage> messages)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in messages.Where(message => message.Kind == MessageKind.Attribute).Take(MostTexts))
        {
            if (Read(input, message.Content.Span) is var (name, text))
            {
                texts[name] = text;
            }
        }

        return texts;
    }

    private static (string Name, string Text)? Read(Hdf5Input input, ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        var (version, flags) = (cursor.Byte(), cursor.Byte());
        if (version is not (1 or 2 or 3) || (version > 1 && flags != 0))
        {
            return null;
        }

        var (nameLength, typeLength, shapeLength) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt16());
        cursor.Skip(version == 3 ? 1 : 0);
        var name = Padded(ref cursor, nameLength, version);
        var type = Hdf5Type.Read(Padded(ref cursor, typeLength, version));
        var count = Hdf5Shape.Count(Hdf5Shape.Read(Padded(ref cursor, shapeLength, version)));
        return type.Kind != NumberKind.Text || count != 1 ? null
            : (Hdf5Text.Padded(name), type.IsVariable ? GlobalHeap.Text(input, cursor.Take(type.Size), LongestText) : Hdf5Text.Padded(cursor.Take(type.Size)));
    }

    // The first version fills up to eight bytes.
    private static ReadOnlySpan<byte> Padded(ref Hdf5Cursor cursor, int length, int version)
    {
        var part = cursor.Take(length);
        cursor.Skip(version == 1 ? -length & 7 : 0);
        return part;
    }
}
