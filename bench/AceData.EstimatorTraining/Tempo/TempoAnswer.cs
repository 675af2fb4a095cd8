namespace AceData.EstimatorTraining.Tempo;

/// <summary>What a ranker says of a song that it never heard.</summary>
/// <param name="Song">The song.</param>
/// <param name="Best">Index of the chosen candidate.</param>
/// <param name="Probability">Its probability before calibration.</param>
/// <param name="Group">Answers of one group come from one model; a calibration is judged on groups that it was not made from.</param>
internal sealed record TempoAnswer(RankedSong Song, int Best, double Probability, int Group)
{
    public bool IsRight => Song.IsRight(Best);

    public double Tempo => Song.Candidates[Best];
}
