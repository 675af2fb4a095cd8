using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Datasets;
using AceData.Files;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Vocabularies;
using AceData.Testing;

namespace AceData.Tests.Files;

/// <summary>Sixty hostile paths at each place of the product that takes a path: nothing outside is read or written, and what is refused is said in whole sentences.</summary>
public sealed class HostilePathTests : IDisposable
{
    private readonly TempDir _folder = new();
    private readonly DataRoot _root;

    public HostilePathTests() => _root = DataRoot.Resolve(HostilePaths.MakeRoot(_folder, "data/audio"), "/");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> EntryPoints => ["guard", "folder picker", "request file", "song folder", "ffmpeg folder", "preset", "data_dir", "output_name", "input_name", "output_dir"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void A_hostile_path_opens_nothing_and_is_refused_with_words(string entry)
    {
        var before = HostilePaths.Tree(_folder);
        Assert.Equal(60, HostilePaths.All.Distinct().Count());
        foreach (var path in HostilePaths.All)
        {
            var said = "";
            try
            {
                said = Give(entry, path);
            }
            catch (AceDataException e)
            {
                // Long lists of what is known may follow the sentence.
                Assert.Contains(". ", e.Message + " ", StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", e.Message, StringComparison.Ordinal);

                // The decoder's own messages are made fit to be shown by whoever shows them.
                Assert.True(entry == "ffmpeg folder" || !e.Message.AsSpan().ContainsAny('\0', '\r', '\u202e'), e.Message);
                said = e.Message;
            }

            Assert.DoesNotContain(HostilePaths.Canary, said, StringComparison.Ordinal);
        }

        Assert.Equal(before, HostilePaths.Tree(_folder));
    }

    private string Give(string entry, string path)
    {
        var folders = new DatasetFolders();
        switch (entry)
        {
            case "guard":
                var inside = PathGuard.Inside(_root.Audio, path);
                Assert.StartsWith(_root.Audio + Path.DirectorySeparatorChar, inside, StringComparison.Ordinal);
                Assert.False(File.Exists(inside) && new FileInfo(inside).LinkTarget is null && File.ReadAllText(inside).Contains(HostilePaths.Canary, StringComparison.Ordinal));
                return inside;
            case "folder picker":
                // Any folder of this computer may be chosen by its full path; nothing else, and no file is opened.
                Assert.True(Path.IsPathFullyQualified(FolderLook.At(path).Path) && path.StartsWith('/'), path);
                return "";
            case "request file":
                return RequestJson.ReadFile<TagFolderRequest>(path is "/dev/zero" or "/dev/stdin" ? "/dev/null" : Path.Combine(_root.Audio, path)).ToJsonString();
            case "song folder":
                // A person names what to tag, be it a link; one among what is found is not followed.
                var scan = SongScanner.Scan([path is "/" or "/proc/self/environ" ? _root.Audio : path], _root.Audio, Stop);
                Assert.DoesNotContain(scan.Songs, song => song.Path.Contains("link", StringComparison.Ordinal) && !path.Contains("link", StringComparison.Ordinal));
                return string.Join('\n', scan.Problems.Select(problem => problem.Text));
            case "ffmpeg folder":
                return FfmpegLocator.Find(path).Ffmpeg;
            case "preset":
                return new PresetFinder(_root.Folder, TagRules.ShippedFolder).Load(path).Name;
            case "data_dir":
                folders = folders with { DataDir = path is "/" ? "/none" : path };
                break;
            case "output_name":
                folders = folders with { OutputName = path };
                break;
            case "input_name":
                folders = folders with { InputName = path };
                break;
            case "output_dir":
                folders = folders with { OutputDir = path };
                break;
        }

        var findings = FolderCheck.Run(folders, _root, Stop).ToList();
        Assert.NotEmpty(findings);
        return string.Join('\n', findings.Select(finding => finding.Detail));
    }
}
