using AceData.Files;

namespace AceData.Library;

/// <summary>What stands beside a song now.</summary>
/// <param name="State">Who wrote it.</param>
/// <param name="Version">What the file holds; a write demands that it still does.</param>
/// <param name="Origin">What the library knows of exactly this text; null when nothing.</param>
public sealed record SideCarStatus(SideCarState State, FileVersion Version, SideCarOrigin? Origin);

/// <summary>Who wrote the side car of a song.</summary>
public enum SideCarState
{
    /// <summary>There is none, or nothing in it.</summary>
    Missing,

    /// <summary>Written without a model's answer and not touched since.</summary>
    MeasuredOnly,

    /// <summary>Written with the fake engine's answers and not touched since.</summary>
    MadeUp,

    /// <summary>Written by a job and not touched since.</summary>
    WrittenByJob,

    /// <summary>A person wrote or changed it, or the library knows nothing of it.</summary>
    HandWritten,
}
