namespace AceData.Web.Pages.Songs;

/// <summary>By what the list is ordered.</summary>
public enum SongOrder
{
    /// <summary>Folder and file name, as the folder shows them.</summary>
    Path,
    Title,

    /// <summary>By how many there are.</summary>
    Tags,
    Tempo,
    Key,
    Lyrics,
}
