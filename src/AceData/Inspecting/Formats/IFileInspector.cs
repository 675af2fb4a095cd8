using AceData.Audio;
using AceData.Jobs;

namespace AceData.Inspecting.Formats;

/// <summary>Knows one kind of file.</summary>
internal interface IFileInspector
{
    /// <summary>Whether it is for this file or folder. The last of all takes what is left, and says what is wrong with it.</summary>
    /// <param name="path">Full path; nothing may be there.</param>
    bool Takes(string path);

    /// <summary>Looks into it.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="isQuick">Leaves out what needs all numbers to be read.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Heard between pieces.</param>
    /// <exception cref="AceDataException">It is missing, damaged, dangerous, or of no known kind.</exception>
    FileReport Inspect(string path, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken);
}
