using AceData.Audio;
using AceData.Audio.Features;
using AceData.Datasets.Dialects.Values;
using AceData.Editing;
using AceData.Library;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects.Importing;

/// <summary>
/// What an import changes about one song. Only what differs counts: a value that an export would write just so says nothing new,
/// and a value that is missing says nothing at all.
/// </summary>
internal sealed record ImportPlan
{
    /// <summary>The new line of tags; null when it stays.</summary>
    public string? Tags { get; private init; }

    /// <summary>The new lyrics; null when they stay.</summary>
    public string? Lyrics { get; private init; }

    /// <summary>What is kept in the library from now on.</summary>
    public required KeptFacts Facts { get; init; }

    public IReadOnlyList<SongField> Taken { get; private init; } = [];

    public IReadOnlyList<SongField> Stays { get; private init; } = [];

    /// <summary>Compares what was read with what is known.</summary>
    /// <param name="known">The song; its lyrics those of ACE-Step 1.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="read">What was read.</param>
    /// <param name="categories">Where tempo and key stand.</param>
    /// <param name="replace">True when texts of a person may change.</param>
    public static ImportPlan Of(KnownSong known, Dialect dialect, SongRecord read, TagCategories categories, bool replace)
    {
        var (taken, stays) = (new List<SongField>(), new List<SongField>());
        var news = new News(read, Echo(known, dialect, categories), known.Record);
        var (tags, caption) = TagsAndCaption(known, dialect, news, categories);
        if (tags is not null && tags != known.Record.Tags)
        {
            var isFree = replace || !known.HasPersonsTags;
            (isFree ? taken : stays).Add(SongField.Tags);
            caption = isFree || dialect.HoldsTags ? caption : known.Kept.Caption;
            tags = isFree ? tags : null;
        }
        else
        {
            tags = null;
        }

        var lyrics = news.Says(SongField.Lyrics) ? read.Lyrics : null;
        if (lyrics is not null)
        {
            var isFree = replace || !known.HasPersonsLyrics;
            (isFree ? taken : stays).Add(SongField.Lyrics);
            lyrics = isFree ? lyrics : null;
        }

        // The rest is compared with what the texts will say, for tempo, mode and genre may stand there already.
        var after = known.With(tags ?? known.PromptText, lyrics ?? known.Record.Lyrics, known.Kept.Caption == caption ? known.Kept : known.Kept with { Caption = caption }, categories);
        var facts = Rest(after, dialect, new News(read, Echo(after, dialect, categories), after.Record));
        taken.AddRange(Changed(known.Kept, facts));
        return new ImportPlan { Tags = tags, Lyrics = lyrics, Facts = facts, Taken = taken, Stays = stays };
    }

    private static (string? Tags, string? Caption) TagsAndCaption(KnownSong known, Dialect dialect, News news, TagCategories categories)
    {
        var (read, caption) = (news.Read, known.Kept.Caption);
        if (Earlier(known, dialect, read, categories) is { } earlier)
        {
            return (earlier, caption);
        }

        var tags = news.Says(SongField.Tags) ? read.Tags : null;
        if (news.Says(SongField.Caption))
        {
            (tags, caption) = !dialect.HoldsTags && CaptionText.IsTags(read.Caption!) ? (CaptionText.TagsOf(read.Caption!, read.Bpm, read.Key, categories), null) : (tags, read.Caption);
        }

        // Genres alone are tags to begin with; a tempo alone would look like finished work.
        tags ??= known.Record.Tags is null && read.Genre is { } genre && CaptionText.IsTags(genre) && !dialect.HoldsTags ? CaptionText.TagsOf(genre, read.Bpm, read.Key, categories) : null;
        if ((tags ?? (known.Record.Tags is null ? null : known.PromptText)) is not { } text)
        {
            return (tags, caption);
        }

        // A line that is there changes only where it says something else.
        if (news.Says(SongField.Bpm) && PromptLine.Parse(text).BeatsPerMinute is { } tempo && tempo != read.Bpm)
        {
            tags = text = Line(new SetTempo(read.Bpm!.Value).Apply(text, categories));
        }

        if (news.Says(SongField.Key) && PromptLine.Parse(text).Mode is { } mode && mode != KeyScale.ModeOf(read.Key!))
        {
            tags = Line(new SetMode(mode == "minor" ? KeyMode.Major : KeyMode.Minor).Apply(text, categories));
        }

        return (tags, caption);
    }

    /// <summary>The line that was exported, where the tag file is gone and the dialect says what became of it.</summary>
    private static string? Earlier(KnownSong known, Dialect dialect, SongRecord read, TagCategories categories)
    {
        if (known.Record.Tags is not null || known.Kept.Tags is not { } tags || dialect.HoldsTags || read.Caption is null)
        {
            return null;
        }

        var echo = Echo(known.With(tags, known.Record.Lyrics, known.Kept, categories), dialect, categories);
        return (echo.Caption, echo.Bpm, echo.Key) == (read.Caption, read.Bpm, read.Key) ? tags : null;
    }

    private static KeptFacts Rest(KnownSong after, Dialect dialect, News news)
    {
        var (read, facts) = (news.Read, after.Kept);
        var line = PromptLine.Parse(after.Record.Tags ?? "");
        facts = facts with
        {
            Genre = news.Says(SongField.Genre) ? read.Genre : facts.Genre,
            Bpm = news.Says(SongField.Bpm) && line.BeatsPerMinute is null ? read.Bpm : facts.Bpm,
            Key = news.Says(SongField.Key) && (line.Mode is null || line.Mode == KeyScale.ModeOf(read.Key!)) ? read.Key : facts.Key,
            TimeSignature = news.Says(SongField.TimeSignature) ? read.TimeSignature : facts.TimeSignature,
            Language = news.Says(SongField.Language) ? read.Language : facts.Language,
            IsInstrumental = news.Says(SongField.Instrumental) && after.Record.Lyrics is null ? read.IsInstrumental : facts.IsInstrumental,
            DurationSeconds = news.Says(SongField.Duration) && after.Measured is null ? read.DurationSeconds : facts.DurationSeconds,
            CustomTag = news.Says(SongField.CustomTag) ? read.CustomTag : facts.CustomTag,
            PromptOverride = news.Says(SongField.PromptOverride) ? read.PromptOverride : facts.PromptOverride,
            Repeat = news.Says(SongField.Repeat) ? read.Repeat : facts.Repeat,
            Id = news.Says(SongField.Id) ? read.Id : facts.Id,
        };
        var before = after.OtherOf(dialect);
        var said = read.Other.Where(pair => !Has(before, pair) && !Has(news.Echo.Other, pair)).ToList();
        if (said.Count == 0)
        {
            return facts;
        }

        var own = before.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in said)
        {
            own[name] = value;
        }

        var other = facts.Other.ToDictionary(StringComparer.Ordinal);
        other[dialect.Word] = own;
        return facts with { Other = other };
    }

    private static IEnumerable<SongField> Changed(KeptFacts before, KeptFacts after)
    {
        (bool IsChanged, SongField Field)[] all =
        [
            (before.Caption != after.Caption, SongField.Caption), (before.Genre != after.Genre, SongField.Genre), (before.Bpm != after.Bpm, SongField.Bpm), (before.Key != after.Key, SongField.Key),
            (before.TimeSignature != after.TimeSignature, SongField.TimeSignature), (before.Language != after.Language, SongField.Language),
            (before.IsInstrumental != after.IsInstrumental, SongField.Instrumental), (before.DurationSeconds != after.DurationSeconds, SongField.Duration),
            (before.CustomTag != after.CustomTag, SongField.CustomTag), (before.PromptOverride != after.PromptOverride, SongField.PromptOverride),
            (before.Repeat != after.Repeat, SongField.Repeat), (before.Id != after.Id, SongField.Id), (!ReferenceEquals(before.Other, after.Other), SongField.Other),
        ];
        return all.Where(pair => pair.IsChanged).Select(pair => pair.Field);
    }

    private static SongRecord Echo(KnownSong known, Dialect dialect, TagCategories categories)
    {
        try
        {
            return dialect.Echo(known.For(dialect, categories));
        }
        catch (AceDataException)
        {
            // It cannot be said in this dialect, so whatever was read is new.
            return new SongRecord();
        }
    }

    private static bool Has(IReadOnlyDictionary<string, string> values, KeyValuePair<string, string> pair) =>
        values.TryGetValue(pair.Key, out var value) && value == pair.Value;

    private static string Line(string text) => string.Join(PromptLine.Separator, PromptLine.Parse(text).Tags);

    /// <summary>What was read, beside what an export would have written.</summary>
    private sealed record News(SongRecord Read, SongRecord Echo, SongRecord Known)
    {
        public bool Says(SongField field) =>
            FieldText.Get(Read, field) is { } value && value != FieldText.Get(Echo, field) && value != FieldText.Get(Known, field);
    }
}
