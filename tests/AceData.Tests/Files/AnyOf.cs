using CsCheck;

namespace AceData.Tests.Files;

internal static class AnyOf
{
    /// <summary>One of these values.</summary>
    public static Gen<T> These<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
