using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;

namespace AceData.History;

/// <summary>Shows the texts that the files beside songs had: every text that was written over is kept, the last 50 of each.</summary>
public sealed class ListHistory(TimeProvider time)
{
    /// <summary>Shows file after file; those that have neither a text nor a history are left out.</summary>
    /// <exception cref="AceDataException">Nothing is named, or a name stands for nothing, or there is no such revision.</exception>
    public IEnumerable<TextHistory> Run(ListHistoryRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", $"Name the songs or their text files: {CommandHint.Of("history", "SONG")}");
        }

        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var named = NamedTexts.Find(request.Inputs, Environment.CurrentDirectory, cancellationToken);
        if (named.Problems is [var problem, ..])
        {
            throw new AceDataException(problem.Code, $"'{FileNames.Printable(problem.Path)}': {problem.Text}");
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time);
        var isFound = false;
        foreach (var song in named.Songs)
        {
            foreach (var kind in Enum.GetValues<SideCarKind>().Where(kind => (request.Kind ?? kind) == kind && named.Means(song, kind)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var history = Of(song, kind, library);
                var revisions = request.Revision is { } number ? [.. history.Revisions.Where(revision => revision.Number == number)] : history.Revisions;
                if (revisions.Count > 0)
                {
                    isFound = true;
                    yield return history with { Revisions = revisions };
                }
            }
        }

        if (!isFound && request.Revision is { } missing)
        {
            throw NoRevision(missing, request.Inputs);
        }
    }

    /// <summary>What is said where no text has the number.</summary>
    internal static AceDataException NoRevision(int number, IReadOnlyList<string> inputs) => new(
        "REVISION-MISSING",
        $"These files have no revision {number}. Their numbers: {CommandHint.Of(["history", .. inputs.Select(CommandHint.NameOf)])}");

    /// <summary>Who wrote a text, in words.</summary>
    internal static string Words(SideCarOrigin origin) => origin switch
    {
        { IsMended: true } => "by check (mended)",
        { Author: SideCarAuthor.Person } => "by hand",
        { Author: SideCarAuthor.MadeUp } => "made up, for trying out",
        { Run: { Length: > 0 } run } => $"by the run '{run}'",
        _ => "by a run",
    };

    private static TextHistory Of(Song song, SideCarKind kind, LibraryDatabase library)
    {
        var path = SideCar.PathOf(song.Path, kind);
        var status = library.StatusOf(song, kind);
        var isMissing = status.State == SideCarState.Missing;
        var kept = library.History(song, kind);
        var present = isMissing ? null : kept.FirstOrDefault(revision => revision.Version == status.Version);
        List<TextRevision> revisions = [.. kept.Select(revision => new TextRevision
        {
            Number = revision.Number,
            WrittenUtc = revision.WrittenUtc,
            By = Words(revision.Origin),
            IsPresent = revision == present,
            Text = Text(revision.Content.Span),
        })];
        if (!isMissing && present is null)
        {
            revisions.Insert(0, new TextRevision { By = "by hand", IsPresent = true, Text = Present(path) });
        }

        return new TextHistory { File = path, Kind = kind, Revisions = revisions, IsMissing = isMissing };
    }

    private static string Present(string path)
    {
        try
        {
            return Text(TextFile.ReadBytes(path));
        }
        catch (AceDataException exception)
        {
            return $"({exception.Message})";
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Lyrics.Sources.TextBytes.Decode(bytes) ?? $"({bytes.Length} bytes that are no text)";
}
