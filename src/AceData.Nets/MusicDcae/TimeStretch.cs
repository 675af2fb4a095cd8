namespace AceData.Nets.MusicDcae;

/// <summary>A stretch of time and what has to be seen for it, in steps of one tensor.</summary>
/// <param name="Start">Its first step.</param>
/// <param name="End">The step after its last.</param>
/// <param name="From">The first step that is seen.</param>
/// <param name="To">The step after the last that is seen.</param>
internal readonly record struct TimeStretch(long Start, long End, long From, long To)
{
    /// <summary>Steps that are seen.</summary>
    public long Seen => To - From;

    /// <summary>Steps of the stretch itself.</summary>
    public long Count => End - Start;

    /// <summary>Steps that are seen before it.</summary>
    public long Before => Start - From;
}
