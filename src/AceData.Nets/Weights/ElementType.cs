namespace AceData.Nets.Weights;

/// <summary>How the numbers of a tensor are stored. Names and order are those of safetensors, whose files are sorted by it.</summary>
public enum ElementType
{
    /// <summary>One byte, 0 or 1.</summary>
    BOOL,

    /// <summary>Unsigned, one byte.</summary>
    U8,

    /// <summary>Signed, one byte.</summary>
    I8,

    /// <summary>Signed, two bytes.</summary>
    I16,

    /// <summary>IEEE half precision.</summary>
    F16,

    /// <summary>The upper half of a float32.</summary>
    BF16,

    /// <summary>Signed, four bytes.</summary>
    I32,

    /// <summary>IEEE single precision.</summary>
    F32,

    /// <summary>IEEE double precision.</summary>
    F64,

    /// <summary>Signed, eight bytes.</summary>
    I64,
}
