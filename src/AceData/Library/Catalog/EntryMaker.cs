using System.Collections.Concurrent;
using AceData.Audio.Features;
using AceData.Files;
using AceData.Tagging;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Library.Catalog;

/// <summary>Judges what was read by the rules of the preset and makes the row. Pure: same facts, same row.</summary>
internal sealed class EntryMaker(TagRules rules)
{
    private const int SlowestUsual = 60;
    private const int FastestUsual = 190;
    private const double Tolerance = 0.04;
    private static readonly string[] VoiceOnly = ["vocal_fx", "rap_style"];

    // The same few hundred words stand in ten thousand songs.
    private readonly ConcurrentDictionary<string, (string Text, string? Category, bool IsKnown)> _words = new(StringComparer.Ordinal);

    /// <summary>What the vocabulary says of tags.</summary>
    public TagCategories Categories { get; } = new(rules);

    /// <summary>The row of a song of which only the audio file was seen.</summary>
    public static SongEntry Unread(Song song, SongFailure? failure)
    {
        var folder = Path.GetDirectoryName(song.RelativePath) ?? "";
        return new SongEntry
        {
            Id = SongId.Of(song.Path),
            Song = song,
            Title = FileNames.Printable(Path.GetFileNameWithoutExtension(song.Path)),
            Folder = folder,
            Failure = failure,
        };
    }

    /// <summary>The row.</summary>
    public SongEntry Make(SongFacts facts, SongFailure? failure)
    {
        var line = PromptLine.Parse(facts.Prompt.Text ?? "");
        var tags = Tags(line, facts);
        var state = StateOf(facts.Prompt, facts.PromptOrigin);
        return Unread(facts.Song, failure) with
        {
            IsRead = true,
            Line = facts.Prompt.Text ?? "",
            PromptVersion = facts.Prompt.Version,
            PromptState = state,
            PromptProblem = facts.Prompt.Problem,
            Tags = tags,
            BeatsPerMinute = line.BeatsPerMinute,
            Mode = line.Mode switch { "minor" => KeyMode.Minor, "major" => KeyMode.Major, _ => null },
            Measured = facts.Measured,
            Lyrics = StateOf(facts),
            LyricsVersion = facts.Lyrics.Version,
            LyricsOrigin = facts.LyricsOrigin?.Lyrics,
            LyricsSuspicions = facts.Lyrics.Suspicions,
            Review = Review(tags, line.BeatsPerMinute, state, facts),
            TagSuggestion = facts.TagSuggestion,
            LyricsSuggestion = facts.LyricsSuggestion,
            Locks = facts.Locks,
        };
    }

    private EntryTag[] Tags(PromptLine line, SongFacts facts)
    {
        var tags = new EntryTag[line.Tags.Count];
        for (var i = 0; i < tags.Length; i++)
        {
            var (text, category, isKnown) = _words.GetOrAdd(line.Tags[i], word => (word, Categories.Of(word), Categories.IsKnown(word)));
            var origin = facts.PromptOrigin?.Values.FirstOrDefault(value => value.Value.Equals(text, StringComparison.OrdinalIgnoreCase));
            tags[i] = new EntryTag(
                text,
                category,
                origin is null ? null : facts.PromptOrigin!.SourceOf(origin), // not null: the value is one of it
                origin?.Confidence,
                facts.Locks.Count > 0 && (facts.Locks.Contains(LockName.Tag(text)) || (category is not null && facts.Locks.Contains(LockName.Category(category)))),
                isKnown);
        }

        return tags;
    }

    private static SideCarState StateOf(ReadSideCar file, SideCarOrigin? origin) =>
        file.IsBlank ? SideCarState.Missing : SideCarStates.Of(origin?.Author);

    private static LyricsState StateOf(SongFacts facts)
    {
        var lyrics = facts.Lyrics;
        return lyrics.IsMissing ? (facts.LyricsSuggestion is null ? LyricsState.Missing : LyricsState.Uncertain)
            : lyrics.IsInstrumental ? LyricsState.Instrumental

            // What a person saved here was looked at; what came from elsewhere was perhaps made by a tool.
            : facts.LyricsOrigin?.Author == SideCarAuthor.Person ? LyricsState.Edited
            : lyrics.Suspicions.Count > 0 ? LyricsState.Suspicious
            : facts.LyricsOrigin is null ? LyricsState.Edited
            : LyricsState.Found;
    }

    private List<ReviewNote> Review(EntryTag[] tags, int? tempo, SideCarState state, SongFacts facts)
    {
        var notes = new List<ReviewNote>();
        foreach (var tag in tags)
        {
            if (tag is { Confidence: ConfidenceLevel.Low, IsLocked: false })
            {
                notes.Add(new ReviewNote(ReviewCause.LowConfidence, tag.Text));
            }
        }

        // A line that is made up as a whole says so itself.
        if (state == SideCarState.HandWritten && tags.Count(tag => tag.Source == ValueSource.MadeUp) is > 0 and var madeUp)
        {
            notes.Add(new ReviewNote(ReviewCause.MadeUp, null, madeUp));
        }

        if (state is SideCarState.WrittenByJob or SideCarState.MadeUp)
        {
            notes.AddRange(Missing(tags));
        }

        if (tempo is { } beats && !tags.Any(tag => tag.Category == TagLine.TempoCategory && (tag.IsLocked || tag.Source == ValueSource.Person)) && IsDoubtful(beats, facts.Measured?.Tempo))
        {
            notes.Add(new ReviewNote(ReviewCause.TempoDoubtful, TagLine.TempoCategory, beats, facts.Measured?.Tempo?.Rounded ?? 0));
        }

        if (facts.TagSuggestion is not null)
        {
            notes.Add(new ReviewNote(ReviewCause.SuggestionWaits));
        }

        return notes;
    }

    private IEnumerable<ReviewNote> Missing(EntryTag[] tags)
    {
        var isInstrumental = tags.Any(tag => tag.Text == "instrumental");
        foreach (var category in Categories.InOrder)
        {
            var need = rules.Prompts.Output.MinimumOf(category);
            var have = need == 0 ? 0 : tags.Count(tag => tag.Category == category);
            if (have < need && rules.Vocabulary.Tags(category).Count > 0 && !(isInstrumental && VoiceOnly.Contains(category)))
            {
                yield return new ReviewNote(ReviewCause.BelowMinimum, category, have, need);
            }
        }
    }

    private static bool IsDoubtful(int tempo, TempoEstimate? measured) =>
        tempo is < SlowestUsual or > FastestUsual
        || (measured is not null && (Near(tempo, measured.BeatsPerMinute * 2) || Near(tempo, measured.BeatsPerMinute / 2)));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Tolerance * b;
}
