using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Requests;
using AceData.Tagging.Policy;

namespace AceData.Lyrics.Fetching;

/// <summary>
/// The way of one song: what stands there already, what lies beside and inside it, what the network has; then one write, or a
/// suggestion, or nothing and the reason.
/// </summary>
internal sealed class SongLyricsFetcher(FetchLyricsRequest request, LyricsSources sources, IdentityFinder identities, LibraryDatabase library, string run, TimeProvider time)
{
    private readonly SideCarWriter _writer = new(library);
    private readonly SideCarKind _kind = request.Profile == LyricsForm.AceStep1 ? SideCarKind.Lyrics : SideCarKind.Lyrics15;
    private readonly LyricsProfile _profile = request.Profile == LyricsForm.AceStep1 ? LyricsProfile.AceStep1 : LyricsProfile.AceStep15;

    /// <summary>Everything that needs no network.</summary>
    /// <returns>The finished line, or the search that goes on.</returns>
    /// <exception cref="AceDataException">A file cannot be read or written.</exception>
    public async Task<(SongLyrics? Line, SongLyricsSearch? Open)> LocalAsync(int index, Song song, CancellationToken cancellationToken)
    {
        var present = library.StatusOf(song, _kind);
        var isFailure = present.State != SideCarState.Missing && HoldsFailureText(song);
        var isMadeUp = present.State == SideCarState.MadeUp && !request.Fake;
        if (present.State != SideCarState.Missing && !isFailure && !isMadeUp && !request.Replace)
        {
            return (Kept(song, present), null);
        }

        var search = new SongLyricsSearch(index, song, present.Version, present.State != SideCarState.HandWritten || isFailure, isFailure) { IsMadeUp = isMadeUp };
        if (request.Instrumental)
        {
            return (Instrumental(search, "person", null), null);
        }

        search.LookFor(new LyricsQuestion(song.Path, identities.FromNames(song)));
        await AskAsync(search, sources.BesideTheSong, cancellationToken);
        if (search.IsOver || (search.IsSure && (request.FirstHit || !sources.MayHaveHeaders)))
        {
            return (Finish(search), null);
        }

        var (identity, problem) = await identities.ReadAsync(song, cancellationToken);
        search.LookFor(new LyricsQuestion(song.Path, identity));
        if (problem is not null)
        {
            search.Refuse("sound", LyricsCause.Unreadable, problem);
        }

        await AskAsync(search, sources.InsideTheSong, cancellationToken);
        if (search.IsOver || (search.IsSure && (request.FirstHit || !sources.MayHaveHeaders)))
        {
            return (Finish(search), null);
        }

        if (search.Best is null && SaysInstrumental(song))
        {
            return (Instrumental(search, "tag-line", "its tags say \"instrumental\""), null);
        }

        return sources.Online.Count == 0 ? (Finish(search), null) : (null, search);
    }

    /// <summary>Asks the network and ends the search.</summary>
    /// <exception cref="AceDataException">The file cannot be written.</exception>
    public async Task<SongLyrics> OnlineAsync(SongLyricsSearch search, CancellationToken cancellationToken)
    {
        // Minutes may have passed: what somebody wrote meanwhile is theirs.
        var now = library.StatusOf(search.Song, _kind);
        if (now.Version != search.Present && now.State != SideCarState.Missing)
        {
            return Kept(search.Song, now);
        }

        if (!search.Question.Identity.IsKnown)
        {
            search.Refuse("identity", LyricsCause.NoIdentity, $"Neither the tags nor the name of the file say which song it is. Name it \"Artist - Title\", or say it: {CommandHint.Of("lyrics", CommandHint.NameOf(search.Song.Path), "--artist", "NAME", "--title", "TITLE")}");
            return Finish(search);
        }

        await AskAsync(search, sources.Online, cancellationToken);
        return Finish(search);
    }

    private async Task AskAsync(SongLyricsSearch search, IReadOnlyList<ILyricsSource> asked, CancellationToken cancellationToken)
    {
        foreach (var source in asked)
        {
            if (search.IsOver || (search.IsSure && (request.FirstHit || !source.MarksSections)))
            {
                return;
            }

            search.Add(source, await source.AskAsync(search.Question, cancellationToken), request.InferStructure);
        }
    }

    private SongLyrics Finish(SongLyricsSearch search)
    {
        if (search.Best is not { } best)
        {
            var (status, cause, detail) = search.WhyNothing();
            return Line(search) with
            {
                Status = status,
                Cause = cause,
                Detail = detail,
                Review = [.. Leftovers(search)],
            };
        }

        var text = best.IsInstrumental ? best.Text with { Document = new LyricsDocument { IsInstrumental = true } } : best.Text;
        return best.IsSure ? Write(search, text, best.Origin(), best.Review(), null)
            : request.AcceptReview ? Write(search, text, best.Origin() with { IsUnsure = true }, best.Review(), "taken although it is not sure (--accept-review)")
            : Uncertain(search, text, best);
    }

    // What a trainer would take for lyrics although it is none.
    private IEnumerable<string> Leftovers(SongLyricsSearch search)
    {
        var file = SideCar.PathOf(search.Song.Path, _kind);
        if (search.IsFailureText)
        {
            yield return $"'{Path.GetFileName(file)}' holds only the failure message of another tool, which a trainer would take for lyrics. Take it away: {CommandHint.Of("lyrics", "clean", CommandHint.NameOf(file), "--write")}";
        }

        if (search.IsMadeUp)
        {
            yield return $"'{Path.GetFileName(file)}' holds made-up words (--fake), which a trainer would take for lyrics. Delete it.";
        }
    }

    private SongLyrics Uncertain(SongLyricsSearch search, CleanedLyrics text, LyricsCandidate best)
    {
        var (line, rendered, side) = Prepared(search, text, best.Origin(), best.Review());
        library.AddSuggestion(search.Song, _kind, rendered, search.Present, side);
        return line with { Status = LyricsStatus.Uncertain, Cause = LyricsCause.LowConfidence, IsSuggested = true, Review = [.. line.Review, .. Leftovers(search)] };
    }

    private SongLyrics Instrumental(SongLyricsSearch search, string source, string? why) => Write(
        search,
        new CleanedLyrics { Document = new LyricsDocument { IsInstrumental = true } },
        new LyricsOrigin { Source = source },
        [],
        why);

    private SongLyrics Write(SongLyricsSearch search, CleanedLyrics cleaned, LyricsOrigin origin, IReadOnlyList<string> review, string? detail)
    {
        var (line, text, side) = Prepared(search, cleaned, origin, review);
        if (!search.MayWrite)
        {
            library.AddSuggestion(search.Song, _kind, text, search.Present, side);
            return line with { Status = LyricsStatus.Kept, IsSuggested = true, Detail = $"written by hand; {(line.Status == LyricsStatus.Instrumental ? "the instrumental mark" : "the text")} from {OriginWords.SourceOf(origin)} waits as a suggestion" };
        }

        try
        {
            _writer.Write(search.Song, _kind, text, side, search.Present);
        }
        catch (FileChangedException)
        {
            // What somebody wrote meanwhile is theirs; what somebody deleted meanwhile is in nobody's way.
            var now = library.StatusOf(search.Song, _kind);
            if (now.State != SideCarState.Missing)
            {
                return Kept(search.Song, now);
            }

            _writer.Write(search.Song, _kind, text, side, now.Version);
        }

        return line with { IsWritten = true, Detail = detail };
    }

    private (SongLyrics Line, string Text, SideCarOrigin Origin) Prepared(SongLyricsSearch search, CleanedLyrics cleaned, LyricsOrigin origin, IReadOnlyList<string> review)
    {
        var text = LyricsRenderer.Render(cleaned.Document, _profile);
        return (
            Line(search) with
            {
                Status = cleaned.IsInstrumental ? LyricsStatus.Instrumental : LyricsStatus.Found,
                Origin = origin,
                Lines = cleaned.Document.LineCount,
                Unclear = cleaned.UnclearCount,
                Tokens = TokenEstimate.Of(text, _profile.Form),
                Sha256 = FileVersion.Of(TextFile.Encode(text)).Sha256,
                Review = [.. review, .. LyricsCheck.Warnings(text, _profile).Select(warning => warning.Text)],
            },
            text,
            FoundOrigin.Of(origin, run));
    }

    private SongLyrics Kept(Song song, SideCarStatus present) => new()
    {
        File = song.Path,
        Status = LyricsStatus.Kept,
        Origin = present.Origin?.Lyrics,
        Detail = present.Origin?.Lyrics is null ? "written by hand" : null,
        Sha256 = present.Version.Sha256,
        TimeUtc = time.GetUtcNow().UtcDateTime,
    };

    private SongLyrics Line(SongLyricsSearch search) => new()
    {
        File = search.Song.Path,
        SearchedAs = search.Question.Identity is { IsKnown: true } identity ? Shown(identity) : null,
        TimeUtc = time.GetUtcNow().UtcDateTime,
    };

    private static string Shown(SongIdentity identity)
    {
        var versions = string.Concat(identity.Versions.Select(version => $" ({version.Text})"));
        return (identity.Artists.Count == 0 ? string.Empty : string.Join(", ", identity.Artists) + " – ") + identity.Title + versions;
    }

    private bool HoldsFailureText(Song song)
    {
        try
        {
            return TextBytes.Decode(FileSystem.Ops.Read(SideCar.PathOf(song.Path, _kind), 4096)) is { } text && SideCarText.Classify(text).Kind == SideCarTextKind.FailureMarker;
        }
        catch (FileFaultException)
        {
            return false;
        }
    }

    private static bool SaysInstrumental(Song song)
    {
        try
        {
            return PromptLine.Parse(TextFile.Read(song.PromptPath, limit: 1 << 16).Text).Tags.Contains("instrumental", StringComparer.Ordinal);
        }
        catch (AceDataException)
        {
            return false;
        }
    }
}
