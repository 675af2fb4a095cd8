using AceData.Audio.Analysis;
using AceData.Audio.Decoding;

namespace AceData.Listening;

/// <summary>What is kept of a song between two looks at it.</summary>
/// <param name="Outline">Picture, levels, onsets.</param>
/// <param name="Probe">What the file says about itself, without its tags.</param>
internal sealed record KeptOutline(SongOutline Outline, AudioProbe Probe);
