using AceData.Datasets.Checking.Reporting;
using AceData.Library.Catalog;
using AceData.Settings;

namespace AceData.Web.Workplaces;

/// <summary>What the last check of the data folder found, whoever ran it; read from its file.</summary>
public sealed class LastCheck(DataRoot root, SongCatalog catalog)
{
    private readonly Lock _gate = new();
    private (DateTime Written, long Length) _stamp;

    /// <summary>Null when there was none.</summary>
    public KeptCheck? Current { get; private set; }

    /// <summary>Raised when there is another one.</summary>
    public event Action? Changed;

    /// <summary>Reads the file if it is another one than before; the songs get to know their findings.</summary>
    public void Reload()
    {
        lock (_gate)
        {
            var file = new FileInfo(CheckResultFile.PathIn(root));
            var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (stamp == _stamp)
            {
                return;
            }

            (_stamp, Current) = (stamp, CheckResultFile.Read(root));
            catalog.NoteFindings((Current?.Result.Findings ?? [])
                .Where(finding => finding.File is not null)
                .GroupBy(finding => finding.File!, StringComparer.Ordinal) // not null: filtered
                .ToDictionary(group => SongId.Of(group.Key), group => (IReadOnlyList<string>)[.. group.Select(finding => finding.Code).Distinct(StringComparer.Ordinal)]));
        }

        Changed?.Invoke();
    }
}
