using static TorchSharp.torch;

namespace AceData.Nets.Weights;

/// <summary>Sizes and the types of torch, for each <see cref="ElementType"/>: the one table.</summary>
public static class ElementTypes
{
    private static readonly (ElementType Type, int Size, ScalarType Torch)[] Table =
    [
        (ElementType.BOOL, 1, ScalarType.Bool),
        (ElementType.U8, 1, ScalarType.Byte),
        (ElementType.I8, 1, ScalarType.Int8),
        (ElementType.I16, 2, ScalarType.Int16),
        (ElementType.F16, 2, ScalarType.Float16),
        (ElementType.BF16, 2, ScalarType.BFloat16),
        (ElementType.I32, 4, ScalarType.Int32),
        (ElementType.F32, 4, ScalarType.Float32),
        (ElementType.F64, 8, ScalarType.Float64),
        (ElementType.I64, 8, ScalarType.Int64),
    ];

    /// <summary>Bytes of one number.</summary>
    public static int Size(this ElementType type) => Table[(int)type].Size;

    /// <summary>Whether it holds fractions; only such tensors follow a chosen <see cref="Precision"/>.</summary>
    public static bool IsFloating(this ElementType type) => type is ElementType.F16 or ElementType.BF16 or ElementType.F32 or ElementType.F64;

    /// <summary>The same type in torch.</summary>
    public static ScalarType ToTorch(this ElementType type) => Table[(int)type].Torch;

    /// <summary>The type of a torch tensor.</summary>
    /// <exception cref="NotSupportedException">Complex and quantised tensors have none.</exception>
    public static ElementType FromTorch(ScalarType type)
    {
        foreach (var row in Table)
        {
            if (row.Torch == type)
            {
                return row.Type;
            }
        }

        throw new NotSupportedException($"Tensors of the type {type} are not stored in files of weights.");
    }

    /// <summary>Reads the name that safetensors uses.</summary>
    public static bool TryParse(string name, out ElementType type)
    {
        foreach (var row in Table)
        {
            if (row.Type.ToString() == name)
            {
                type = row.Type;
                return true;
            }
        }

        type = default;
        return false;
    }
}
