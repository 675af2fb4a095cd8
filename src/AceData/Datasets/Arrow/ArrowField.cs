namespace AceData.Datasets.Arrow;

/// <summary>A column, or a part of one, as the schema of a stream describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsIndexed">It holds numbers that stand for the values of a dictionary.</param>
/// <param name="Children">Parts of a list or a struct.</param>
/// <param name="OwnBuffers">Buffers that it takes up in a batch, without those of its children.</param>
internal sealed record ArrowField(string Name, ArrowKind Kind, bool IsIndexed, IReadOnlyList<ArrowField> Children, int OwnBuffers)
{
    /// <summary>Parts that the columns of one stream may have together.</summary>
    public const int Most = 10_000;

    private const int Deepest = 32;

    /// <summary>Reads a <c>Field</c> of <c>Schema.fbs</c>.</summary>
    /// <param name="field">The table.</param>
    /// <param name="left">How many more parts may be read: the same table can be named as its own neighbour a million times.</param>
    /// <param name="depth">How many parts it lies in.</param>
    public static ArrowField Read(FlatTable field, ref int left, int depth = 0)
    {
        if (depth > Deepest || --left < 0)
        {
            throw new ArrowDamage("its columns have too many parts");
        }

        var kind = (ArrowKind)field.Byte(2);
        var isIndexed = field.Has(4);
        var children = new ArrowField[field.Count(5)];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Read(field.TableAt(5, i), ref left, depth + 1);
        }

        // The numbers of a dictionary take the place of what the schema says of the values.
        return isIndexed
            ? new ArrowField(field.Text(0) ?? "", kind, true, [], 2)
            : new ArrowField(field.Text(0) ?? "", kind, false, children, BuffersOf(kind, field));
    }

    /// <summary>How many nodes it takes up in a batch, with its children.</summary>
    public int NodeCount { get; } = 1 + Children.Sum(child => child.NodeCount);

    /// <summary>How many buffers it takes up in a batch, with its children.</summary>
    public int BufferCount { get; } = OwnBuffers + Children.Sum(child => child.BufferCount);

    /// <summary>A text, with short or long addresses.</summary>
    public bool IsText => !IsIndexed && Kind is ArrowKind.Text or ArrowKind.LargeText;

    /// <summary>A list of texts.</summary>
    public bool IsTextList => !IsIndexed && Kind is ArrowKind.List or ArrowKind.LargeList && Children is [{ IsText: true }];

    private static int BuffersOf(ArrowKind kind, FlatTable field) => kind switch
    {
        ArrowKind.Null or ArrowKind.RunEndEncoded => 0,
        ArrowKind.Binary or ArrowKind.Text or ArrowKind.LargeBinary or ArrowKind.LargeText => 3,
        ArrowKind.Struct or ArrowKind.FixedSizeList => 1,
        ArrowKind.Union => field.Table(3).Int16(0) == 0 ? 1 : 2,
        ArrowKind.BinaryView or ArrowKind.TextView => throw ArrowDamage.Foreign($"the column '{field.Text(0)}' is stored as a view"),
        >= ArrowKind.Int and <= ArrowKind.LargeList => 2,
        ArrowKind.ListView or ArrowKind.LargeListView => 3,
        _ => throw ArrowDamage.Foreign($"the column '{field.Text(0)}' is of a kind that is not known (number {(int)kind})"),
    };
}
