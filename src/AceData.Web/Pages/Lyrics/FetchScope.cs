namespace AceData.Web.Pages.Lyrics;

/// <summary>Which songs a run is about.</summary>
internal enum FetchScope
{
    /// <summary>Those without a lyrics file.</summary>
    Missing,
    Selected,

    /// <summary>Those that the filter shows.</summary>
    Shown,
    All,
}
