namespace AceData.Web.Pages.Songs;

/// <summary>Which songs a run is about. Only songs without tags are written; the others get suggestions.</summary>
internal enum TaggingScope
{
    Untagged,
    Selected,

    /// <summary>Those that the filter shows.</summary>
    Shown,

    /// <summary>Those that the last run could not do.</summary>
    Failed,
    All,
}
