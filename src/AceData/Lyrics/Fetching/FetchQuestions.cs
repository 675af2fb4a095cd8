using AceData.Audio;
using AceData.Library;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics.Fetching;

/// <summary>What a run that looks for lyrics asks before it changes anything.</summary>
internal static class FetchQuestions
{
    private const int NamesShown = 3;

    /// <summary>Asks what is still to be asked.</summary>
    /// <exception cref="AceDataException">A question; its code begins with ASK-.</exception>
    public static async Task AskAsync(FetchLyricsRequest request, IReadOnlyList<Song> songs, LibraryDatabase library, CancellationToken cancellationToken)
    {
        var states = library.StatesOf(songs, LyricsInputs.KindOf(request.Profile));
        if (request.Replace && !IsAnswered(request, FetchLyricsRequest.AskReplace) && states.Count(state => state == SideCarState.WrittenByJob) is > 0 and var written)
        {
            throw new AceDataException(
                FetchLyricsRequest.AskReplace,
                request.Instrumental
                    ? $"{Files(written)} of an earlier run will be replaced by the mark that nobody sings. What is said now stays in the history."
                    : $"{Files(written)} of an earlier run will be looked for and written again. What is said now stays in the history.");
        }

        if (request.Instrumental && !IsAnswered(request, FetchLyricsRequest.AskInstrumental))
        {
            await AskAboutMarkAsync(request, [.. songs.Zip(states).Where(pair => IsWritten(pair.Second, request)).Select(pair => pair.First)], cancellationToken);
        }
    }

    private static bool IsWritten(SideCarState state, FetchLyricsRequest request) => state is SideCarState.Missing or SideCarState.MadeUp || (state == SideCarState.WrittenByJob && request.Replace);

    // Whoever names one song means it; a folder may hold some that are sung.
    private static async Task AskAboutMarkAsync(FetchLyricsRequest request, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var beside = new SideCarSource();
        var sung = new List<string>();
        foreach (var song in songs)
        {
            var answer = await beside.AskAsync(new LyricsQuestion(song.Path, new Identity.SongIdentity()), cancellationToken);
            if (answer.Found.FirstOrDefault(found => !found.IsInstrumental) is { } words)
            {
                sung.Add(Path.GetFileName(words.Address));
            }
        }

        if (sung.Count == 0 && !request.Inputs.Any(Directory.Exists))
        {
            return;
        }

        var marked = songs.Count == 1 ? "1 song will be" : $"{songs.Count} songs will be";
        var although = sung.Count == 0 ? string.Empty
            : $" Beside {(sung.Count == 1 ? "one of them" : $"{sung.Count} of them")} lie words: {string.Join(", ", sung.Take(NamesShown))}{(sung.Count > NamesShown ? ", …" : string.Empty)}.";
        if (songs.Count > 0)
        {
            throw new AceDataException(FetchLyricsRequest.AskInstrumental, $"{marked} marked as having no words.{although}");
        }
    }

    private static string Files(int count) => count == 1 ? "1 lyrics file" : $"{count} lyrics files";

    private static bool IsAnswered(FetchLyricsRequest request, string code) => request.Yes || request.Accept.Contains(code, StringComparer.OrdinalIgnoreCase);
}
