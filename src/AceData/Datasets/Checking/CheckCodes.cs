namespace AceData.Datasets.Checking;

/// <summary>Every kind of finding; <c>docs/check.md</c> shows them to people.</summary>
public static class CheckCodes
{
    public static readonly CheckCode AudioBad = new("AUDIO-BAD", CheckWeight.Blocks, "Cannot be read as audio");
    public static readonly CheckCode AudioEmpty = new("AUDIO-EMPTY", CheckWeight.Blocks, "Empty file");
    public static readonly CheckCode AudioDamaged = new("AUDIO-DAMAGED", CheckWeight.Warns, "Audio is damaged or cut off");
    public static readonly CheckCode AudioSilent = new("AUDIO-SILENT", CheckWeight.Warns, "Audio is silent");
    public static readonly CheckCode AudioShort = new("AUDIO-SHORT", CheckWeight.Warns, "Too short to learn from");
    public static readonly CheckCode AudioLong = new("AUDIO-LONG", CheckWeight.Notes, "Longer than training uses");
    public static readonly CheckCode AudioClipped = new("AUDIO-CLIPPED", CheckWeight.Warns, "Audio is clipped");
    public static readonly CheckCode AudioUnmeasured = new("AUDIO-UNMEASURED", CheckWeight.Notes, "Not measured yet");
    public static readonly CheckCode SongDuplicate = new("SONG-DUPLICATE", CheckWeight.Warns, "The same recording twice");
    public static readonly CheckCode NameShared = new("NAME-SHARED", CheckWeight.Notes, "Several files with one tag file");
    public static readonly CheckCode NameAlike = new("NAME-ALIKE", CheckWeight.Warns, "Names that are one name elsewhere");
    public static readonly CheckCode NameNotWindows = new("NAME-NOT-WINDOWS", CheckWeight.Notes, "Name that Windows cannot hold");
    public static readonly CheckCode PathLong = new("PATH-LONG", CheckWeight.Notes, "Path too long for Windows");
    public static readonly CheckCode FormatPassedOver = new("FORMAT-PASSED-OVER", CheckWeight.Notes, "Format that the Python tools pass over");
    public static readonly CheckCode TextAlone = new("TEXT-ALONE", CheckWeight.Notes, "Tags or lyrics of no song");

    public static readonly CheckCode PromptMissing = new("PROMPT-MISSING", CheckWeight.Blocks, "No tags");
    public static readonly CheckCode PromptUnreadable = new("PROMPT-UNREADABLE", CheckWeight.Blocks, "Tag file cannot be read");
    public static readonly CheckCode PromptMeasured = new("PROMPT-MEASURED", CheckWeight.Warns, "Only tempo and key are known");
    public static readonly CheckCode PromptMadeUp = new("PROMPT-MADE-UP", CheckWeight.Warns, "Tags are made up");
    public static readonly CheckCode PromptStale = new("PROMPT-STALE", CheckWeight.Notes, "Song is newer than its tags");
    public static readonly CheckCode PromptAlike = new("PROMPT-ALIKE", CheckWeight.Warns, "Songs with the same tags");
    public static readonly CheckCode TagUnknown = new("TAG-UNKNOWN", CheckWeight.Warns, "Tags outside the vocabulary", "Writes the vocabulary's own word where there is one");
    public static readonly CheckCode TagSpelling = new("TAG-SPELLING", CheckWeight.Notes, "Tags in another spelling", "Writes them as the vocabulary does");
    public static readonly CheckCode TagDouble = new("TAG-DOUBLE", CheckWeight.Warns, "The same tag twice", "Keeps the first");
    public static readonly CheckCode TagOrder = new("TAG-ORDER", CheckWeight.Warns, "Tags in another order", "Puts them into the usual order");
    public static readonly CheckCode TagFew = new("TAG-FEW", CheckWeight.Warns, "Fewer tags than usual");
    public static readonly CheckCode TagMany = new("TAG-MANY", CheckWeight.Warns, "More tags than usual");
    public static readonly CheckCode TagConflict = new("TAG-CONFLICT", CheckWeight.Warns, "Tags that contradict each other");
    public static readonly CheckCode TagRedundant = new("TAG-REDUNDANT", CheckWeight.Notes, "Tags that say the same");
    public static readonly CheckCode TagLong = new("TAG-LONG", CheckWeight.Warns, "Tag line longer than the model reads");
    public static readonly CheckCode TagCommon = new("TAG-COMMON", CheckWeight.Notes, "Tags of nearly all songs");
    public static readonly CheckCode TagRare = new("TAG-RARE", CheckWeight.Notes, "Tags of one song only");
    public static readonly CheckCode TempoMissing = new("TEMPO-MISSING", CheckWeight.Warns, "No tempo", "Writes the measured tempo");
    public static readonly CheckCode TempoOctave = new("TEMPO-OCTAVE", CheckWeight.Warns, "Tempo is half or double", "Writes the measured tempo");
    public static readonly CheckCode TempoFar = new("TEMPO-FAR", CheckWeight.Warns, "Tempo is far from the measured one", "Writes the measured tempo");
    public static readonly CheckCode KeyMissing = new("KEY-MISSING", CheckWeight.Notes, "No key", "Writes the measured mode");
    public static readonly CheckCode KeyMismatch = new("KEY-MISMATCH", CheckWeight.Warns, "Key is not the measured one", "Writes the measured mode");

    public static readonly CheckCode LyricsMissing = new("LYRICS-MISSING", CheckWeight.Warns, "No lyrics");
    public static readonly CheckCode LyricsUnmarked = new("LYRICS-UNMARKED", CheckWeight.Notes, "Instrumental without a mark", "Writes [inst] as lyrics");
    public static readonly CheckCode LyricsUnreadable = new("LYRICS-UNREADABLE", CheckWeight.Blocks, "Lyrics cannot be read");
    public static readonly CheckCode LyricsFailure = new("LYRICS-FAILURE", CheckWeight.Blocks, "A failure message as lyrics", "Takes the file away; the history keeps it");
    public static readonly CheckCode LyricsPage = new("LYRICS-PAGE", CheckWeight.Warns, "Lyrics with words of a web page", "Cleans them; the history keeps the old text");
    public static readonly CheckCode LyricsNoStructure = new("LYRICS-NO-STRUCTURE", CheckWeight.Warns, "Lyrics without sections");
    public static readonly CheckCode LyricsOfInstrumental = new("LYRICS-OF-INSTRUMENTAL", CheckWeight.Warns, "Tags say instrumental, lyrics are sung");
    public static readonly CheckCode LyricsNoneOfVoice = new("LYRICS-NONE-OF-VOICE", CheckWeight.Warns, "Lyrics say instrumental, tags name a voice");
    public static readonly CheckCode LyricsLanguage = new("LYRICS-LANGUAGE", CheckWeight.Warns, "Lyrics in a script that cannot be read");
    public static readonly CheckCode LyricsLong = new("LYRICS-LONG", CheckWeight.Warns, "Lyrics longer than the model reads");
    public static readonly CheckCode LyricsWiped = new("LYRICS-WIPED", CheckWeight.Warns, "Lyrics that a trainer empties");

    public static readonly CheckCode SetSmall = new("SET-SMALL", CheckWeight.Notes, "Few songs");
    public static readonly CheckCode BalanceGenre = new("BALANCE-GENRE", CheckWeight.Notes, "Genres are unequal");
    public static readonly CheckCode BalanceVoice = new("BALANCE-VOICE", CheckWeight.Notes, "Voices are unequal");
    public static readonly CheckCode DiskSpace = new("DISK-SPACE", CheckWeight.Warns, "Too little disk space");

    private static readonly Dictionary<string, CheckCode> ByName = All().ToDictionary(code => code.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All codes, in the order of this file.</summary>
    public static IEnumerable<CheckCode> All() =>
        typeof(CheckCodes).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(field => field.GetValue(null)).OfType<CheckCode>();

    /// <summary>The kind of a name; null for one that is only known to the scanner, such as <c>NAME-TOO-LONG</c>.</summary>
    public static CheckCode? Find(string name) => ByName.GetValueOrDefault(name);
}
