using System.Globalization;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>How good answers are, in the field's measures.</summary>
internal sealed class TempoScores
{
    private readonly List<(double Confidence, bool Right)> _confidences = [];
    private int _songs, _accuracy1, _accuracy2, _exact, _silenced, _withoutTempo, _withoutFound;

    public void Add(double? truth, double? answer, double confidence)
    {
        if (truth is not { } bpm)
        {
            _withoutTempo++;
            _withoutFound += answer is null ? 1 : 0;
            return;
        }

        _songs++;
        if (answer is not { } found)
        {
            _silenced++;
            return;
        }

        var right = Near(found, bpm);
        _accuracy1 += right ? 1 : 0;
        _accuracy2 += right || new[] { 2, 3, 0.5, 1.0 / 3 }.Any(m => Near(found, bpm * m)) ? 1 : 0;
        _exact += Math.Abs(Math.Round(found, MidpointRounding.AwayFromZero) - Math.Round(bpm, MidpointRounding.AwayFromZero)) <= 1 ? 1 : 0;
        _confidences.Add((confidence, right));
    }

    public double Accuracy1 => (double)_accuracy1 / _songs;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"n {_songs,4}  Acc1 {(double)_accuracy1 / _songs,6:P1}  Acc2 {(double)_accuracy2 / _songs,6:P1}  exact {(double)_exact / _songs,6:P1}  wrongly none {(double)_silenced / _songs,5:P1}  none found {_withoutFound}/{_withoutTempo}  ECE {CalibrationError(),5:0.000}");

    /// <summary>Expected calibration error over ten equal steps of confidence.</summary>
    private double CalibrationError() => _confidences.Count == 0 ? 0 : _confidences
        .GroupBy(c => Math.Min(9, (int)(c.Confidence * 10)))
        .Sum(g => (double)g.Count() / _confidences.Count * Math.Abs(g.Average(c => c.Confidence) - g.Average(c => c.Right ? 1 : 0)));

    private static bool Near(double found, double truth) => Math.Abs(found - truth) <= 0.04 * truth;
}
