using System.Globalization;
using AceData.Lyrics.Matching;

namespace AceData.Tests.Lyrics.Matching;

/// <summary>
/// Counts decisions on labelled pairs: <c>same</c> should be accepted and must not be rejected, <c>version</c> is for a person
/// to look at, <c>other</c> must not be accepted.
/// </summary>
public sealed class MatchTally
{
    private int _accepted;
    private int _rightlyAccepted;
    private int _belongs;
    private int _kept;
    private int _same;

    /// <summary>Share of what was accepted that is the same song in the same version.</summary>
    public double Precision => (double)_rightlyAccepted / _accepted;

    /// <summary>Share of the same songs and their versions that were accepted or are for review.</summary>
    public double Recall => (double)_kept / _belongs;

    /// <summary>Share of the same songs that were accepted, which no person needs to look at.</summary>
    public double AcceptedShare => (double)_rightlyAccepted / _same;

    /// <returns>False when a person would have decided otherwise.</returns>
    public bool Add(string label, MatchDecision decision)
    {
        var isAccepted = decision == MatchDecision.Accept;
        _accepted += isAccepted ? 1 : 0;
        _rightlyAccepted += isAccepted && label == "same" ? 1 : 0;
        _same += label == "same" ? 1 : 0;
        _belongs += label != "other" ? 1 : 0;
        _kept += label != "other" && decision != MatchDecision.Reject ? 1 : 0;
        return label switch
        {
            "same" => isAccepted,
            "version" => decision == MatchDecision.Review,
            _ => decision == MatchDecision.Reject,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {_accepted}, precision {Precision:P1}, recall of accept and review {Recall:P1}, same songs accepted {AcceptedShare:P1}");
}
