namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>Lyrics as the model reads them.</summary>
/// <param name="Ids">The ids, cut at what the model reads.</param>
/// <param name="Length">How many ids there were before the cut.</param>
/// <param name="Warnings">What a person should know; empty when all is well.</param>
public sealed record LyricTokens(IReadOnlyList<int> Ids, int Length, IReadOnlyList<LyricWarning> Warnings)
{
    /// <summary>What stands for no lyrics.</summary>
    public static LyricTokens None { get; } = new([0], 1, []);

    /// <summary>Whether every line has its tokens; where it is false nothing may be trained or sung from them.</summary>
    public bool IsComplete => !Warnings.Any(warning => warning.Kind is LyricWarningKind.ChineseLine or LyricWarningKind.JapaneseLine);
}
