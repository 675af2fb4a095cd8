using System.Globalization;

namespace AceData.Testing;

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

    /// <summary>Counts one decision; what is neither accepted nor rejected is for review.</summary>
    /// <returns>False when a person would have decided otherwise.</returns>
    public bool Add(string label, bool isAccepted, bool isRejected)
    {
        _accepted += isAccepted ? 1 : 0;
        _rightlyAccepted += isAccepted && label == "same" ? 1 : 0;
        _same += label == "same" ? 1 : 0;
        _belongs += label != "other" ? 1 : 0;
        _kept += label != "other" && !isRejected ? 1 : 0;
        return label switch
        {
            "same" => isAccepted,
            "version" => !isAccepted && !isRejected,
            _ => isRejected,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {_accepted}, precision {Precision:P1}, recall of accept and review {Recall:P1}, same songs accepted {AcceptedShare:P1}");
}
