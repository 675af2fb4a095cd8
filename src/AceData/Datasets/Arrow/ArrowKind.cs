namespace AceData.Datasets.Arrow;

/// <summary>The kinds of column, by their numbers in <c>Schema.fbs</c> of Apache Arrow.</summary>
internal enum ArrowKind : byte
{
    Null = 1,
    Int,
    FloatingPoint,
    Binary,
    Text,
    Bool,
    Decimal,
    Date,
    Time,
    Timestamp,
    Interval,
    List,
    Struct,
    Union,
    FixedSizeBinary,
    FixedSizeList,
    Map,
    Duration,
    LargeBinary,
    LargeText,
    LargeList,
    RunEndEncoded,
    BinaryView,
    TextView,
    ListView,
    LargeListView,
}
