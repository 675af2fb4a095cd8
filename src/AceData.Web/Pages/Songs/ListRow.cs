using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>A song of a list.</summary>
/// <param name="Song">The song.</param>
/// <param name="Place">From 0 on.</param>
/// <param name="Apart">What tells it from songs of the same title; null where its title is its own.</param>
internal readonly record struct ListRow(SongEntry Song, int Place, string? Apart);
