using AceData.Datasets;
using AceData.Jobs;

namespace AceData.Inspecting.Formats;

/// <summary>Data sets of songs, as <c>acedata convert</c> and <c>datasets</c> of Hugging Face write them.</summary>
internal sealed class DataSetInspector : IFileInspector
{
    private const string State = "state.json";
    private const string Description = "dataset_info.json";

    public bool Takes(string path) => File.Exists(Path.Combine(path, State)) || File.Exists(Path.Combine(path, Description));

    public FileReport Inspect(string path, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var songs = new List<SongRowReport>();
        foreach (var row in DataSetReader.Read(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            songs.Add(new SongRowReport(row.Key, row.FileName, row.Tags, LinesOf(row.Lyrics), row.Recaptions.Count));
        }

        return new FileReport { File = path, Kind = "data set of songs", Songs = songs };
    }

    private static int LinesOf(string lyrics) => lyrics.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}
