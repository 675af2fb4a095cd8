using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Audio;
using AceData.Editing;
using AceData.Library;
using AceData.Library.Filtering;
using AceData.Testing;
using AceData.Web.Languages;

namespace AceData.Web.Tests.Languages;

public sealed partial class ProblemTextTests : IDisposable
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    public ProblemTextTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");

    public void Dispose() => CultureInfo.CurrentUICulture = _language;

    [Fact]
    public void Every_sentence_is_said_somewhere_in_the_product()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("AceData.Web", StringComparison.Ordinal))
            .Select(path => File.ReadAllText(path).Replace("\\\"", "\"", StringComparison.Ordinal)).ToList();
        foreach (var (key, english) in WordFiles.Read("ProblemWords"))
        {
            var parts = Place().Split(english).Select(part => part.Trim()).Where(part => part.Length > 2).ToList();
            Assert.True(sources.Exists(source => parts.TrueForAll(part => source.Contains(part, StringComparison.Ordinal))), $"{key} is not said any more, or said otherwise: {english}");
        }
    }

    [Theory]
    [InlineData("colour:red", "Einen Filter „colour:“ gibt es nicht.")]
    [InlineData("bpm:fast", "„fast“ kennt „bpm:“ nicht. Hinter „bpm:“ steht eine Zahl, etwa bpm:93, bpm:<93 oder bpm:90..100.")]
    [InlineData("(tag:rap", "Diese Klammer ist nicht geschlossen. Schließ sie, oder setz die Wörter in Anführungszeichen.")]
    [InlineData("lyrics:mising", "„mising“ kennt „lyrics:“ nicht. Meintest du lyrics:missing?")]
    public void What_is_wrong_with_a_filter_is_said_in_German(string filter, string said) =>
        Assert.Equal(said, ProblemText.Of(Assert.Throws<FilterException>(() => SongFilter.Parse(filter))));

    [Fact]
    public void Problems_of_folders_and_tags_are_said_in_German()
    {
        using var folder = new TempDir();
        var gone = folder["gone"];
        Assert.Equal($"„{gone}“ ist nicht da. Prüfe die Schreibweise, oder wähle aus der Liste.", ProblemText.Of(Assert.Throws<AceDataException>(() => FolderLook.At(gone))));
        Assert.StartsWith("Ein Tag braucht mindestens einen Buchstaben.", ProblemText.Of(Assert.Throws<AceDataException>(() => new AddTag(" ").Check())), StringComparison.Ordinal);
        Assert.StartsWith("Ein Tag hat höchstens", ProblemText.Of(Assert.Throws<AceDataException>(() => new AddTag(new string('a', 500)).Check())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("75.7 GB free at '/home/me'", "75,7 GB frei bei „/home/me“")]
    [InlineData(
        "'/m' holds tiny models for tests only: what is made with them teaches nothing, so none of them is used. Name a folder with the real models, or download them.",
        "„/m“ enthält nur winzige Modelle zum Testen: Was damit erzeugt wird, lehrt nichts, darum wird keines davon benutzt. Nenn einen Ordner mit den echten Modellen, oder lade sie herunter.")]
    [InlineData(
        "None of the models in '/m' is one that AceData works with; it looked at voice-1, bert. Name the folder that holds umt5-base, music_dcae_f8c8 and so on, or the cache of the hub.",
        "Keines der Modelle in „/m“ ist eines, mit dem AceData arbeitet; angesehen wurden voice-1, bert. Nenn den Ordner, in dem umt5-base, music_dcae_f8c8 und so weiter liegen, oder den Zwischenspeicher von Hugging Face.")]
    [InlineData("no NVIDIA card or driver", "keine NVIDIA-Karte oder kein Treiber")]
    [InlineData("presets: default, hiphop; 7 categories, 316 words, 1413 aliases", "Presets: default, hiphop; 7 Kategorien, 316 Wörter, 1413 Aliasse")]
    [InlineData(
        "No model server was found on this PC. Only tempo and key are measured, and what the files say about themselves is used; docs/engines.md says how to start a model.",
        "Auf diesem PC wurde kein Modellserver gefunden. Nur Tempo und Tonart werden gemessen, dazu kommt, was die Dateien über sich sagen; wie man ein Modell startet, steht in docs/engines.md.")]
    [InlineData(
        "not installed: The part that runs neural networks (torch) is not installed: /t has no libLibTorchSharp.so. Tagging with a model server or without a model works without it. To install it: ./run.sh --backend auto",
        "nicht installiert: Der Teil, der neuronale Netze rechnet (torch), ist nicht installiert: /t hat kein libLibTorchSharp.so. Taggen mit einem Modellserver oder ohne Modell geht auch so. So wird er installiert: ./run.sh --backend auto")]
    public void What_the_doctor_found_is_said_in_German(string english, string german) => Assert.Equal(german, ProblemText.Of(english));

    [Fact]
    public void Sentences_are_put_together_and_a_text_of_which_one_is_unknown_stays_whole()
    {
        Assert.Equal(
            "„a. b.txt“ wurde nicht gespeichert und ist, wie es war. Ein anderes Programm hält die Datei. Schließ sie dort, und versuch es noch einmal.",
            ProblemText.Of("'a. b.txt' was not saved and is as it was. Another program holds the file. Close it there and try again."));
        const string strange = "'a.txt' was not saved and is as it was. The moon is full.";
        Assert.Equal(strange, ProblemText.Of(strange));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("The file is empty. Copy or download it again.", ProblemText.Of("The file is empty. Copy or download it again."));
    }

    [Theory]
    [InlineData(
        "'a' is not there. 'b' cannot be read.",
        "„a“ ist nicht da. „b“ kann nicht gelesen werden.")]
    [InlineData(
        "'01. Don't Stop.mp3' cannot be read.",
        "„01. Don't Stop.mp3“ kann nicht gelesen werden.")]
    [InlineData(
        "'a' is not there. The moon is full. 'b' cannot be read.",
        "'a' is not there. The moon is full. 'b' cannot be read.")]
    [InlineData(
        "The data set '/x' cannot be read: 'dataset_info.json' is missing. It was not copied or written to its end; convert the songs again, or copy the folder once more.",
        "Der Datensatz „/x“ kann nicht gelesen werden: „dataset_info.json“ fehlt. Er wurde nicht bis zum Ende kopiert oder geschrieben; wandle die Songs neu um, oder kopier den Ordner noch einmal.")]
    [InlineData(
        "4 songs cannot be learnt from, so no data set was written:\n  data/a: b.wav: It has no tags, so it would be learnt under an empty prompt. Tag it.\n  data/c.wav: This is a picture with the name of a song. Leave it out.\n  … and 2 more\nMend them, give tags for those without with --default-tag, or leave them out with --skip-blocked. ./acedata check shows everything.",
        "Aus 4 Songs lässt sich nicht lernen, deshalb wurde kein Datensatz geschrieben:\n  data/a: b.wav: Er hat keine Tags und würde unter einem leeren Prompt gelernt. Tagge ihn.\n  data/c.wav: Das ist ein Bild mit dem Namen eines Songs. Lass es weg.\n  … und 2 weitere\nBehebe das, gib denen ohne Tags welche mit --default-tag, oder lass sie mit --skip-blocked weg. ./acedata check zeigt alles.")]
    [InlineData(
        "line 3: There is no song 'x. y' in the folder. Check the name, or name the folder that holds it.",
        "Zeile 3: Im Ordner ist kein Song „x. y“. Prüfe den Namen, oder nenne den Ordner, in dem er ist.")]
    [InlineData("line 3: something else", "line 3: something else")]
    [InlineData(
        "'x' cannot be used as a path: it leads to another computer or to a device. Choose a file or folder on this computer.",
        "„x“ lässt sich nicht als Pfad verwenden: Er führt zu einem anderen Computer oder zu einem Gerät. Wähle eine Datei oder einen Ordner auf diesem Computer.")]
    [InlineData("no file can be written in /x y: you may not write there", "in /x y lässt sich keine Datei schreiben: du darfst dort nicht schreiben")]
    [InlineData("About 5000 tokens; ACE-Step v1 reads 4096. Shorten the text to what the clip sings.", "Etwa 5000 Tokens; ACE-Step v1 liest 4096. Kürze den Text auf das, was gesungen wird.")]
    public void A_text_is_said_sentence_by_sentence_or_stays_whole(string english, string german) => Assert.Equal(german, ProblemText.Of(english));

    [Theory]
    [InlineData("'a' is not there. Check the spelling, or choose from the list. ", 50)]
    [InlineData("'", 3900)]
    [InlineData("'a' is not in the vocabulary '", 130)]
    [InlineData("Tags of the kind a: b; usual are c or more. ", 90)]
    [InlineData("line 1: ", 480)]
    [InlineData("  x: ", 780)]
    public void Long_and_hostile_texts_are_given_up_soon(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times)) + "The moon is full.";
        var began = TimeProvider.System.GetTimestamp();

        Assert.Equal(text, ProblemText.Of(text));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
