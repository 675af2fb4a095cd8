namespace AceData.Datasets.Checking;

/// <summary>One thing about one song, or about the whole set, that should be known before hours of training.</summary>
/// <param name="Code">Stable code, see <see cref="CheckCodes"/>.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="File">Full path of the song; null for the whole set.</param>
/// <param name="Text">Whole sentences: what, why, what to do.</param>
public sealed record CheckFinding(string Code, CheckWeight Weight, string? File, string Text)
{
    /// <summary>The sentences of <see cref="Text"/> for other languages; empty where the text came from elsewhere and is English only.</summary>
    public IReadOnlyList<FindingSentence> Sentences { get; init; } = [];

    /// <summary>The finding of a code of <see cref="CheckCodes"/>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">Full path of the song; null for the whole set.</param>
    /// <param name="text">Whole sentences.</param>
    public static CheckFinding Of(CheckCode code, string? file, string text) => new(code.Name, code.Weight, file, text);

    /// <summary>The finding whose one sentence has the name of its code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">Full path of the song; null for the whole set.</param>
    /// <param name="text">The sentence.</param>
    internal static CheckFinding Say(CheckCode code, string? file, FindingText text) => Say(code, file, [FindingSentence.Of(code.Name, text)]);

    /// <summary>The finding of several sentences, or of one of several that the code has.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">Full path of the song; null for the whole set.</param>
    /// <param name="said">The sentences.</param>
    internal static CheckFinding Say(CheckCode code, string? file, IReadOnlyList<(FindingSentence Sentence, string Text)> said) =>
        Of(code, file, string.Join(' ', said.Select(one => one.Text))) with { Sentences = [.. said.Select(one => one.Sentence)] };
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
