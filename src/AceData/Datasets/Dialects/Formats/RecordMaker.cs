using System.Globalization;
using AceData.Datasets.Dialects.Values;

namespace AceData.Datasets.Dialects.Formats;

/// <summary>Puts a record together from the values of a file, and notes what cannot be used with its line.</summary>
internal sealed class RecordMaker
{
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, string> _other = new(StringComparer.Ordinal);
    private SongRecord _record = new();

    public SongRecord Record => _record with { Other = _other };

    public IReadOnlyList<string> Notes => _notes;

    /// <param name="field">Which field.</param>
    /// <param name="value">The value as it stands there.</param>
    /// <param name="line">Where it stands, from 1; 0 for a file of one value.</param>
    /// <param name="name">What the file calls the field.</param>
    public void Set(SongField field, string value, int line, string name)
    {
        _record = FieldText.Set(_record, field, value, out var objection);
        if (objection is not null)
        {
            _notes.Add($"{Place(line)}{name}: {objection}");
        }
    }

    /// <summary>Keeps what the dialect alone has.</summary>
    public void Keep(string name, string value) => _other[name] = value;

    /// <summary>Changes what was read, where the dialect means something else by it.</summary>
    public void Change(Func<SongRecord, SongRecord> change) => _record = change(_record);

    public ReadSong Song(string name = "", int line = 0) => new() { Name = name, Line = line, Record = Record, Notes = _notes };

    public static string Place(int line) => line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"line {line}: ");
}
