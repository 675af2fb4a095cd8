namespace AceData.Testing;

/// <summary>
/// Reference numbers of the original programs, a folder each: <c>tests/goldens</c>, or the folder that <c>ACEDATA_GOLDENS</c> names, for a set of the
/// same layout with other content.
/// </summary>
public static class Goldens
{
    private static readonly string Root =
        Environment.GetEnvironmentVariable("ACEDATA_GOLDENS") is { Length: > 0 } configured ? configured : Path.Combine(Checkout.Root, "tests", "goldens");

    /// <summary>Full path of a folder; null where it is missing, and the test says so and is skipped.</summary>
    public static string? Find(string name) => Path.Combine(Root, name) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>What a skipped test says.</summary>
    public static string Missing(string name) => $"There is no golden '{name}' in '{Root}'.";
}
