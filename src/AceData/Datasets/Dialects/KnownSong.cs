using AceData.Datasets.Dialects.Values;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects;

/// <summary>A song as it is known here: its text files, what was measured, and what other programs said.</summary>
internal sealed record KnownSong
{
    public required Song Song { get; init; }

    /// <summary>The path below the folder of the songs, with <c>/</c>.</summary>
    public required string Name { get; init; }

    public required SongRecord Record { get; init; }

    public required KeptFacts Kept { get; init; }

    /// <summary>The tag file's very text; empty when there is none.</summary>
    public required string PromptText { get; init; }

    /// <summary>The lyrics file's very text; empty when there is none.</summary>
    public required string LyricsText { get; init; }

    /// <summary>Why a text file cannot be read; null when both can.</summary>
    public string? Problem { get; init; }

    /// <summary>A person wrote the tags.</summary>
    public bool HasPersonsTags { get; init; }

    /// <summary>A person wrote the lyrics.</summary>
    public bool HasPersonsLyrics { get; init; }

    /// <summary>Null when nothing was measured.</summary>
    public SongMeasured? Measured { get; init; }

    /// <summary>What would be known of the song with these texts and facts.</summary>
    /// <param name="tags">The line of tags; null for none.</param>
    /// <param name="words">The lyrics, without anything around them; null for none.</param>
    /// <param name="kept">What other programs said.</param>
    /// <param name="categories">Which tags are genres.</param>
    public KnownSong With(string? tags, string? words, KeptFacts kept, TagCategories categories)
    {
        var line = PromptLine.Parse(tags ?? "");
        var genres = line.Tags.Where(tag => categories.Of(tag) == "genre").ToList();
        return this with
        {
            Kept = kept,
            Record = new SongRecord
            {
                Tags = line.Tags.Count == 0 ? null : string.Join(PromptLine.Separator, line.Tags),
                Caption = kept.Caption,
                Genre = kept.Genre ?? (genres.Count == 0 ? null : string.Join(PromptLine.Separator, genres)),
                Bpm = line.BeatsPerMinute is { } tempo ? tempo is >= FieldText.SlowestBpm and <= FieldText.FastestBpm ? tempo : null : kept.Bpm,
                Key = KeyOf(line.Mode, kept.Key),
                TimeSignature = kept.TimeSignature,
                Language = kept.Language,
                IsInstrumental = words is not null ? words == SongRecord.NoWords
                    : kept.IsInstrumental ?? (line.Tags.Contains("instrumental", StringComparer.OrdinalIgnoreCase) ? true : null),
                Lyrics = words,
                DurationSeconds = Measured is { DurationSeconds: >= 0.5 and var seconds } ? (int)Math.Round(seconds, MidpointRounding.AwayFromZero) : kept.DurationSeconds,
                CustomTag = kept.CustomTag,
                PromptOverride = kept.PromptOverride,
                Repeat = kept.Repeat,
                Id = kept.Id ?? Record.Id,
            },
        };
    }

    /// <summary>What one dialect alone has of it, by its own names.</summary>
    public IReadOnlyDictionary<string, string> OtherOf(Dialect dialect) => Kept.Other.GetValueOrDefault(dialect.Word) ?? new Dictionary<string, string>();

    /// <summary>The song as a dialect gets it.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="categories">Where tempo and key stand among the tags.</param>
    /// <param name="customTag">The word that calls the set; null for none.</param>
    public DialectSong For(Dialect dialect, TagCategories categories, string? customTag = null)
    {
        var caption = dialect.HoldsTags || Record.Caption is not null || Record.Tags is null ? Record.Caption
            : CaptionText.Of(Record.Tags, dialect.Holds.Contains(SongField.Bpm) ? Record.Bpm : null, dialect.Holds.Contains(SongField.Key) ? Record.Key : null, categories);
        return new DialectSong(Song.Path, Name, Record with
        {
            Tags = dialect.HoldsTags ? Record.Tags : null,
            Caption = caption,
            CustomTag = Record.CustomTag ?? customTag,
            Other = OtherOf(dialect),
        });
    }

    // The tags say the mode. A tonic that contradicts them is of another opinion about the song, and would teach both.
    private string? KeyOf(string? mode, string? kept) =>
        kept is not null && (mode is null || KeyScale.ModeOf(kept) == mode) ? kept
        : mode is not null && Measured?.Key is { } key && KeyScale.ModeOf(key.Name) == mode ? key.Name
        : null;
}
