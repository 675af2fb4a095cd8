namespace AceData.Models.Downloading;

/// <summary>A file at the hub, as it was announced before its first byte.</summary>
/// <param name="Address">Where it is asked for.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">What its bytes must hash to.</param>
public sealed record HubFile(Uri Address, long Bytes, HubHash Hash);
