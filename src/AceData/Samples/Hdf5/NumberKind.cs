namespace AceData.Samples.Hdf5;

/// <summary>How a value of a data set is stored; numbers in the words of safetensors.</summary>
internal enum NumberKind
{
    Unknown,
    Text,
    Bool,
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F16,
    F32,
    F64,
}
