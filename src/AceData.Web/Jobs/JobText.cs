using System.Globalization;
using AceData.Jobs.Board;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Jobs;

/// <summary>What the page says of a job; numbers are those of the job, never guessed.</summary>
internal static class JobText
{
    // Units that nobody counts: their share is what says something.
    private const string Steps = "steps";

    /// <summary>One sentence on where the job is.</summary>
    public static string Of(JobView job, IStringLocalizer words, TimeProvider time) => job.State switch
    {
        JobState.Queued => job.WaitsFor switch
        {
            { Eta: { } eta } behind => words["Jobs.Text.WaitsEta", JobTitle.Of(behind.Title), words.Rough(eta)],
            { } behind => words["Jobs.Text.Waits", JobTitle.Of(behind.Title)],
            null => words["Jobs.State.Queued"],
        },
        JobState.Starting => words["Jobs.Text.Starting", TimeWords.Clock(Since(job.StartedAt, time))],
        JobState.Running => Running(job, words, time),
        JobState.Stopping => words["Jobs.Text.Stopping", TimeWords.Clock(Since(job.StopAskedAt, time))],
        JobState.Done or JobState.DoneWithProblems when Finished(job, words) is { } text => text,
        JobState.Done => words.Count("Jobs.Text.Done", job.Done, words.Rough(Took(job))),
        JobState.DoneWithProblems => words["Jobs.Text.Problems", job.Kept, job.Failed],
        JobState.Stopped or JobState.Interrupted when job.Operation == "models-get" => words["Jobs.Text.ModelsStopped"],
        JobState.Stopped when job is { Operation: "preprocess", NotStarted: { } rest } => words["Jobs.Text.PreprocessStopped", job.Kept, rest],
        JobState.Stopped => job.NotStarted is { } rest ? words["Jobs.Text.Stopped", job.Kept, rest] : words["Jobs.Text.StoppedOpen", job.Kept],
        JobState.Interrupted => words["Jobs.Text.Interrupted", job.Kept],
        _ => job.ErrorText is { } error ? ProblemText.Of(error) : words["Jobs.Text.Failed"],
    };

    /// <summary>The state in a word; a run that waits for an answer has not failed.</summary>
    public static string State(JobView job, IStringLocalizer words) => words[QuestionOf(job) is null ? $"Jobs.State.{job.State}" : "Jobs.Question"];

    /// <summary>Code of the question that a job ended with, such as <c>ASK-OVERWRITE</c>; null for none.</summary>
    public static string? QuestionOf(JobView job) => job.State == JobState.Failed && job.ErrorCode is { } code && code.StartsWith("ASK-", StringComparison.Ordinal) ? code : null;

    /// <summary>The share as a person reads it; a job that did not end well never shows 100 %.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(share * 100):0} %");

    // What is counted otherwise than by songs that were worked on.
    private static string? Finished(JobView job, IStringLocalizer words)
    {
        int Of(string outcome) => job.Counts.GetValueOrDefault(outcome);
        return job.Operation switch
        {
            _ when job.Counts.Count == 0 => null,
            "check" => words.Count("Jobs.Text.Checked", Of("songs"), Of("blocks"), Of("warns"), Of("notes")),
            "convert" when Of("leaving") > 0 => words.Count("Jobs.Text.ConvertedLeaving", Of("converted"), Of("left_out"), Of("leaving")),
            "convert" => words.Count("Jobs.Text.Converted", Of("converted"), Of("left_out")),
            "preprocess" => words.Count("Jobs.Text.Preprocessed", Of("made") + Of("renewed"), Of("unchanged") + Of("kept"), Of("failed")),
            "export" => words.Count("Jobs.Text.Exported", Of("written") + Of("same"), Of("failed") + Of("not_started")),
            "models-get" or "models-use" => words.Count("Jobs.Text.ModelsGot", job.Counts.Where(pair => pair.Key is not ("failed" or "other")).Sum(pair => pair.Value), Of("failed")),
            "models-verify" => words.Count("Jobs.Text.ModelsChecked", Of("good"), Of("damaged")),
            "import" => words.Count("Jobs.Text.Imported", Of("imported"), Of("same"), Of("kept"), Of("failed")),
            _ => null,
        };
    }

    private static string Running(JobView job, IStringLocalizer words, TimeProvider time)
    {
        if (job.Total is not { } total || job.Share is not { } share)
        {
            return words["Jobs.Text.RunningOpen", job.Done];
        }

        var text = job.Unit switch
        {
            Steps => Percent(share),
            "MB" => words["Jobs.Text.RunningMegabytes", job.Done, total, Percent(share)].Value,
            _ => words["Jobs.Text.Running", job.Done, total, Percent(share)].Value,
        };
        var rest = job.Eta is { } eta
            ? words["Jobs.Text.Eta", words.Rough(eta), (time.GetLocalNow() + eta).ToString("t", CultureInfo.CurrentCulture)].Value
            : words["Jobs.Text.Estimating"].Value;
        return $"{text} · {rest}";
    }

    private static TimeSpan Took(JobView job) => (job.EndedAt ?? job.OrderedAt) - (job.StartedAt ?? job.OrderedAt) is var took && took > TimeSpan.Zero ? took : TimeSpan.Zero;

    private static TimeSpan Since(DateTimeOffset? start, TimeProvider time) => start is { } moment && time.GetUtcNow() - moment is var past && past > TimeSpan.Zero ? past : TimeSpan.Zero;
}
