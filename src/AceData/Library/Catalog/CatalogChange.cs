namespace AceData.Library.Catalog;

/// <summary>What changed since the last notification.</summary>
/// <param name="Now">The list as it is now.</param>
/// <param name="Ids">Songs whose row changed, came or went.</param>
/// <param name="IsListChanged">True when songs came, went or changed places.</param>
public sealed record CatalogChange(CatalogSnapshot Now, IReadOnlySet<SongId> Ids, bool IsListChanged);
