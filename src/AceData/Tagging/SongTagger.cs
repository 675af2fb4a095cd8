using System.Globalization;
using AceData.Audio;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Segments;
using AceData.Files;
using AceData.Library;
using AceData.Tagging.Engines;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging;

/// <summary>The tags of one song and how they came about.</summary>
/// <param name="Line">The line.</param>
/// <param name="Origin">Who said what.</param>
/// <param name="Review">Why a person should look at it.</param>
/// <param name="Warnings">What is odd about the audio.</param>
public sealed record SongTags(TagLine Line, SideCarOrigin Origin, IReadOnlyList<string> Review, IReadOnlyList<AudioWarning> Warnings);

/// <summary>Makes the tags of one song: measures it, has it listened to, and lets the policy decide. Writes nothing.</summary>
public sealed class SongTagger(
    SongAnalyzer analyzer,
    ClipReader clips,
    LibraryDatabase library,
    TagRules rules,
    ITagEngine? engine,
    bool allowExtras,
    string run,
    TimeProvider time) : IDisposable
{
    private readonly SongInterview _interview = new(rules, time);
    private readonly SemaphoreSlim _listening = new(engine?.ParallelSongs ?? 1);

    public void Dispose() => _listening.Dispose();

    /// <summary>Makes the tags of a song.</summary>
    /// <param name="song">The song.</param>
    /// <param name="present">What stands beside it now: what a person fixed in it stays.</param>
    /// <param name="cancellationToken">Drops the song.</param>
    /// <exception cref="AceDataException">The song cannot be read, or the engine is gone.</exception>
    public async Task<SongTags> TagAsync(Song song, SideCarStatus present, CancellationToken cancellationToken)
    {
        var (measured, whole) = await MeasureAsync(song, cancellationToken);
        var embedded = new EmbeddedTags(measured.Embedded);
        var says = FileSays.Candidates(song.Path, embedded, rules);
        var heard = engine is null || measured.IsSilent
            ? new Interview(new Dictionary<string, IReadOnlyList<TagCandidate>>(), new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), [])
            : await ListenAsync(engine, song, measured, whole, embedded, cancellationToken);

        var fixedByPerson = FixedByPerson(song, present);
        var candidates = new Dictionary<string, IReadOnlyList<TagCandidate>>(StringComparer.Ordinal);
        var vocabulary = allowExtras ? WithExtras(heard) : rules.Vocabulary;
        foreach (var category in rules.Prompts.Workflow.Categories)
        {
            var byPerson = fixedByPerson.Where(v => v.Category == category).Select(v => new TagCandidate(v.Value, ValueSource.Person, ConfidenceLevel.High)).ToList();
            var model = heard.Candidates.GetValueOrDefault(category, []);
            var file = says.GetValueOrDefault(category, []);
            candidates[category] = category == "key"
                ? byPerson.Count > 0 ? byPerson : KeyChoice.Of(measured.Key, file, model) is { } mode ? [mode] : []
                : [.. byPerson, .. model, .. Extras(heard, category), .. model.Count < rules.Prompts.Output.MinimumOf(category) ? file : []];
        }

        var personTempo = fixedByPerson.FirstOrDefault(v => v.Category == TagLine.TempoCategory) is { } tempo ? PromptLine.Tempo(tempo.Value) : null;
        var bpm = BpmChoice.Of(personTempo, Path.GetFileName(song.Path), embedded.BeatsPerMinute, measured.Tempo);
        var line = TagPolicy.Compose(candidates, bpm, vocabulary, rules.Aliases, rules.Prompts);
        return new SongTags(line, Origin(line, heard, measured), Review(line, heard, measured, bpm), measured.Warnings);
    }

    /// <summary>What is known of a song, and all its samples where it had to be decoded and is no longer than a clip.</summary>
    private async Task<(SongMeasurement Measured, Waveform? Whole)> MeasureAsync(Song song, CancellationToken cancellationToken)
    {
        if (library.GetAnalysis<SongMeasurement>(song, SongAnalyzer.Version) is { } known)
        {
            return (known, null);
        }

        var analysis = await analyzer.AnalyzeAsync(song.Path, cancellationToken);
        var measured = SongMeasurement.From(analysis);
        library.PutAnalysis(song, SongAnalyzer.Version, measured);
        return (measured, engine is null ? null : analysis.Whole);
    }

    private async Task<Interview> ListenAsync(ITagEngine listening, Song song, SongMeasurement measured, Waveform? whole, EmbeddedTags embedded, CancellationToken cancellationToken)
    {
        var categories = rules.Prompts.Workflow.Categories.Where(c => c != "key" || KeyChoice.IsOpen(measured.Key)).ToList();
        var names = categories.SelectMany(rules.Prompts.Workflow.SegmentsOf).Distinct(StringComparer.Ordinal);
        var parts = SegmentPlanner.Plan(names, measured.LevelEnvelope(), listening.ClipSeconds);
        var (artist, title) = Names(song, embedded);
        var sounds = whole is not null && whole.DurationSeconds <= listening.ClipSeconds
            ? ClipReader.OfShort(whole, parts.Keys)
            : await clips.ReadAsync(song.Path, measured.Probe(), parts, cancellationToken);
        var heard = new SongClips(song.Path, title, artist, sounds);
        await _listening.WaitAsync(cancellationToken);
        try
        {
            return await _interview.AskAsync(listening, heard, categories, cancellationToken);
        }
        finally
        {
            _listening.Release();
        }
    }

    private static (string? Artist, string? Title) Names(Song song, EmbeddedTags embedded)
    {
        var stem = Path.GetFileNameWithoutExtension(song.Path);
        var parts = stem.Split(" - ", 2, StringSplitOptions.TrimEntries);
        return (embedded.Artist ?? (parts.Length == 2 ? parts[0] : null), embedded.Title ?? (parts.Length == 2 ? parts[1] : null));
    }

    /// <summary>Values of the present line that a person typed or locked; they go into every later line.</summary>
    private IReadOnlyList<ValueOrigin> FixedByPerson(Song song, SideCarStatus present)
    {
        if (present.Origin is not { } origin)
        {
            return [];
        }

        var locks = library.Locks(song, SideCarKind.Prompt);
        return [.. origin.Values.Where(value => value.Source == ValueSource.Person || locks.Contains(LockName.Category(value.Category)) || locks.Contains(LockName.Tag(value.Value)))];
    }

    private Vocabulary WithExtras(Interview heard) => new(
        rules.Vocabulary.Name,
        [.. rules.Vocabulary.Categories.Select(category => new VocabularyCategory(category.Name, [.. category.Tags, .. ExtraWords(heard, category.Name)]))]);

    private IEnumerable<TagCandidate> Extras(Interview heard, string category) =>
        allowExtras ? ExtraWords(heard, category).Select(word => new TagCandidate(word, ValueSource.Model, ConfidenceLevel.Low)) : [];

    private static IEnumerable<string> ExtraWords(Interview heard, string category) =>
        heard.Extras.GetValueOrDefault(category, [])
            .Select(TagText.Normalize)
            .Where(word => word.Length is > 1 and <= TagText.MaximumLength && word.Split(' ').Length <= 4 && !TagText.HasControl(word) && word.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '&'));

    private SideCarOrigin Origin(TagLine line, Interview heard, SongMeasurement measured) => new()
    {
        // A song that the model said nothing about was not heard: the next run asks again.
        Author = heard.Candidates.Count == 0 ? SideCarAuthor.MeasuredOnly : engine is FakeEngine ? SideCarAuthor.MadeUp : SideCarAuthor.Job,
        Engine = engine?.Name ?? "none",
        Model = engine?.Model,
        Run = run,
        Values = [.. line.Tags.Select(tag => new ValueOrigin(tag.Category, tag.Text, tag.Source, tag.Confidence, Score(tag, measured)))],
        RawAnswers = heard.RawAnswers,
    };

    private static double? Score(LineTag tag, SongMeasurement measured) => tag switch
    {
        { Source: ValueSource.Measured, Category: TagLine.TempoCategory } => measured.Tempo?.Confidence,
        { Source: ValueSource.Measured, Category: "key" } => measured.Key?.Confidence,
        _ => null,
    };

    private List<string> Review(TagLine line, Interview heard, SongMeasurement measured, BpmChoice? bpm)
    {
        var reasons = new List<string>(heard.Unanswered);
        if (engine is not null)
        {
            reasons.AddRange(line.NeedsReview.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Category}: {r.Have} of {r.Need}")));
        }

        if (bpm is { Source: ValueSource.FileName, Confidence: ConfidenceLevel.Low } && measured.Tempo is { } other)
        {
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"tempo: the name says {bpm.BeatsPerMinute}, it sounds like {other.Rounded}"));
        }

        if (bpm is { Source: ValueSource.Measured })
        {
            reasons.AddRange(SecondLook.AtTempo(measured.Tempo));
        }

        if (line.Tags.Any(tag => tag is { Category: "key", Confidence: ConfidenceLevel.Low }))
        {
            reasons.AddRange(SecondLook.AtKey(measured.Key));
        }

        reasons.AddRange(SecondLook.AtSound(measured.Warnings));
        return reasons;
    }
}
