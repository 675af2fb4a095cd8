using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Files;

namespace AceData.Jobs;

/// <summary>
/// Writes events as lines of JSON (<c>docs/events.md</c>): one object a line, plain ASCII, so that no text of a song can
/// break a line, forge one or move the cursor of a terminal. Safe from several threads; each line is passed on at once.
/// </summary>
public sealed class JobEventWriter : IProgress<JobEvent>
{
    /// <summary>Version of the format.</summary>
    public const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new FiniteNumberConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Lock _gate = new();
    private readonly Stream _output;
    private readonly TimeProvider _time;
    private readonly Action? _onReaderGone;
    private long _sequence;
    private bool _isReaderGone;

    /// <param name="output">Where the lines go; not closed.</param>
    /// <param name="time">The clock of <c>time</c>.</param>
    /// <param name="onReaderGone">Called once when nobody reads any more; later events are dropped.</param>
    public JobEventWriter(Stream output, TimeProvider time, Action? onReaderGone = null)
    {
        _output = output;
        _time = time;
        _onReaderGone = onReaderGone;
    }

    /// <summary>A writer on stdout.</summary>
    /// <param name="time">The clock of <c>time</c>.</param>
    /// <param name="onReaderGone">Called once when nobody reads any more: the parent is gone.</param>
    public static JobEventWriter OnStandardOutput(TimeProvider time, Action onReaderGone) => new(new StandardOutput(), time, onReaderGone);

    /// <inheritdoc/>
    public void Report(JobEvent value)
    {
        lock (_gate)
        {
            if (_isReaderGone)
            {
                return;
            }

            try
            {
                _output.Write(Line(value));
                _output.Flush();
                return;
            }
            catch (FileFaultException fault) when (fault.Fault == FileFault.DiskFull)
            {
                // A log that has no room is no reason to leave the songs: the run goes on untold.
                _isReaderGone = true;
                return;
            }
            catch (IOException)
            {
                _isReaderGone = true;
            }
        }

        _onReaderGone?.Invoke();
    }

    private byte[] Line(JobEvent value)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        using (var body = JsonSerializer.SerializeToDocument(value, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", FormatVersion);
            json.WriteNumber("seq", ++_sequence);
            json.WriteString("time", _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            foreach (var property in body.RootElement.EnumerateObject())
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    // JSON has no word for "not a number": null says the same.
    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
