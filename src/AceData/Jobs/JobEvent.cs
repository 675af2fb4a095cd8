using System.Text.Json.Serialization;

namespace AceData.Jobs;

/// <summary>
/// One event of a running operation (design: <c>docs/events.md</c>). The stream of a run is its log, its progress
/// and its result in one; <c>v</c>, <c>seq</c> and <c>time</c> are added by whoever writes it out.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(JobStarted), "started")]
[JsonDerivedType(typeof(JobItem), "item")]
[JsonDerivedType(typeof(JobProgress), "progress")]
[JsonDerivedType(typeof(JobMetric), "metric")]
[JsonDerivedType(typeof(JobLog), "log")]
[JsonDerivedType(typeof(JobWarning), "warning")]
[JsonDerivedType(typeof(JobArtifact), "artifact")]
[JsonDerivedType(typeof(JobResult), "result")]
public abstract record JobEvent;

/// <summary>The operation begins.</summary>
/// <param name="Operation">The verb, such as <c>tag</c>.</param>
/// <param name="Total">Number of items, null while it is not known.</param>
public sealed record JobStarted(string Operation, int? Total) : JobEvent;

/// <summary>An item changed its state.</summary>
/// <param name="Id">The item, such as the path of a song.</param>
/// <param name="State">A word of the operation, such as <c>written</c>, <c>skipped</c>, <c>failed</c>.</param>
/// <param name="Detail">A sentence or the tag line; null when there is nothing to add.</param>
/// <param name="Code">Why it failed, as a stable code such as <c>AUDIO-BAD</c>; null when it did not.</param>
/// <param name="Result">What came of it, the object that <c>--json</c> prints for it; null when there is none.</param>
public sealed record JobItem(
    string Id,
    string State,
    string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Result = null) : JobEvent;

/// <summary>How far the operation is.</summary>
/// <param name="Done">Finished units.</param>
/// <param name="Total">All units.</param>
/// <param name="Unit">What is counted, such as <c>songs</c>.</param>
/// <param name="EtaSeconds">Seconds that are left, from measured speed; null until there is something measured.</param>
public sealed record JobProgress(long Done, long Total, string Unit, [property: JsonPropertyName("eta_s")] double? EtaSeconds) : JobEvent;

/// <summary>A measured number of a step.</summary>
public sealed record JobMetric(string Name, long Step, double Value) : JobEvent;

/// <summary>A line for a person.</summary>
/// <param name="Level"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Text">Whole sentences.</param>
/// <param name="Code">Stable code of an error, such as <c>FFMPEG-MISSING</c>; null for what is none.</param>
public sealed record JobLog(
    string Level,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null) : JobEvent;

/// <summary>Something that does not stop the run but should be seen.</summary>
/// <param name="Code">Stable code, such as <c>AUDIO-SHORT</c>.</param>
/// <param name="Item">The item it is about; null for the whole run.</param>
/// <param name="Text">Whole sentences.</param>
public sealed record JobWarning(string Code, string? Item, string Text) : JobEvent;

/// <summary>A file was made.</summary>
public sealed record JobArtifact(string Kind, string Path) : JobEvent;

/// <summary>The operation has ended; always the last event.</summary>
/// <param name="Exit">The exit code.</param>
/// <param name="Counts">Items by outcome.</param>
public sealed record JobResult(int Exit, IReadOnlyDictionary<string, int> Counts) : JobEvent;
