namespace AceData.Lyrics.Cleaning;

/// <summary>Which square bracket closes which, outermost pairs only.</summary>
internal static class BracketPairs
{
    /// <returns>At the index of every opening bracket that is closed, the index of its partner; 0 elsewhere.</returns>
    public static int[] Find(string line)
    {
        var closing = new int[line.Length];
        var open = new Stack<int>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '[')
            {
                open.Push(i);
            }
            else if (line[i] == ']' && open.TryPop(out var start))
            {
                closing[start] = i;
            }
        }

        return closing;
    }
}
