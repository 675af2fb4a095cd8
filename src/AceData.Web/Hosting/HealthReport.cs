namespace AceData.Web.Hosting;

/// <summary>What the server uses, for measuring.</summary>
/// <param name="Heap">Managed memory that is really in use, bytes.</param>
/// <param name="WorkingSet">Memory of the whole process, bytes.</param>
internal sealed record HealthReport(long Heap, long WorkingSet);
