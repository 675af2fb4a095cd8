using System.Text.Json;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Network;

namespace AceData.Lyrics.Lrclib;

/// <summary>A record of lrclib.net.</summary>
internal sealed record LrclibRecord
{
    public long Id { get; init; }

    public required string Title { get; init; }

    public required string Artist { get; init; }

    public string? Album { get; init; }

    /// <summary>Seconds.</summary>
    public double? Duration { get; init; }

    /// <summary>The record says that the song has no words.</summary>
    public bool IsInstrumental { get; init; }

    /// <summary>The words, with stamps (LRC) where the record has them; empty when nobody has contributed any.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when there is neither a text nor the word that there is none to have.</summary>
    public bool IsEmpty => !IsInstrumental && Text.Length == 0;

    /// <summary>Reads the answer of <c>/api/get</c> (a record) or <c>/api/search</c> (a list of records).</summary>
    public static PageReading<LrclibRecord[]> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            var root = document.RootElement;
            var elements = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToList() : [root];
            LrclibRecord[] records = [.. elements.Select(Of).OfType<LrclibRecord>()];
            return elements.Count > 0 && records.Length == 0
                ? Bad("in a form that is not known here")
                : new PageReading<LrclibRecord[]>(records, null, null, KeepFor(records));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Bad("with broken JSON");
        }
    }

    private static TimeSpan KeepFor(LrclibRecord[] records) => TimeSpan.FromDays(records.Length == 0 ? 7 : records.All(record => record.IsEmpty) ? 30 : 90);

    private static PageReading<LrclibRecord[]> Bad(string how) => new(null, LyricsCause.BadResponse, $"LRCLIB answered {how}.", TimeSpan.FromDays(1));

    private static LrclibRecord? Of(JsonElement record)
    {
        if ((record.Text("trackName") ?? record.Text("name")) is not { } title || record.Text("artistName") is not { } artist)
        {
            return null;
        }

        var text = record.Text("syncedLyrics") ?? record.Text("plainLyrics") ?? "";
        return new LrclibRecord
        {
            Id = record.Member("id") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt64(out var number) ? number : 0,
            Title = title,
            Artist = artist,
            Album = record.Text("albumName"),
            Duration = record.Member("duration") is { ValueKind: JsonValueKind.Number } duration && duration.TryGetDouble(out var seconds) && seconds > 0 ? seconds : null,

            // Some contributors write the word where the mark should be.
            IsInstrumental = record.Member("instrumental").ValueKind == JsonValueKind.True || InstrumentalMark.IsAllOf(text),
            Text = text,
        };
    }
}
