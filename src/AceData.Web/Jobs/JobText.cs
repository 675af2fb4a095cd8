using System.Globalization;
using AceData.Jobs.Board;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Jobs;

/// <summary>What the page says of a job; numbers are those of the job, never guessed.</summary>
internal static class JobText
{
    /// <summary>One sentence on where the job is.</summary>
    public static string Of(JobView job, IStringLocalizer words, TimeProvider time) => job.State switch
    {
        JobState.Queued => job.WaitsFor switch
        {
            { Eta: { } eta } behind => words["Jobs.Text.WaitsEta", behind.Title, words.Rough(eta)],
            { } behind => words["Jobs.Text.Waits", behind.Title],
            null => words["Jobs.State.Queued"],
        },
        JobState.Starting => words["Jobs.Text.Starting", TimeWords.Clock(Since(job.StartedAt, time))],
        JobState.Running => Running(job, words, time),
        JobState.Stopping => words["Jobs.Text.Stopping", TimeWords.Clock(Since(job.StopAskedAt, time))],
        JobState.Done => words.Count("Jobs.Text.Done", job.Done, words.Rough(Took(job))),
        JobState.DoneWithProblems => words["Jobs.Text.Problems", job.Kept, job.Failed],
        JobState.Stopped => job.NotStarted is { } rest ? words["Jobs.Text.Stopped", job.Kept, rest] : words["Jobs.Text.StoppedOpen", job.Kept],
        JobState.Interrupted => words["Jobs.Text.Interrupted", job.Kept],
        _ => job.ErrorText ?? words["Jobs.Text.Failed"],
    };

    /// <summary>The share as a person reads it; a job that did not end well never shows 100 %.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.CurrentCulture, $"{Math.Floor(share * 100):0} %");

    private static string Running(JobView job, IStringLocalizer words, TimeProvider time)
    {
        if (job.Total is not { } total || job.Share is not { } share)
        {
            return words["Jobs.Text.RunningOpen", job.Done];
        }

        var text = words["Jobs.Text.Running", job.Done, total, Percent(share)].Value;
        var rest = job.Eta is { } eta
            ? words["Jobs.Text.Eta", words.Rough(eta), (time.GetLocalNow() + eta).ToString("t", CultureInfo.CurrentCulture)].Value
            : words["Jobs.Text.Estimating"].Value;
        return $"{text} · {rest}";
    }

    private static TimeSpan Took(JobView job) => (job.EndedAt ?? job.OrderedAt) - (job.StartedAt ?? job.OrderedAt) is var took && took > TimeSpan.Zero ? took : TimeSpan.Zero;

    private static TimeSpan Since(DateTimeOffset? start, TimeProvider time) => start is { } moment && time.GetUtcNow() - moment is var past && past > TimeSpan.Zero ? past : TimeSpan.Zero;
}
