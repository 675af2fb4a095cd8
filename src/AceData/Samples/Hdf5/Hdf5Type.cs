namespace AceData.Samples.Hdf5;

/// <summary>The type of the values of a data set or an attribute.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Size">Bytes of one.</param>
/// <param name="IsVariable">Texts of any length, which lie elsewhere in the file.</param>
/// <param name="Objection">Why an unknown type is not read, going on after "holds "; else empty.</param>
/// <remarks>HDF5 File Format Specification 3.0, IV.A.2.d.</remarks>
internal sealed record Hdf5Type(NumberKind Kind, int Size, bool IsVariable = false, string Objection = "")
{
    private const int FixedPoint = 0;
    private const int FloatingPoint = 1;
    private const int FixedText = 3;
    private const int Enumeration = 8;
    private const int VariableLength = 9;

    // Place and width of exponent and fraction, and the exponent of 1, of the IEEE types.
    private static readonly Dictionary<int, (NumberKind Kind, byte[] Layout)> Fractions = new()
    {
        [2] = (NumberKind.F16, [0, 0, 16, 0, 10, 5, 0, 10, 15, 0, 0, 0]),
        [4] = (NumberKind.F32, [0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0]),
        [8] = (NumberKind.F64, [0, 0, 64, 0, 52, 11, 0, 52, 255, 3, 0, 0]),
    };

    /// <summary>Reads a type. One that is not read is no damage as long as nobody asks for its values.</summary>
    public static Hdf5Type Read(ReadOnlySpan<byte> message)
    {
        var cursor = new Hdf5Cursor(message);
        var first = cursor.Byte();
        var bits = cursor.Take(3);
        var size = cursor.UInt32() is > 0 and <= 1 << 20 and var small ? (int)small : throw new Hdf5Damage("a type of value in it is beyond all bounds");
        return (first & 15) switch
        {
            FixedPoint => WholeNumber(ref cursor, bits, size),
            FloatingPoint => Fraction(ref cursor, bits, size),
            FixedText => new Hdf5Type(NumberKind.Text, size),
            VariableLength when (bits[0] & 15) == 1 && size == 16 => new Hdf5Type(NumberKind.Text, size, IsVariable: true),
            Enumeration when size == 1 && Read(message[8..]) is { Kind: NumberKind.I8 or NumberKind.U8 } => new Hdf5Type(NumberKind.Bool, 1),
            _ => Unknown(size, "values that are neither numbers nor texts"),
        };
    }

    private static Hdf5Type WholeNumber(ref Hdf5Cursor cursor, ReadOnlySpan<byte> bits, int size)
    {
        var (offset, precision) = (cursor.UInt16(), cursor.UInt16());
        if ((bits[0] & 1) != 0 && size > 1)
        {
            return BigEndian(size);
        }

        var isSigned = (bits[0] & 8) != 0;
        return offset != 0 || precision != size * 8 ? Unknown(size, "whole numbers of an unusual width") : size switch
        {
            1 => new Hdf5Type(isSigned ? NumberKind.I8 : NumberKind.U8, 1),
            2 => new Hdf5Type(isSigned ? NumberKind.I16 : NumberKind.U16, 2),
            4 => new Hdf5Type(isSigned ? NumberKind.I32 : NumberKind.U32, 4),
            8 => new Hdf5Type(isSigned ? NumberKind.I64 : NumberKind.U64, 8),
            _ => Unknown(size, "whole numbers of an unusual width"),
        };
    }

    private static Hdf5Type Fraction(ref Hdf5Cursor cursor, ReadOnlySpan<byte> bits, int size)
    {
        if ((bits[0] & 0x41) != 0)
        {
            return BigEndian(size);
        }

        // The sign in the highest bit, an implied leading 1, no padding.
        return Fractions.TryGetValue(size, out var known) && bits[0] == 0x20 && bits[1] == (size * 8) - 1 && cursor.Take(12).SequenceEqual(known.Layout)
            ? new Hdf5Type(known.Kind, size)
            : Unknown(size, "fractions of an unusual form");
    }

    private static Hdf5Type BigEndian(int size) => Unknown(size, "numbers with their largest part first (big endian), which the original trainer cannot read either");

    private static Hdf5Type Unknown(int size, string objection) => new(NumberKind.Unknown, size, Objection: objection);
}
