using System.Numerics;
using System.Runtime.InteropServices;
using AceData.Samples.Hdf5;

namespace AceData.Samples;

/// <summary>Numbers of any stored type as those that training takes.</summary>
internal static class SampleNumbers
{
    /// <summary>Reads all values of a data set.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="long"/>.</typeparam>
    /// <exception cref="Hdf5Damage">They are no numbers, do not fit, or are damaged.</exception>
    public static T[] Read<T>(Hdf5DataSet set)
        where T : unmanaged, INumber<T>
    {
        if (set.Type.Kind == NumberKind.Text)
        {
            throw Hdf5Damage.Foreign("it holds words and no numbers");
        }

        if (typeof(T) == typeof(long) && set.Type.Kind is NumberKind.F16 or NumberKind.F32 or NumberKind.F64)
        {
            throw Hdf5Damage.Foreign("it holds fractions, and whole numbers are needed");
        }

        var length = set.ByteLength();
        var isAsStored = set.Type.Kind == (typeof(T) == typeof(float) ? NumberKind.F32 : NumberKind.I64);
        var numbers = GC.AllocateUninitializedArray<T>(length / set.Type.Size);
        var bytes = isAsStored ? MemoryMarshal.AsBytes(numbers.AsSpan()) : new byte[length];
        set.ReadValues(bytes);
        SampleChecksum.Require(set, bytes);
        if (!isAsStored)
        {
            Convert(set.Type.Kind, bytes, numbers);
        }

        return numbers;
    }

    private static void Convert<T>(NumberKind kind, ReadOnlySpan<byte> bytes, Span<T> numbers)
        where T : INumber<T>
    {
        switch (kind)
        {
            case NumberKind.Bool or NumberKind.U8: Convert<byte, T>(bytes, numbers); break;
            case NumberKind.I8: Convert<sbyte, T>(bytes, numbers); break;
            case NumberKind.I16: Convert<short, T>(bytes, numbers); break;
            case NumberKind.U16: Convert<ushort, T>(bytes, numbers); break;
            case NumberKind.I32: Convert<int, T>(bytes, numbers); break;
            case NumberKind.U32: Convert<uint, T>(bytes, numbers); break;
            case NumberKind.I64: Convert<long, T>(bytes, numbers); break;
            case NumberKind.U64: Convert<ulong, T>(bytes, numbers); break;
            case NumberKind.F16: Convert<Half, T>(bytes, numbers); break;
            case NumberKind.F32: Convert<float, T>(bytes, numbers); break;
            case NumberKind.F64: Convert<double, T>(bytes, numbers); break;
            default: throw Hdf5Damage.Foreign("it holds no numbers");
        }
    }

    private static void Convert<TStored, T>(ReadOnlySpan<byte> bytes, Span<T> numbers)
        where TStored : unmanaged, INumber<TStored>
        where T : INumber<T>
    {
        var stored = MemoryMarshal.Cast<byte, TStored>(bytes);
        try
        {
            for (var i = 0; i < stored.Length; i++)
            {
                numbers[i] = T.CreateChecked(stored[i]);
            }
        }
        catch (OverflowException)
        {
            throw Hdf5Damage.Foreign("it holds numbers beyond all that are needed");
        }
    }
}
