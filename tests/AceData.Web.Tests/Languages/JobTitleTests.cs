using System.Globalization;
using AceData.Jobs.Board;
using AceData.Web.Languages;

namespace AceData.Web.Tests.Languages;

public sealed class JobTitleTests : IDisposable
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    public JobTitleTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");

    public void Dispose() => CultureInfo.CurrentUICulture = _language;

    [Theory]
    [InlineData("Tagging 12 untagged songs", "Tagging: 12 Songs ohne Tags")]
    [InlineData("Check of 3 songs", "Prüfung von 3 Songs")]
    [InlineData("Convert to a data set", "Umwandeln in einen Datensatz")]
    [InlineData("Create the training set", "Trainingssatz erzeugen")]
    [InlineData("Export for Side-Step", "Export für Side-Step")]
    [InlineData("Import from Spreadsheet", "Import aus Tabelle")]
    [InlineData("A title of one's own", "A title of one's own")]
    public void The_title_of_a_job_is_said_in_the_language_of_the_window(string english, string german)
    {
        Assert.Equal(german, JobTitle.Of(english));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(english, JobTitle.Of(german));
    }

    [Fact]
    public void Every_title_that_a_job_is_started_with_is_known_in_both_languages()
    {
        var titles = new[] { "SongWords", "LyricsWords", "TrainingWords", "DialectWords", "ModelWords" }
            .SelectMany(name => WordFiles.Read(name).Where(pair => IsTitle(pair.Key)).Select(pair => (English: Filled(pair.Value), German: Filled(WordFiles.Read(name, "de")[pair.Key]))))
            .ToList();
        Assert.True(titles.Count > 20, $"only {titles.Count} were found");

        // Some titles are one in English and two in German; then either will do.
        Assert.All(titles, title => Assert.Contains(JobTitle.Of(title.English), titles.Where(other => other.English == title.English).Select(other => other.German)));
    }

    [Fact]
    public void The_title_of_a_job_that_an_earlier_version_called_otherwise_is_said_by_what_it_does()
    {
        var job = new JobView { Id = Guid.NewGuid(), Number = 1, OrderedAt = DateTimeOffset.UnixEpoch, Folder = "/", Operation = "preprocess", Title = "Trainingsset erzeugen", State = JobState.Done };
        Assert.Equal("Trainingssatz erzeugen", JobTitle.Of(job));
        Assert.Equal("Mine", JobTitle.Of(job with { Operation = "tag", Title = "Mine" }));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("Create the training set", JobTitle.Of(job));
    }

    private static bool IsTitle(string key) => key.Contains(".Job", StringComparison.Ordinal) || key.StartsWith("Tag.Title.", StringComparison.Ordinal) || key.StartsWith("Fetch.Title.", StringComparison.Ordinal);

    private static string Filled(string words) => string.Format(CultureInfo.InvariantCulture, words, 3);
}
