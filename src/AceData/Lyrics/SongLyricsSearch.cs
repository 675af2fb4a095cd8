using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics;

/// <summary>The search for one song: what is known of it and what the sources said so far.</summary>
/// <param name="Index">Its place among the songs of the run.</param>
/// <param name="Song">The song.</param>
/// <param name="Present">What stands there now; a write demands that it still does.</param>
/// <param name="MayWrite">False when a person's text stands there: the result becomes a suggestion.</param>
/// <param name="IsFailureText">What stands there is the failure message of another tool.</param>
internal sealed record SongLyricsSearch(int Index, Song Song, FileVersion Present, bool MayWrite, bool IsFailureText)
{
    private readonly List<LyricsCandidate> _candidates = [];
    private readonly List<string> _asked = [];
    private readonly List<string> _complaints = [];
    private readonly List<(string Source, LyricsCause Cause, string? Detail)> _refusals = [];
    private bool _infersStructure;

    /// <summary>What stands there was made up for trying out.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>Which song is looked for.</summary>
    public LyricsQuestion Question { get; private set; } = new(Song.Path, new Identity.SongIdentity());

    /// <summary>The best text so far, with what could not be read beside it; null when there is none.</summary>
    public LyricsCandidate? Best => LyricsCandidate.Best(_candidates) is { } best ? best with { Notes = [.. best.Notes, .. _complaints] } : null;

    /// <summary>Something sure was found; another source could at most have the sections marked.</summary>
    public bool IsSure => Best is { IsSure: true };

    /// <summary>Nothing better can come.</summary>
    public bool IsOver => Best is { IsSure: true, IsComplete: true };

    /// <summary>Says which song is looked for; what was found before is compared again, now that more is known.</summary>
    public void LookFor(LyricsQuestion question)
    {
        Question = question;
        for (var i = 0; i < _candidates.Count; i++)
        {
            _candidates[i] = LyricsCandidate.Of(question, _candidates[i].Found, _infersStructure);
        }
    }

    /// <summary>Takes what a source said.</summary>
    public void Add(ILyricsSource source, SourceAnswer answer, bool inferStructure)
    {
        if (source.IsOnline && answer.WasAsked)
        {
            _asked.Add(OriginWords.NameOf(source.Name));
        }

        _infersStructure = inferStructure;
        foreach (var found in answer.Found)
        {
            _candidates.Add(LyricsCandidate.Of(Question, found, inferStructure));
        }

        // A file that cannot be read is this PC's affair: asking again later will not help.
        if (answer is { Cause: null or LyricsCause.Unreadable, Detail: { } complaint })
        {
            _complaints.Add(complaint);
        }

        if (answer.Cause is { } cause)
        {
            Refuse(source.Name, cause, answer.Detail);
        }
    }

    /// <summary>Notes why a source said nothing.</summary>
    public void Refuse(string source, LyricsCause cause, string? detail) => _refusals.Add((source, cause, detail));

    /// <summary>Why there is nothing, the gravest reason first: a source that could not be asked outweighs those that know nothing.</summary>
    public (LyricsStatus Status, LyricsCause Cause, string? Detail) WhyNothing()
    {
        if (_refusals.FirstOrDefault(refusal => IsNoAnswer(refusal.Cause)) is { Source: not null } blocked)
        {
            return (LyricsStatus.Blocked, blocked.Cause, blocked.Detail);
        }

        if (_candidates.Count > 0)
        {
            return _candidates.Find(candidate => candidate.Match.Decision != Matching.MatchDecision.Reject) is { } unfit
                ? (LyricsStatus.NotFound, LyricsCause.NotTranscribed, unfit.Text.IsTooLong ? string.Join(" ", unfit.Text.Warnings) : $"What was found ({OriginWords.SourceOf(unfit.Origin())}) has too little text to be the words of the song.")
                : (LyricsStatus.NotFound, LyricsCause.OtherSong, $"Only other songs were found, such as '{_candidates[0].Found.Title}': {string.Join("; ", _candidates[0].Match.Reasons.Take(1))}.");
        }

        var order = new[] { LyricsCause.Unreadable, LyricsCause.NotTranscribed, LyricsCause.NoIdentity };
        var first = _refusals.OrderBy(refusal => Array.IndexOf(order, refusal.Cause) is >= 0 and var at ? at : order.Length).FirstOrDefault();
        return first.Source is not null && order.Contains(first.Cause)
            ? (LyricsStatus.NotFound, first.Cause, first.Detail ?? NothingKnown())
            : (LyricsStatus.NotFound, LyricsCause.NotFound, NothingKnown());
    }

    // Nobody has it; what lies beside the song and was not taken, or who could not be asked, is worth a word.
    private string NothingKnown()
    {
        var remarks = _refusals.Where(refusal => refusal.Cause == LyricsCause.NotFound).Select(refusal => refusal.Detail).OfType<string>().ToList();
        return _asked.Count > 0 ? string.Join("; ", [.. remarks, $"not known to {string.Join(", ", _asked)}"])
            : remarks.Count > 0 ? string.Join("; ", remarks)
            : "no words beside the song or inside it, and nobody else was asked";
    }

    /// <summary>True for what is no word about the song: refused, broken off, not reached.</summary>
    internal static bool IsNoAnswer(LyricsCause? cause) => cause is LyricsCause.Blocked or LyricsCause.RateLimited or LyricsCause.NetworkError or LyricsCause.BadResponse or LyricsCause.NotConfigured;
}
