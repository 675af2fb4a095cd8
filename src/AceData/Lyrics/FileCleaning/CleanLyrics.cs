using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.Sources;
using AceData.Settings;

namespace AceData.Lyrics.FileCleaning;

/// <summary>
/// Cleans lyrics files that are there, whoever wrote them: shows what would change, and changes it only when told to. Files that
/// are in the form of their model already come back byte for byte.
/// </summary>
public sealed class CleanLyrics(TimeProvider time)
{
    /// <summary>Cleans file after file, in order; what is wrong with one name or file hides no other.</summary>
    /// <exception cref="AceDataException">Nothing can be looked at: no such folder, settings that are not right.</exception>
    public IEnumerable<CleanedFile> Run(CleanLyricsRequest request, CancellationToken cancellationToken)
    {
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var named = NamedTexts.Find(request.Inputs.Count > 0 ? request.Inputs : [LyricsInputs.DefaultFolder(root)], Environment.CurrentDirectory, cancellationToken);
        using var library = LibraryDatabase.Open(root.LibraryFile, time);
        var writer = new SideCarWriter(library);
        foreach (var problem in named.Problems)
        {
            yield return new CleanedFile { File = problem.Path, Outcome = CleaningOutcome.Failed, Error = problem.Text };
        }

        foreach (var song in named.Songs)
        {
            foreach (var kind in new[] { SideCarKind.Lyrics, SideCarKind.Lyrics15 }.Where(kind => named.Means(song, kind)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = SideCar.PathOf(song.Path, kind);
                if (File.Exists(path))
                {
                    yield return Clean(song, kind, path, request, library, writer);
                }
                else if (!named.IsOpen(song))
                {
                    yield return new CleanedFile { File = path, Outcome = CleaningOutcome.Failed, Error = "It is not there. Check the spelling." };
                }
            }
        }
    }

    private static CleanedFile Clean(Song song, SideCarKind kind, string path, CleanLyricsRequest request, LibraryDatabase library, SideCarWriter writer)
    {
        var file = new CleanedFile { File = path, Outcome = CleaningOutcome.Failed };
        try
        {
            var bytes = FileSystem.Ops.Read(path, SideCarSource.LongestFile);
            (file, var rendered) = CleaningLook.At(path, kind, bytes, request.InferStructure);
            if (!request.Write)
            {
                return file;
            }

            var present = FileVersion.Of(bytes);
            switch (file.Outcome)
            {
                case CleaningOutcome.WouldRemove:
                    writer.Remove(song, kind, present);
                    return file with { Outcome = CleaningOutcome.Removed };
                case CleaningOutcome.WouldChange:
                    // A text that a person had stays a person's: what they asked for is no reason to let a later run replace it.
                    var origin = library.StatusOf(song, kind).Origin is { Author: not SideCarAuthor.Person } known ? known : SideCarOrigin.ByPerson;
                    writer.Write(song, kind, rendered, origin, present);
                    return file with { Outcome = CleaningOutcome.Written };
                default:
                    return file;
            }
        }
        catch (FileFaultException fault)
        {
            return file with { Outcome = CleaningOutcome.Failed, Error = FileMessages.WhileReading(path, fault).Message };
        }
        catch (AceDataException exception)
        {
            return file with { Outcome = CleaningOutcome.Failed, Error = exception.Message };
        }
    }
}
