using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Datasets.Checking;
using AceData.Jobs;
using AceData.Preprocessing;
using AceData.Testing;

namespace AceData.Tests.Datasets.Checking;

public class CheckDatasetTests
{
    private const string Good = "hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";

    [Fact]
    public void A_song_that_is_as_it_should_be_has_nothing_to_mend()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, CheckFolder.Lyrics, CheckFolder.Measured());

        var result = folder.Check();

        Assert.Equal(["SET-SMALL"], result.Findings.Select(finding => finding.Code));
        Assert.Equal((1, 1, 0), (result.Songs, result.Ready, result.Blocked));
    }

    [Theory]
    [InlineData(null, "PROMPT-MISSING")]
    [InlineData("", "PROMPT-MISSING")]
    [InlineData("93 bpm, hip hop, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "TAG-ORDER")]
    [InlineData("hip hop, 93 bpm, rap, dark, minor key, confident, melancholic, synth bass, drums, electric piano, male rap", "TAG-ORDER")]
    [InlineData("hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, xyzzy core, synth bass, drums, electric piano, male rap", "TAG-UNKNOWN")]
    [InlineData("hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, drums, male rap", "TAG-DOUBLE")]
    [InlineData("hip hop, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "TEMPO-MISSING")]
    [InlineData("hip hop, 186 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "TEMPO-OCTAVE")]
    [InlineData("hip hop, 47 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "TEMPO-OCTAVE")]
    [InlineData("hip hop, 128 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "TEMPO-FAR")]
    [InlineData("hip hop, 93 bpm, rap, major key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", "KEY-MISMATCH")]
    [InlineData("hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap, female vocal", "TAG-MANY")]
    public void What_is_wrong_with_a_tag_line_is_found(string? prompt, string code)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", prompt, CheckFolder.Lyrics, CheckFolder.Measured());

        Assert.Equal([code], folder.Codes("a.wav"));
    }

    [Theory]
    [InlineData("hip hop, 93 bpm, rap, minor key, dark, confident, cinematic, synth bass, drums, electric piano, male rap, vocoder")]
    [InlineData("hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, vocoder, male rap")]
    [InlineData("cinematic, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap")]
    public void A_word_of_several_categories_may_stand_where_any_of_them_does(string prompt)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", prompt, CheckFolder.Lyrics, CheckFolder.Measured());

        Assert.Empty(folder.Codes("a.wav"));
        Assert.Empty(folder.Check(new CheckDatasetRequest { Fix = ["TAG-ORDER"] }).Fixes);
    }

    [Fact]
    public void A_word_of_several_categories_stays_where_it_is_when_another_is_put_into_order()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "93 bpm, hip hop, rap, minor key, dark, confident, cinematic, synth bass, drums, electric piano, male rap, vocoder", CheckFolder.Lyrics, CheckFolder.Measured());

        Assert.Equal("hip hop, 93 bpm, rap, minor key, dark, confident, cinematic, synth bass, drums, electric piano, male rap, vocoder", Assert.Single(folder.Check(new CheckDatasetRequest { Fix = ["TAG-ORDER"] }).Fixes).After);
    }

    [Theory]
    [InlineData(null, "LYRICS-MISSING")]
    [InlineData("⚠️ Lyrics not found", "LYRICS-FAILURE")]
    [InlineData("[verse]\nlast stop nobody home\nrain on the window\nYou might also like\n[chorus]\nnight bus\n", "LYRICS-PAGE")]
    [InlineData("last stop nobody home\nrain on the window\nnight bus carry me on\ncarry me home\ntonight\nagain\n", "LYRICS-NO-STRUCTURE")]
    [InlineData("[inst]", "LYRICS-NONE-OF-VOICE")]
    [InlineData("[verse]\nσε θέλω απόψε\nστην πόλη μόνος\n[chorus]\nτο λεωφορείο της νύχτας\n", "LYRICS-LANGUAGE")]
    public void What_is_wrong_with_lyrics_is_found(string? lyrics, string code)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, lyrics, CheckFolder.Measured());

        Assert.Equal([code], folder.Codes("a.wav"));
    }

    [Theory]
    [InlineData("[verse]\nlast stop\nnobody home\nrain on the window\n夜空中最亮的星\n我们一起走过\n[chorus]\nnight bus\n")]
    [InlineData("[verse]\n夜空中最亮的星\n我们一起走过\n[chorus]\n请指引我前行\n")]
    [InlineData("[verse]\n君の名前を呼ぶよ\nずっとここにいる\n[chorus]\nどこまでも行こう\n")]
    [InlineData("[verse]\nσε θέλω απόψε\nστην πόλη μόνος\n[chorus]\nτο λεωφορείο της νύχτας\n")]
    [InlineData("[verse]\nночь пришла домой\nя иду один\n[chorus]\nавтобус ночной\n")]
    public void Lyrics_of_which_Create_makes_no_sample_are_said_before_and_only_those(string lyrics)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, lyrics, CheckFolder.Measured());
        var refused = UnreadLyrics.Of(CheckBasis.ShippedTokenizer!.Encode(lyrics)); // not null: it lies beside the tests

        var said = folder.Check().Findings.Where(finding => finding.Code == "LYRICS-LANGUAGE").ToList();

        Assert.Equal(refused.Count > 0 ? 1 : 0, said.Count);
        Assert.All(said, finding => Assert.Equal(CheckWeight.Warns, finding.Weight));
        Assert.All(said.Where(_ => refused[0].Line > 0), finding => Assert.Contains($"cannot read: {refused.Count}, the first is line {refused[0].Line}: '{lyrics.Split('\n')[refused[0].Line - 1]}'", finding.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Lyrics_with_Chinese_lines_name_how_many_and_the_first()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, "[verse]\n夜空中最亮的星\n我们一起走过\n[chorus]\n请指引我前行\n", CheckFolder.Measured());

        var finding = Assert.Single(folder.Check().Findings, finding => finding.Code == "LYRICS-LANGUAGE");

        Assert.Contains("cannot read Chinese aloud yet", finding.Text, StringComparison.Ordinal);
        Assert.Contains(": 3, the first is line 2: '夜空中最亮的星'", finding.Text, StringComparison.Ordinal);
        Assert.Equal("LYRICS-LANGUAGE.Chinese", Assert.Single(finding.Sentences).Name);
    }

    [Fact]
    public void Lyrics_too_long_for_the_model_are_found()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, string.Concat(Enumerable.Range(0, 120).Select(i => $"[verse]\nthis is the long song number {i} that never ends at all\nand goes on {i}\n")), CheckFolder.Measured());

        Assert.Contains("LYRICS-LONG", folder.Codes("a.wav"));
    }

    [Fact]
    public void Sung_words_of_an_instrumental_are_found()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, instrumental", CheckFolder.Lyrics, CheckFolder.Measured());

        Assert.Equal(["LYRICS-OF-INSTRUMENTAL"], folder.Codes("a.wav"));
    }

    [Fact]
    public void A_tempo_that_a_person_holds_fast_is_not_doubted()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good.Replace("93 bpm", "186 bpm", StringComparison.Ordinal), CheckFolder.Lyrics, CheckFolder.Measured(tempo: 93));
        Assert.Equal(["TEMPO-OCTAVE"], folder.Codes("a.wav"));

        using (var library = AceData.Library.LibraryDatabase.Open(Path.Combine(folder.Root, ".acedata", "library.db"), TimeProvider.System))
        {
            library.Lock(AceData.Library.SongScanner.Scan([folder["a.wav"]], folder.Root, TestContext.Current.CancellationToken).Songs[0], AceData.Files.SideCarKind.Prompt, AceData.Library.LockName.Category("bpm"));
        }

        Assert.Empty(folder.Codes("a.wav"));
    }

    [Fact]
    public void What_was_heard_in_the_sound_is_said()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, CheckFolder.Lyrics, CheckFolder.Measured(seconds: 400, warnings: [new AudioWarning("AUDIO-CLIPPED", "Clipped."), new AudioWarning("AUDIO-CORRUPT", "Parts are damaged.")]));
        folder.Song("b.m4a", Good + ", guitar", CheckFolder.Lyrics);

        var findings = folder.Check().Findings;

        Assert.Equal(["AUDIO-CLIPPED", "AUDIO-DAMAGED", "AUDIO-LONG"], findings.Where(finding => finding.File == folder["a.wav"]).Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["AUDIO-UNMEASURED", "FORMAT-PASSED-OVER"], findings.Where(finding => finding.File == folder["b.m4a"]).Select(finding => finding.Code).Where(code => code[0] is 'A' or 'F').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Songs_that_no_prompt_tells_apart_and_tags_of_all_or_of_one_are_found()
    {
        using var folder = new CheckFolder();
        for (var i = 0; i < 12; i++)
        {
            folder.Song($"{i:00}.wav", i < 2 ? $"hip hop, {90 + i} bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap" : $"{(i == 11 ? "jazz" : "hip hop")}, 93 bpm, rap, minor key, dark, {(i % 2 == 0 ? "sad" : "happy")}, synth bass, {(i == 5 ? "flute" : $"unheard {i}")}, male rap", CheckFolder.Lyrics, CheckFolder.Measured());
        }

        var findings = folder.Check().Findings;

        Assert.Equal(
            [(folder["00.wav"], "It has the same tags as '01'; at most the tempo differs."), (folder["01.wav"], "It has the same tags as '00'; at most the tempo differs.")],
            findings.Where(finding => finding.Code == "PROMPT-ALIKE").Select(finding => (finding.File!, finding.Text[..(finding.Text.IndexOf('.', StringComparison.Ordinal) + 1)])));
        Assert.Contains("'hip hop' (11)", Assert.Single(findings, finding => finding.Code == "TAG-COMMON").Text, StringComparison.Ordinal);
        Assert.Contains("'flute'", Assert.Single(findings, finding => finding.Code == "TAG-RARE").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_songs_with_the_same_tags_each_is_counted_and_a_few_are_named()
    {
        using var folder = new CheckFolder();
        for (var i = 0; i < 15; i++)
        {
            folder.Song($"{i:00}.wav", $"rock, {90 + i} bpm, minor key", CheckFolder.Lyrics, CheckFolder.Measured());
        }

        var alike = folder.Check().Findings.Where(finding => finding.Code == "PROMPT-ALIKE").ToList();

        Assert.Equal(15, alike.Select(finding => finding.File).Distinct().Count());
        Assert.StartsWith("It has the same tags as '00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11' … (+2); at most", alike[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fixes_are_shown_first_and_then_one_step_brings_all_of_it_and_takes_it_back()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "93 bpm, hip hop, rap, minor key, dark, confident, drums, drums, male rap, my own word", "⚠️ Lyrics not found", CheckFolder.Measured());
        folder.Song("b.wav", "hip hop, 186 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("c.wav", "hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, instrumental", null, CheckFolder.Measured());
        var request = new CheckDatasetRequest { Fix = ["TAG-ORDER", "tag-double", "TEMPO-OCTAVE", "LYRICS-FAILURE", "LYRICS-UNMARKED"] };

        var shown = folder.Check(request);
        Assert.Equal(5, shown.Fixes.Count);
        Assert.StartsWith("93 bpm, hip hop", File.ReadAllText(folder["a_prompt.txt"]), StringComparison.Ordinal);

        Assert.All(folder.Check(request with { Write = true }).Fixes, fix => Assert.Null(fix.Error));
        Assert.Equal("hip hop, 93 bpm, rap, minor key, dark, confident, drums, male rap, my own word", File.ReadAllText(folder["a_prompt.txt"]));
        Assert.False(File.Exists(folder["a_lyrics.txt"]));
        Assert.Equal("hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap", File.ReadAllText(folder["b_prompt.txt"]));
        Assert.Equal("[inst]", File.ReadAllText(folder["c_lyrics.txt"]));
        Assert.Empty(folder.Check(request).Fixes);

        using var library = AceData.Library.LibraryDatabase.Open(Path.Combine(folder.Root, ".acedata", "library.db"), TimeProvider.System);
        Assert.Single(library.Steps());
    }

    [Fact]
    public void What_a_mend_leaves_to_a_person_is_what_the_next_check_finds()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good.Replace("confident", "confidence, my own word", StringComparison.Ordinal), CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("b.wav", Good.Replace("confident", "another word", StringComparison.Ordinal), CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("c.wav", Good.Replace("drums", "Drums, drums", StringComparison.Ordinal), CheckFolder.Lyrics, CheckFolder.Measured());

        var mended = folder.Check(new CheckDatasetRequest { Fix = ["TAG-UNKNOWN", "TAG-DOUBLE"], Write = true });

        Assert.Equal(["TAG-DOUBLE", "TAG-UNKNOWN"], mended.Fixes.Select(fix => fix.Code).Order(StringComparer.Ordinal));
        Assert.Equal(("TAG-UNKNOWN", folder["a.wav"]), Assert.Single(mended.StillOpen.Select(finding => (finding.Code, finding.File))));
        Assert.Equal([folder["a.wav"], folder["b.wav"]], folder.Check().Findings.Where(finding => finding.Code is "TAG-UNKNOWN" or "TAG-DOUBLE").Select(finding => finding.File));
    }

    [Theory]
    [InlineData("TAG-ODER", "Did you mean TAG-ORDER?")]
    [InlineData("PROMPT-MISSING", "needs a person")]
    public void A_code_that_cannot_be_mended_is_refused_in_words(string code, string said)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, CheckFolder.Lyrics);

        Assert.Contains(said, Assert.Throws<AceDataException>(() => folder.Check(new CheckDatasetRequest { Fix = [code] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Songs_are_measured_once_and_a_bad_one_hides_no_other()
    {
        using var folder = new CheckFolder();
        folder.Song("bad.mp3", Good, CheckFolder.Lyrics);
        var tone = Enumerable.Range(0, 44100 * 12).Select(i => (float)(0.3 * Math.Sin(i * 0.05))).ToArray();
        folder.Song("tone.wav", Good, CheckFolder.Lyrics, content: WavFile.Pcm16(tone, 44100));

        var result = await RunAsync(folder);

        Assert.Equal("AUDIO-BAD", Assert.Single(result.Findings, finding => finding.Weight == CheckWeight.Blocks).Code);
        Assert.InRange(Assert.Single(result.Statistics.Seconds), 11.9, 12.1);
        Assert.DoesNotContain(folder.Check().Findings, finding => finding.Code == "AUDIO-UNMEASURED" && finding.File == folder["tone.wav"]);
    }

    private static Task<CheckDatasetResult> RunAsync(CheckFolder folder) =>
        new CheckDataset(TimeProvider.System).RunAsync(new CheckDatasetRequest { DataRoot = folder.Root }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);
}
