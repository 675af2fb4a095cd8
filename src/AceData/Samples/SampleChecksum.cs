using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using AceData.Samples.Hdf5;

namespace AceData.Samples;

/// <summary>
/// The checksum of a data set: CRC-32C of its type and shape, such as <c>F32[8,16,40]</c>, and its values, little endian. A bit that flips in the description of a data set would
/// make other numbers of the same values. It is an attribute of the data set, where the original trainer does not look.
/// </summary>
internal static class SampleChecksum
{
    /// <summary>Name of the attribute; its value has eight hexadecimal digits.</summary>
    public const string Attribute = "acedata_crc32c";

    /// <summary>The checksum of values of a type and a shape.</summary>
    public static string Of(NumberKind kind, IEnumerable<long> shape, ReadOnlySpan<byte> values) =>
        (~Append(Append(uint.MaxValue, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}[{string.Join(',', shape)}]"))), values)).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Compares values with the checksum of their data set, where it has one.</summary>
    /// <exception cref="Hdf5Damage">They are others.</exception>
    public static void Require(Hdf5DataSet set, ReadOnlySpan<byte> values)
    {
        if (set.Notes.TryGetValue(Attribute, out var stored) && stored != Of(set.Type.Kind, set.Shape, values))
        {
            throw new Hdf5Damage("its values are not those that were written");
        }
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> values)
    {
        while (values.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(values));
            values = values[8..];
        }

        foreach (var value in values)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
