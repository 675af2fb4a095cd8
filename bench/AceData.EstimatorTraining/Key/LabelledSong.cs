using AceData.Audio.Features.Tonality;

namespace AceData.EstimatorTraining.Key;

/// <summary>A song whose key is known, as the estimator hears it.</summary>
/// <param name="Corpus">Folder the song stands in.</param>
/// <param name="File">File name.</param>
/// <param name="Genre">Kind of music, from the corpus.</param>
/// <param name="Key">Tonic × 2 + mode (0 major, 1 minor), or null where there is no tonal content.</param>
/// <param name="Evidence">Features and measures.</param>
internal sealed record LabelledSong(string Corpus, string File, string Genre, int? Key, KeyEvidence Evidence)
{
    /// <summary>The part of the corpus' name before its seed.</summary>
    public string Family => Corpus.Split('-')[0];

    /// <summary>
    /// The same for every take of one song. POP909's file names are the numbers of its songs: <c>pop-21/pop007.wav</c> and
    /// <c>pop-23/pop007.wav</c> are one song; every seed of a generated corpus has songs of its own under the same names.
    /// </summary>
    public string Identity => $"{(Family == "pop" ? Family : Corpus)}/{File}";
}
