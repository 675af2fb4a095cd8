namespace AceData.Testing;

/// <summary>
/// What a server remembers of prompts, clip by clip: one slot holds the last prompt only (llama-server with <c>--parallel 1</c>),
/// vLLM holds every beginning that it has seen.
/// </summary>
/// <param name="keepsAll">True for vLLM.</param>
public sealed class PrefixCache(bool keepsAll)
{
    private readonly HashSet<string> _beginnings = [];
    private IReadOnlyList<string> _last = [];

    /// <summary>Takes the clips of the next prompt; gives how many of the first of them need not be heard again.</summary>
    public int Take(IReadOnlyList<string> clips)
    {
        var known = keepsAll
            ? Enumerable.Range(1, clips.Count).TakeWhile(n => _beginnings.Contains(Beginning(clips, n))).Count()
            : clips.Zip(_last).TakeWhile(pair => pair.First == pair.Second).Count();
        for (var n = 1; n <= clips.Count; n++)
        {
            _beginnings.Add(Beginning(clips, n));
        }

        _last = clips;
        return known;
    }

    private static string Beginning(IReadOnlyList<string> clips, int count) => string.Join('/', clips.Take(count));
}
