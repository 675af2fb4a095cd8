namespace AceData.Web.Pages.Songs;

/// <summary>What the dialog for many songs can do.</summary>
internal enum BulkEdit
{
    Add,
    Remove,
    Replace,
    Tempo,
    Key,
    Text,
    Order,
}

/// <summary>Which songs it does it to.</summary>
internal enum BulkScope
{
    Selected,

    /// <summary>Those that the filter shows.</summary>
    Shown,
    All,
}

/// <summary>What it does to tempos.</summary>
internal enum BulkTempo
{
    Half,
    Double,
    Round,
    Set,
    Remove,
}
