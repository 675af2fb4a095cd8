using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;

namespace AceData.History;

/// <summary>Brings back earlier texts beside songs, byte for byte, whoever wrote them; what stands there now goes into the history.</summary>
public sealed class RestoreTexts(TimeProvider time)
{
    /// <summary>Restores file after file; one that cannot be written fails alone.</summary>
    /// <exception cref="AceDataException">Nothing is named, it is not clear which texts are meant, or a question (ASK-RESTORE).</exception>
    public RestoreTextsResult Run(RestoreTextsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", $"Name the file whose earlier text you want back: {CommandHint.Of("restore", "SONG_lyrics.txt")}");
        }

        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var named = NamedTexts.Find(request.Inputs, Environment.CurrentDirectory, cancellationToken);
        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        var writer = new SideCarWriter(library);
        var targets = Targets(request, named, library, writer, cancellationToken);
        AskBeforeMany(request, targets);

        progress.Report(new JobStarted("restore", targets.Count + named.Problems.Count));
        var lines = new List<RestoredText>();
        foreach (var problem in named.Problems)
        {
            Done(new RestoredText { File = problem.Path, Outcome = RestoreOutcome.Failed, Error = problem.Text });
        }

        foreach (var target in targets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Done(Restore(target, library, writer));
        }

        return new RestoreTextsResult
        {
            Restored = Count(RestoreOutcome.Restored),
            Same = Count(RestoreOutcome.Same),
            NothingEarlier = Count(RestoreOutcome.NothingEarlier),
            Failed = Count(RestoreOutcome.Failed),
            Lines = lines,
        };

        int Count(RestoreOutcome outcome) => lines.Count(line => line.Outcome == outcome);

        void Done(RestoredText line)
        {
            lines.Add(line);
            progress.Report(new JobItem(line.File, JsonWord(line.Outcome), line.Error, Result: line));
            progress.Report(new JobProgress(lines.Count, targets.Count + named.Problems.Count, "files", null));
        }
    }

    /// <summary>The exit code of a result.</summary>
    public static int ExitOf(RestoreTextsResult result) => result.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Good;

    private static string JsonWord(RestoreOutcome outcome) => outcome == RestoreOutcome.NothingEarlier ? "nothing_earlier" : outcome.ToString().ToLowerInvariant();

    private static List<Target> Targets(RestoreTextsRequest request, NamedTexts named, LibraryDatabase library, SideCarWriter writer, CancellationToken cancellationToken)
    {
        var targets = new List<Target>();
        foreach (var song in named.Songs)
        {
            foreach (var kind in Enum.GetValues<SideCarKind>().Where(kind => (request.Kind ?? kind) == kind && named.Means(song, kind)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                targets.Add(new Target(song, kind, request.Revision is { } number
                    ? library.History(song, kind).FirstOrDefault(revision => revision.Number == number)
                    : writer.Earlier(song, kind)));
            }
        }

        var known = targets.FindAll(target => target.Revision is not null);
        if (request.Revision is { } missing)
        {
            return known.Count > 0 ? known : throw ListHistory.NoRevision(missing, request.Inputs);
        }

        var kinds = known.Select(target => target.Kind).Distinct().ToList();
        if (kinds.Count > 1 && known.Any(target => named.IsOpen(target.Song)))
        {
            throw new AceDataException("RESTORE-KIND", $"There are earlier texts of several kinds ({string.Join(", ", kinds.Select(Word))}). Say which you want back with --kind, or name the text files.");
        }

        return kinds.Count == 0 ? targets : targets.FindAll(target => kinds.Contains(target.Kind));
    }

    private static string Word(SideCarKind kind) => kind.ToString().ToLowerInvariant();

    private static void AskBeforeMany(RestoreTextsRequest request, List<Target> targets)
    {
        var files = targets.Count(target => target.Revision is not null);
        if (files > 1 && !request.Yes && !request.Accept.Contains(RestoreTextsRequest.AskMany, StringComparer.OrdinalIgnoreCase))
        {
            throw new AceDataException(RestoreTextsRequest.AskMany, $"{files} files will say again what they said before. What they say now stays in the history.");
        }
    }

    private static RestoredText Restore(Target target, LibraryDatabase library, SideCarWriter writer)
    {
        var line = new RestoredText { File = SideCar.PathOf(target.Song.Path, target.Kind), Outcome = RestoreOutcome.NothingEarlier };
        if (target.Revision is not { } revision)
        {
            return line;
        }

        line = line with { Number = revision.Number, By = ListHistory.Words(revision.Origin) };
        if (library.StatusOf(target.Song, target.Kind).Version == revision.Version)
        {
            return line with { Outcome = RestoreOutcome.Same };
        }

        try
        {
            writer.Restore(target.Song, target.Kind, revision);
            return line with { Outcome = RestoreOutcome.Restored };
        }
        catch (AceDataException exception)
        {
            return line with { Outcome = RestoreOutcome.Failed, Error = exception.Message };
        }
    }

    private sealed record Target(Song Song, SideCarKind Kind, SideCarRevision? Revision);
}
