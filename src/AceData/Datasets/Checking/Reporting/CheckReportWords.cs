namespace AceData.Datasets.Checking.Reporting;

/// <summary>The words of the report; in English unless somebody gives others. Places such as <c>{0}</c> are filled in.</summary>
public sealed record CheckReportWords
{
    /// <summary>The language as HTML names it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>{0} is the folder's name.</summary>
    public string Title { get; init; } = "Check of {0}";

    public string Songs { get; init; } = "songs";

    public string Ready { get; init; } = "without anything to mend";

    public string Blocks { get; init; } = "findings block";

    public string Warns { get; init; } = "warn";

    public string Notes { get; init; } = "notes";

    /// <summary>{0} is a size.</summary>
    public string Size { get; init; } = "The training set will take about {0}.";

    public string Waits { get; init; } = "Convert, Create and Train wait until nothing blocks.";

    public string Free { get; init; } = "Nothing blocks: the songs can be converted.";

    public string Tempo { get; init; } = "Tempo";

    public string TempoUnit { get; init; } = "bpm";

    public string Length { get; init; } = "Length";

    public string LengthUnit { get; init; } = "seconds";

    /// <summary>What a picture shows for those who do not see it: {0} its title, from {1} to {2} of the unit {3}.</summary>
    public string Range { get; init; } = "{0}: from {1} to {2} {3}";

    /// <summary>What a bar shows: {3} songs from {0} to {1} of the unit {2}.</summary>
    public string Bar { get; init; } = "{0} to {1} {2}: {3}";

    /// <summary>{0} is a number.</summary>
    public string CountOfSongs { get; init; } = "{0} songs";

    public string Tags { get; init; } = "Tags";

    /// <summary>{0} is a number.</summary>
    public string More { get; init; } = "and {0} more";

    public string Mended { get; init; } = "Can be mended:";

    /// <summary>The heading of a weight.</summary>
    public Func<CheckWeight, string> OfWeight { get; init; } = weight => weight.ToString();

    /// <summary>The heading of a code.</summary>
    public Func<string, string> OfCode { get; init; } = code => CheckCodes.Find(code)?.Title ?? "Problem";

    /// <summary>What the fix of a code does, behind its command.</summary>
    public Func<CheckCode, string> OfFix { get; init; } = code => code.Fix is { } fix ? char.ToLowerInvariant(fix[0]) + fix[1..] + "." : "";

    /// <summary>What a finding says.</summary>
    public Func<CheckFinding, string> OfFinding { get; init; } = finding => finding.Text;
}
