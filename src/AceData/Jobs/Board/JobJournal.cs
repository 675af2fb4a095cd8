using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Jobs.Board;

/// <summary>
/// The jobs of a data folder on the disk: <c>.acedata/jobs/&lt;id&gt;/</c> with <c>request.json</c> (written once),
/// <c>job.json</c> (whole at every instant) and <c>log.txt</c>.
/// </summary>
internal sealed class JobJournal
{
    private const int LongestRecord = 4 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly string _folder;
    private readonly int _keptJobs;
    private readonly long _keptBytes;

    /// <param name="folder">The folder of all jobs; made when the first comes.</param>
    /// <param name="keptJobs">Ended jobs that are kept.</param>
    /// <param name="keptBytes">Bytes of all ended jobs that are kept; the latest one always is.</param>
    public JobJournal(string folder, int keptJobs, long keptBytes)
    {
        _folder = folder;
        _keptJobs = keptJobs;
        _keptBytes = keptBytes;
    }

    /// <summary>The folder of a job.</summary>
    public string FolderOf(Guid id) => Path.Combine(_folder, id.ToString("N", CultureInfo.InvariantCulture));

    public string RequestFile(Guid id) => Path.Combine(FolderOf(id), "request.json");

    public string LogFile(Guid id) => Path.Combine(FolderOf(id), "log.txt");

    private string RecordFile(Guid id) => Path.Combine(FolderOf(id), "job.json");

    /// <summary>Writes a new job: the request first, so that a job that is known has one.</summary>
    /// <exception cref="AceDataException">It cannot be written; nothing of it is left.</exception>
    public void Create(JobRecord record, string request)
    {
        Folders.Make(FolderOf(record.Id));
        try
        {
            AtomicFile.Default.Write(new AtomicWrite { Path = RequestFile(record.Id), Content = TextFile.Encode(request), IsPrivate = true });
            Save(record);
        }
        catch (AceDataException)
        {
            Remove(record.Id);
            throw;
        }
    }

    /// <summary>Writes the job as it is now.</summary>
    /// <exception cref="AceDataException">It cannot be written; the file holds what it held.</exception>
    public void Save(JobRecord record) => AtomicFile.Default.Write(new AtomicWrite
    {
        Path = RecordFile(record.Id),
        Content = JsonSerializer.SerializeToUtf8Bytes(record, Options),
        IsPrivate = true,
    });

    /// <summary>The request of a job as JSON.</summary>
    /// <exception cref="AceDataException">It cannot be read.</exception>
    public string Request(Guid id) => TextFile.Read(RequestFile(id), LongestRecord).Text;

    /// <summary>All jobs, the oldest first. Folders that hold no whole job (one that was being ordered when the program was killed) are taken away.</summary>
    public IReadOnlyList<JobRecord> Load()
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        var records = new List<JobRecord>();
        foreach (var folder in Directory.GetDirectories(_folder))
        {
            if (!Guid.TryParseExact(Path.GetFileName(folder), "N", out var id))
            {
                continue;
            }

            TempFiles.Sweep(TempFiles.In(folder));
            if (ReadRecord(id) is { } record && record.Id == id)
            {
                records.Add(record);
            }
            else if (!File.Exists(RecordFile(id)))
            {
                Remove(id);
            }
        }

        return [.. records.OrderBy(record => record.Number)];
    }

    /// <summary>Takes a job's folder away.</summary>
    public void Remove(Guid id)
    {
        try
        {
            Directory.Delete(FolderOf(id), recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody has the log open; the next start tries again.
        }
    }

    /// <summary>Which ended jobs are too many.</summary>
    /// <param name="ended">Ids of the ended jobs, the latest first.</param>
    public IReadOnlyList<Guid> TooMany(IEnumerable<Guid> ended)
    {
        var bytes = 0L;
        var kept = 0;
        var tooMany = new List<Guid>();
        foreach (var id in ended)
        {
            bytes += SizeOf(id);
            if (kept >= _keptJobs || (kept > 0 && bytes > _keptBytes))
            {
                tooMany.Add(id);
            }
            else
            {
                kept++;
            }
        }

        return tooMany;
    }

    /// <summary>Bytes of a job's folder.</summary>
    public long SizeOf(Guid id)
    {
        try
        {
            return new DirectoryInfo(FolderOf(id)).EnumerateFiles().Sum(file => file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private JobRecord? ReadRecord(Guid id)
    {
        try
        {
            var record = JsonSerializer.Deserialize<JobRecord>(TextFile.Read(RecordFile(id), LongestRecord).Text, Options);
            return record?.Version == JobRecord.CurrentVersion ? record : null;
        }
        catch (Exception exception) when (exception is AceDataException or JsonException)
        {
            // Not ours, or of a newer version: it is left as it is and not shown.
            return null;
        }
    }
}
