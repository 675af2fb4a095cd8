namespace AceData.Jobs.Board;

/// <summary>What jobs take turns at. A job needs all of its slots at once.</summary>
public enum JobSlot
{
    /// <summary>The graphics card, or what stands in for it: one job.</summary>
    Gpu,

    /// <summary>The training sets: one job.</summary>
    DataSet,

    /// <summary>Measuring songs on the processor: one job.</summary>
    Analysis,

    /// <summary>The lyrics hosts: one job.</summary>
    Lyrics,

    /// <summary>Downloads: two jobs.</summary>
    Download,
}
