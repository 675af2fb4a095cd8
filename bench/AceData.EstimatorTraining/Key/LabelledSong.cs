using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>A song whose key is known, as the estimator hears it.</summary>
/// <param name="Corpus">Folder the song stands in.</param>
/// <param name="File">File name.</param>
/// <param name="Genre">Kind of music, from the corpus.</param>
/// <param name="Key">Tonic × 2 + mode (0 major, 1 minor), or null where there is no tonal content.</param>
/// <param name="Evidence">Features and measures.</param>
internal sealed record LabelledSong(string Corpus, string File, string Genre, int? Key, KeyEvidence Evidence);
