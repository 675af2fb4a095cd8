using AceData.Datasets.Checking.Rules;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking;

/// <summary>Collects what a check finds; of a song only what the set is judged by is kept.</summary>
internal sealed class CheckTally(CheckBasis basis)
{
    private readonly List<CheckFinding> _findings = [];
    private readonly List<double> _seconds = [];
    private readonly List<int> _tempos = [];

    /// <summary>The songs that have tags.</summary>
    public List<TaggedSong> Tagged { get; } = [];

    /// <summary>Bytes that the training set will take, about.</summary>
    public double TrainSetBytes { get; private set; }

    public void Add(IEnumerable<CheckFinding> findings) => _findings.AddRange(findings);

    /// <summary>Judges a song.</summary>
    /// <returns>What was found about it.</returns>
    public IReadOnlyList<CheckFinding> Add(CheckedSong song)
    {
        List<CheckFinding> findings = [.. AudioRules.Of(song), .. PromptRules.Of(song, basis), .. TempoRules.Of(song), .. LyricsRules.Of(song, basis)];
        _findings.AddRange(findings);
        TrainSetBytes += song.AudioProblem is null ? DiskRules.Need([song]) : 0;
        if (song.Line.Tags.Count > 0)
        {
            Tagged.Add(new TaggedSong(song.File, song.Line.Tags, song.AudioProblem is null));
        }

        if (song.Measured is { } measured)
        {
            _seconds.Add(measured.DurationSeconds);
        }

        if (song.Line.BeatsPerMinute is { } tempo)
        {
            _tempos.Add(tempo);
        }

        return findings;
    }

    /// <summary>The result, but for its time.</summary>
    public CheckDatasetResult Finish(int songs)
    {
        var order = CheckCodes.All().Select(code => code.Name).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var troubled = _findings.Where(finding => finding is { File: not null, Weight: not CheckWeight.Notes } && !UnopenedSongs.IsFolder(finding.Code)).Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();
        return new CheckDatasetResult
        {
            Songs = songs,
            Ready = Math.Max(0, songs - troubled),
            Findings = [.. _findings.OrderBy(finding => finding.Weight).ThenBy(finding => order.GetValueOrDefault(finding.Code, -1)).ThenBy(finding => finding.Code, StringComparer.Ordinal)],
            Statistics = new CheckStatistics(_seconds, _tempos, Tags()),
            TrainSetBytes = TrainSetBytes,
            Seconds = 0,
        };
    }

    private List<KeyValuePair<string, int>> Tags() =>
    [
        .. Tagged.SelectMany(song => song.Tags)
            .Where(tag => PromptLine.Tempo(tag) is null && PromptLine.ModeOf(tag) is null)
            .CountBy(tag => tag.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal),
    ];
}
