using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;

namespace AceData.Lyrics.Sources;

/// <summary>
/// Lyrics in the tags of the file itself. The own reader goes first: it starts no program and sees kinds that ffprobe does
/// not show; of an MP3 file ffprobe would show nothing more.
/// </summary>
/// <param name="decoder">Asks ffprobe; null where there is none, then only ID3, APE and Lyrics3 tags are read.</param>
public sealed class EmbeddedSource(AudioDecoder? decoder) : ILyricsSource
{
    /// <summary>Its name in reports.</summary>
    public const string SourceName = "embedded";

    public string Name => SourceName;

    public bool IsOnline => false;

    public bool MarksSections => true;

    public async Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (question.SongPath is not { } path)
        {
            return SourceAnswer.Nothing;
        }

        try
        {
            var found = OwnReader(path);
            if (found.Count == 0 && decoder is not null && !path.EndsWith(".mp3", StringComparison.OrdinalIgnoreCase))
            {
                var probe = await decoder.ProbeAsync(path, cancellationToken);
                found = [.. probe.Lyrics.Select(text => new TagLyrics(text.Name, TagLyrics.LanguageOf(text.Name), text.Text))];
            }

            var lyrics = Lyrics(path, found);
            return lyrics.Count > 0 ? new SourceAnswer(lyrics) : SourceAnswer.Nothing;
        }
        catch (AceDataException exception)
        {
            return new SourceAnswer([], LyricsCause.Unreadable, exception.Message);
        }
        catch (FileFaultException fault)
        {
            return new SourceAnswer([], LyricsCause.Unreadable, FileMessages.WhileReading(path, fault).Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceAnswer([], LyricsCause.Unreadable, $"'{FileNames.Printable(path)}' cannot be read: {exception.Message}");
        }
    }

    private static IReadOnlyList<TagLyrics> OwnReader(string path)
    {
        // A pipe in place of a song would be waited on for ever.
        if (FollowedLink.Look(path).Kind != FileKind.File)
        {
            return [];
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return stream.CanSeek ? FileTags.Read(stream) : [];
    }

    /// <summary>Those with section headers first, then the longer ones; the same text in several tags counts once.</summary>
    private static List<FoundLyrics> Lyrics(string path, IReadOnlyList<TagLyrics> found) =>
    [
        .. found.Select(tag => (Tag: tag, Text: SideCarText.Classify(tag.Text)))
            .Where(pair => pair.Text.Kind is not (SideCarTextKind.Empty or SideCarTextKind.FailureMarker) && (pair.Text.IsInstrumental || pair.Text.Text.Any(char.IsLetter)))
            .DistinctBy(pair => pair.Text.Text)
            .OrderByDescending(pair => pair.Text.HasHeaders)
            .ThenByDescending(pair => pair.Text.Text.Length)
            .Select(pair => new FoundLyrics
            {
                Source = SourceName,
                Address = path,
                Text = pair.Text.IsInstrumental ? "" : pair.Text.Text,
                BelongsToFile = true,
                IsInstrumental = pair.Text.IsInstrumental,
                Language = pair.Tag.Language,
            }),
    ];
}
