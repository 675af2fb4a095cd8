using System.Globalization;
using System.Text;

namespace AceData.Jobs.Board;

/// <summary>
/// The log of one job: the last lines in memory, all of them in <c>log.txt</c> (time, level and text, one line each, tabs
/// between). Lines reach the disk as they come; a kill loses none that the system has taken.
/// </summary>
internal sealed class JobLogBook : IDisposable
{
    /// <summary>Lines in memory.</summary>
    public const int RingLines = 5000;

    private const long LargestFile = 64L << 20;
    private const int LinesPerMark = 1024;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private readonly Lock _gate = new();
    private readonly Queue<JobLogLine> _ring = new();
    private readonly List<long> _marks = [];
    private readonly string _path;
    private FileStream? _file;
    private long _written;
    private bool _isOnDisk = true;
    private bool _isClosed;

    private JobLogBook(string path) => _path = path;

    /// <summary>Number of the last line.</summary>
    public long Last { get; private set; }

    /// <summary>A log that does not exist yet.</summary>
    public static JobLogBook New(string path) => new(path);

    /// <summary>The log that an earlier run of the program left.</summary>
    public static JobLogBook Existing(string path)
    {
        var book = new JobLogBook(path) { _isClosed = true };
        book.CountLines();
        return book;
    }

    /// <summary>Adds a line.</summary>
    public void Add(DateTimeOffset time, JobLogLevel level, string text)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            var line = new JobLogLine(++Last, time, level, text);
            _ring.Enqueue(line);
            if (_ring.Count > RingLines)
            {
                _ring.Dequeue();
            }

            Write(line);
        }
    }

    /// <summary>Lines from a number on.</summary>
    /// <param name="from">Number of the first line, 1 or more.</param>
    /// <param name="max">Most lines.</param>
    public IReadOnlyList<JobLogLine> Read(long from, int max)
    {
        lock (_gate)
        {
            from = Math.Max(1, from);
            if (max <= 0 || from > Last)
            {
                return [];
            }

            if (!_ring.TryPeek(out var first))
            {
                return ReadFile(from, max);
            }

            // Between what a full disk took and what memory still has there may be a gap.
            return first.Number > from && ReadFile(from, max) is { Count: > 0 } lines
                ? lines
                : [.. _ring.Skip((int)Math.Max(0, from - first.Number)).Take(max)];
        }
    }

    /// <summary>Lets go of memory and file; reading goes on from the disk, or from memory where the disk has not all.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _file?.Dispose();
            _file = null;
            if (_isOnDisk)
            {
                _ring.Clear();
                _ring.TrimExcess();
            }
        }
    }

    private void Write(JobLogLine line)
    {
        if (!_isOnDisk)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\t{line.Level}\t{line.Text}\n"));
        try
        {
            _file ??= new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if ((line.Number - 1) % LinesPerMark == 0)
            {
                _marks.Add(_written);
            }

            if (_written + bytes.Length > LargestFile)
            {
                _isOnDisk = false;
                return;
            }

            _file.Write(bytes);
            _written += bytes.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk under the log is no reason to end the job: the last lines stay in memory.
            _isOnDisk = false;
        }
    }

    private List<JobLogLine> ReadFile(long from, int max)
    {
        var lines = new List<JobLogLine>();
        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var mark = (int)Math.Min((from - 1) / LinesPerMark, _marks.Count - 1);
            file.Position = mark < 0 ? 0 : _marks[mark];
            using var reader = new StreamReader(file, Encoding.UTF8);
            for (var number = 1 + ((long)Math.Max(mark, 0) * LinesPerMark); lines.Count < max && number <= Last && reader.ReadLine() is { } text; number++)
            {
                if (number >= from)
                {
                    lines.Add(Parse(number, text));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder was taken away; there is nothing to show.
        }

        return lines;
    }

    private static JobLogLine Parse(long number, string text)
    {
        var parts = text.Split('\t', 3);
        return parts.Length == 3
            && DateTimeOffset.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && Enum.TryParse<JobLogLevel>(parts[1], out var level)
            ? new JobLogLine(number, time, level, parts[2])
            : new JobLogLine(number, default, JobLogLevel.Output, text.Replace('\t', ' '));
    }

    private void CountLines()
    {
        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[64 << 10];
            var atStart = true;
            int read;
            while ((read = file.Read(buffer)) > 0)
            {
                for (var i = 0; i < read; i++)
                {
                    if (atStart && Last++ % LinesPerMark == 0)
                    {
                        _marks.Add(_written + i);
                    }

                    atStart = buffer[i] == (byte)'\n';
                }

                _written += read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A job that never spoke has no log.
        }
    }
}
