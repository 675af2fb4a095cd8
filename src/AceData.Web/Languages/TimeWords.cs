using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Languages;

/// <summary>Lengths of time as a person says them: <c>0:07</c>, <c>12 min</c>, <c>1 h 27 min</c>.</summary>
internal static class TimeWords
{
    /// <summary>Roughly, for what is to come: seconds below a minute, minutes below an hour.</summary>
    public static string Rough(this IStringLocalizer words, TimeSpan time) => time.TotalMinutes switch
    {
        < 1 => words["Time.Seconds", Math.Max(1, (int)Math.Ceiling(time.TotalSeconds))],
        < 60 => words["Time.Minutes", (int)Math.Round(time.TotalMinutes)],
        _ => words["Time.Hours", (int)time.TotalHours, time.Minutes],
    };

    /// <summary>Minutes and seconds, such as <c>3:41</c>.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
