namespace AceData.Datasets.Arrow;

/// <summary>The columns of a stream.</summary>
internal sealed class ArrowSchema
{
    private readonly Dictionary<string, ArrowPlace> _places = new(StringComparer.Ordinal);

    private ArrowSchema(IReadOnlyList<ArrowField> fields)
    {
        Fields = fields;
        foreach (var field in fields)
        {
            // Of two columns of one name the first is meant: the reference takes it, too.
            _places.TryAdd(field.Name, new ArrowPlace(field, NodeCount, BufferCount));
            NodeCount += field.NodeCount;
            BufferCount += field.BufferCount;
        }
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<ArrowField> Fields { get; }

    /// <summary>Nodes of a batch.</summary>
    public int NodeCount { get; }

    /// <summary>Buffers of a batch.</summary>
    public int BufferCount { get; }

    /// <summary>Reads a <c>Schema</c> of <c>Schema.fbs</c>.</summary>
    public static ArrowSchema Read(FlatTable schema)
    {
        if (schema.Int16(0) != 0)
        {
            throw ArrowDamage.Foreign("its numbers are stored in the order of other processors");
        }

        var left = ArrowField.Most;
        var fields = new ArrowField[schema.Count(1)];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = ArrowField.Read(schema.TableAt(1, i), ref left);
        }

        return new ArrowSchema(fields);
    }

    /// <summary>The column, or null when there is none of this name.</summary>
    public ArrowField? Find(string name) => _places.TryGetValue(name, out var place) ? place.Field : null;

    /// <summary>Where a column that is there begins in a batch.</summary>
    public ArrowPlace PlaceOf(string name) => _places[name];
}

/// <summary>Where a column or a part of it lies in each batch.</summary>
/// <param name="Field">What it is.</param>
/// <param name="Node">Number of its node.</param>
/// <param name="Buffer">Number of its first buffer.</param>
internal sealed record ArrowPlace(ArrowField Field, int Node, int Buffer);
