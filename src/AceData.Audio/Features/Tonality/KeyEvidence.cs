namespace AceData.Audio.Features.Tonality;

/// <summary>What a song says about its key.</summary>
/// <param name="Features">Numbers in the order of <see cref="KeyFeatureLayout"/>.</param>
/// <param name="Coherence">Agreement of all peaks on one semitone grid, 0…1.</param>
/// <param name="ChordClarity">Mean probability of the best triad, 0…1.</param>
/// <param name="Steadiness">Mean similarity of neighbouring spectra, 0…1.</param>
/// <param name="Frames">Spectra that were not silent.</param>
internal sealed record KeyEvidence(float[] Features, double Coherence, double ChordClarity, double Steadiness, int Frames);
