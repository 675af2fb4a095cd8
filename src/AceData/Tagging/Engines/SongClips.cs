using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>The parts of one song that an engine listens to.</summary>
/// <param name="Id">Unlike for every song of a run; a late answer for another song can be told by it.</param>
/// <param name="Title">Title from tags or file name; null when unknown.</param>
/// <param name="Artist">Artist; null when unknown.</param>
/// <param name="BySegment">Clip per segment name (<c>start</c>, <c>middle</c>, <c>end</c>, <c>best</c>, <c>full</c>); mono, 16 kHz, at most 30 s. Equal clips are the same object.</param>
public sealed record SongClips(
    string Id,
    string? Title,
    string? Artist,
    IReadOnlyDictionary<string, Waveform> BySegment);
