namespace AceData.Datasets.Checking;

/// <summary>One thing about one song, or about the whole set, that should be known before hours of training.</summary>
/// <param name="Code">Stable code, see <see cref="CheckCodes"/>.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="File">Full path of the song; null for the whole set.</param>
/// <param name="Text">Whole sentences: what, why, what to do.</param>
public sealed record CheckFinding(string Code, CheckWeight Weight, string? File, string Text)
{
    /// <summary>The finding of a code of <see cref="CheckCodes"/>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">Full path of the song; null for the whole set.</param>
    /// <param name="text">Whole sentences.</param>
    public static CheckFinding Of(CheckCode code, string? file, string text) => new(code.Name, code.Weight, file, text);
}

/// <summary>How much a finding matters.</summary>
public enum CheckWeight
{
    /// <summary>Training on it would teach something wrong: Convert, Create and Train refuse.</summary>
    Blocks,

    /// <summary>Probably not meant; worth a look.</summary>
    Warns,

    /// <summary>Good to know.</summary>
    Notes,
}
