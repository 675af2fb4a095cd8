using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Settings;

namespace AceData.Lyrics;

/// <summary>
/// Cleans lyrics files that are there, whoever wrote them: shows what would change, and changes it only when told to. Files that
/// are in the form of their model already come back byte for byte.
/// </summary>
public sealed class CleanLyrics(TimeProvider time)
{
    /// <summary>Cleans file after file, in order.</summary>
    /// <exception cref="AceDataException">Nothing can be looked at: no such folder, settings that are not right.</exception>
    public IEnumerable<CleanedFile> Run(CleanLyricsRequest request, CancellationToken cancellationToken)
    {
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var scan = SongScanner.Scan(Songs(request, root), Environment.CurrentDirectory, cancellationToken);
        using var library = LibraryDatabase.Open(root.LibraryFile, time);
        var writer = new SideCarWriter(library);
        var named = request.Inputs.Where(LyricsInputs.IsLyricsFile).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var problem in scan.Problems)
        {
            yield return new CleanedFile { File = problem.Path, Outcome = CleaningOutcome.Failed, Error = problem.Text };
        }

        foreach (var song in scan.Songs)
        {
            foreach (var kind in new[] { SideCarKind.Lyrics, SideCarKind.Lyrics15 })
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = SideCar.PathOf(song.Path, kind);
                if (File.Exists(path) && (named.Count == 0 || named.Contains(path) || !named.Any(name => LyricsInputs.StemOf(name) == LyricsInputs.StemOf(path))))
                {
                    yield return Clean(song, kind, path, request, library, writer);
                }
            }
        }
    }

    private static CleanedFile Clean(Song song, SideCarKind kind, string path, CleanLyricsRequest request, LibraryDatabase library, SideCarWriter writer)
    {
        var file = new CleanedFile { File = path, Outcome = CleaningOutcome.Clean };
        try
        {
            var bytes = FileSystem.Ops.Read(path, SideCarSource.LongestFile);
            if (bytes.Length > SideCarSource.LongestFile || TextBytes.Decode(bytes) is not { } text)
            {
                return file with { Outcome = CleaningOutcome.Failed, Error = "It is not the text of a song: too long, or no text at all. Replace it or move it away." };
            }

            var present = FileVersion.Of(bytes);
            if (SideCarText.Classify(text).Kind == SideCarTextKind.FailureMarker)
            {
                if (request.Write)
                {
                    writer.Remove(song, kind, present);
                }

                return file with { Outcome = request.Write ? CleaningOutcome.Removed : CleaningOutcome.WouldRemove, Changes = [.. text.Split('\n').Where(line => line.Trim().Length > 0).Select(line => "-" + line.TrimEnd('\r'))] };
            }

            var cleaned = LyricsCleaner.Clean(text, CleaningOptions.HandWritten with { InferStructure = request.InferStructure });
            file = file with { Rules = cleaned.Rules, Warnings = cleaned.Warnings };
            if (!cleaned.Document.HasContent)
            {
                return file with { Outcome = CleaningOutcome.LeftAlone, Warnings = [.. cleaned.Warnings, "Nothing would be left of this text, so it stays as it is. Is it lyrics at all?"] };
            }

            var rendered = LyricsRenderer.Render(cleaned.Document, kind == SideCarKind.Lyrics ? LyricsProfile.AceStep1 : LyricsProfile.AceStep15);
            var content = TextFile.Encode(rendered);
            if (bytes.AsSpan().SequenceEqual(content))
            {
                return file with { Rules = [] };
            }

            if (request.Write)
            {
                // A text that a person had stays a person's: what they asked for is no reason to let a later run replace it.
                var origin = library.StatusOf(song, kind).Origin is { Author: not SideCarAuthor.Person } known ? known : SideCarOrigin.ByPerson;
                writer.Write(song, kind, rendered, origin, present);
            }

            return file with { Outcome = request.Write ? CleaningOutcome.Written : CleaningOutcome.WouldChange, Changes = LineDiff.Of(text, rendered) };
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

    private static IReadOnlyList<string> Songs(CleanLyricsRequest request, DataRoot root) =>
        request.Inputs.Count == 0 ? LyricsInputs.Of(new FetchLyricsRequest(), root) : LyricsInputs.SongsOf(request.Inputs);
}
