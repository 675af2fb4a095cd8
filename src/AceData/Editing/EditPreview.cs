using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>What an edit would do, before it does.</summary>
/// <param name="Total">Songs that were looked at.</param>
/// <param name="Changes">Songs that would change.</param>
/// <param name="Examples">The first few of them.</param>
/// <param name="Refused">Songs that the edit would change but cannot.</param>
public sealed record EditPreview(int Total, int Changes, IReadOnlyList<EditExample> Examples, IReadOnlyList<EditRefusal> Refused);

/// <summary>One song before and after.</summary>
public sealed record EditExample(SongId Id, string Title, string Before, string After);
