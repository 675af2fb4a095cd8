using System.Globalization;
using System.Reflection;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Datasets.Checking.Reporting;
using AceData.Datasets.Converting;
using AceData.Doctor;
using AceData.Web.Languages;
using AceData.Web.Pages.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Tests.Pages.Training;

public sealed class FindingWordsTests : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Language) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private readonly ServiceProvider _words = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

    public FindingWordsTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("de"));

    private IStringLocalizer<CheckWords> Words => _words.GetRequiredService<IStringLocalizer<CheckWords>>();

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
        _words.Dispose();
    }

    [Theory]
    [InlineData("AUDIO-SHORT", "The song is only 3.5 s long; at least 5 s are needed to learn from it. Check whether it was cut off, or leave it out.", "Der Song ist nur 3,5 s lang")]
    [InlineData("AUDIO-DAMAGED", "Parts of the file are damaged; what could be read was used. Listen to it, and download or convert it again if it stutters. (ffmpeg: Header missing. Twice)", "Teile der Datei sind beschädigt")]
    [InlineData("LYRICS-LANGUAGE", "Most of the text is Greek, which ACE-Step v1 does not read: its trainer would silently take another song instead.", "Der größte Teil des Textes")]
    [InlineData("PROMPT-UNREADABLE", "'a_prompt.txt' cannot be read: it is not text in UTF-8. Open it in an editor and save it with the encoding UTF-8.", "„a_prompt.txt“ kann nicht gelesen werden")]
    [InlineData("NAME-SHARED", "It shares one tag file with 'a.mp3' and 'a.ogg', because they have the same name. Only 'a.wav' is listened to: its kind of file keeps the most of the sound. If they are different songs, rename one.", "Er hat eine Tag-Datei gemeinsam")]
    public void What_came_from_elsewhere_is_said_in_German_too(string code, string english, string german) =>
        Assert.StartsWith(german, FindingWords.Text(Words, new CheckFinding(code, CheckWeight.Warns, "/songs/a.wav", english)), StringComparison.Ordinal);

    [Fact]
    public void Why_a_folder_cannot_be_used_is_said_in_German()
    {
        var words = _words.GetRequiredService<IStringLocalizer<TrainingWords>>();
        Assert.Equal(
            "Kann nicht geschrieben werden: in /x lässt sich keine Datei schreiben: du darfst dort nicht schreiben. Wähle einen anderen Ordner oder ändere seine Rechte.",
            FolderWords.Text(words, new FolderFinding(FolderTopic.NotWritable, FindingState.Bad, "no file can be written in /x: you may not write there", 0)));
    }

    [Fact]
    public void How_a_data_set_differs_is_said_song_by_song_and_without_songs_not_at_all()
    {
        var words = _words.GetRequiredService<IStringLocalizer<TrainingWords>>();
        var look = new DataSetLook { Folder = "/sets", IsThere = true, Songs = 3 };

        Assert.Null(DataSetWords.Text(words, look));
        Assert.Equal("1 Song hätte darin jetzt andere Tags oder Lyrics. 2 Songs sind noch nicht darin. Wandle erneut um.", DataSetWords.Text(words, look with { Changed = 1, New = 2 }));
        Assert.Equal("Wandle erneut um.", DataSetWords.Text(words, look with { Gone = 3 }));
        Assert.Equal("Es gibt gerade keine Songs, mit denen er sich vergleichen ließe. Er bleibt, wie er ist.", DataSetWords.Text(words, look with { Gone = 3, HasNoSongs = true }));
    }

    [Fact]
    public void The_report_of_a_german_window_is_german()
    {
        var statistics = new CheckStatistics([10, 70], [93, 93], [new("hip hop", 2)]);
        CheckFinding[] findings =
        [
            new("PROMPT-MISSING", CheckWeight.Blocks, "/songs/a.wav", "It has no tags, so it would be learnt under an empty prompt. Tag it."),
            new("TAG-ORDER", CheckWeight.Warns, "/songs/b.wav", "The usual order is rock, 93 bpm.") { Sentences = [new FindingSentence("TAG-ORDER", ["rock, 93 bpm"])] },
        ];
        var result = new CheckDatasetResult { Songs = 2, Ready = 0, Findings = findings, Statistics = statistics, TrainSetBytes = 2.5e9, Seconds = 1 };

        var page = System.Net.WebUtility.HtmlDecode(CheckReport.Of(result, "/songs", DateTimeOffset.UnixEpoch, ReportWords.Of(Words)));

        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.Contains("<title>Prüfung von songs</title>", page, StringComparison.Ordinal);
        Assert.Contains("2,5 GB", page, StringComparison.Ordinal);
        Assert.Contains("Er hat keine Tags und würde unter einem leeren Prompt gelernt.", page, StringComparison.Ordinal);
        Assert.Contains("Die übliche Reihenfolge ist rock, 93 bpm.", page, StringComparison.Ordinal);
        Assert.Contains("Bringt sie in die übliche Reihenfolge.", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(The|songs to|findings|Blocks|Warns|Can be mended)\b", page);
    }

    [Fact]
    public void The_report_of_an_english_window_is_that_of_the_command_line()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var (ours, page) = (new CheckReportWords(), ReportWords.Of(Words));
        Assert.All(
            typeof(CheckReportWords).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(string)),
            property => Assert.Equal(property.GetValue(ours), property.GetValue(page)));
    }
}
