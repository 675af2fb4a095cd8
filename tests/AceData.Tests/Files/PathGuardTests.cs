using AceData.Audio;
using AceData.Files;
using AceData.Testing;
using CsCheck;

namespace AceData.Tests.Files;

public class PathGuardTests
{
    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("a/../../secret.txt")]
    [InlineData("../rootX/secret.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("out/passwd")]
    [InlineData("a/out/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData(@"\\evil\share\x")]
    [InlineData(@"\\?\C:\x")]
    public void What_leads_out_of_the_root_is_refused(string path)
    {
        using var folder = Root();

        Assert.Contains(
            Assert.Throws<AceDataException>(() => PathGuard.Inside(folder["root"], path)).Code,
            new[] { FileCodes.PathOutside, FileCodes.PathBad });
    }

    [Theory]
    [InlineData("song_prompt.txt")]
    [InlineData("a/song_prompt.txt")]
    [InlineData("a/new/song_prompt.txt")]
    [InlineData("./a//../a/x..y")]
    [InlineData("http:x.mp3")]
    [InlineData("~")]
    [InlineData("%2e%2e%2fx")]
    public void What_lies_inside_is_its_full_path(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && path.Contains(':', StringComparison.Ordinal), "Windows knows no such name.");
        using var folder = Root();

        Assert.Equal(Path.GetFullPath(Path.Combine(folder["root"], path)), PathGuard.Inside(folder["root"], path));
    }

    [Fact]
    public void Random_paths_get_the_verdict_of_walking_them_by_hand()
    {
        using var folder = Root();
        var root = folder["root"];
        AnyOf.These("a", "..", ".", "out", "b", "", "root", "rootX", "passwd").Array[1, 6].Sample(
            parts =>
            {
                var path = string.Join('/', parts);
                var allowed = true;
                try
                {
                    PathGuard.Inside(root, path);
                }
                catch (AceDataException)
                {
                    allowed = false;
                }

                // By hand: textual folding first, as every system call below the guard gets the folded path.
                var stack = new List<string>();
                var left = path.StartsWith('/');
                foreach (var part in parts.Where(part => part is not ("" or ".")))
                {
                    if (part != "..")
                    {
                        stack.Add(part);
                    }
                    else if (stack.Count > 0)
                    {
                        stack.RemoveAt(stack.Count - 1);
                    }
                    else
                    {
                        left = true;
                        break;
                    }
                }

                // One step up and down again through the root's own name comes back inside.
                if (left && !path.StartsWith('/'))
                {
                    return !allowed || Path.GetFullPath(Path.Combine(root, path)).StartsWith(root + "/", StringComparison.Ordinal);
                }

                var throughLink = stack.SkipLast(1).Select((_, i) => Path.Combine([root, .. stack[..(i + 1)]])).Any(part => new FileInfo(part).LinkTarget is not null);
                return allowed == (!left && stack.Count > 0 && !throughLink);
            },
            iter: 20_000);
    }

    private static TempDir Root()
    {
        var folder = new TempDir();
        Directory.CreateDirectory(folder["root/a"]);
        Directory.CreateDirectory(folder["rootX"]);
        Directory.CreateSymbolicLink(folder["root/out"], "/etc");
        Directory.CreateSymbolicLink(folder["root/a/out"], folder["rootX"]);
        return folder;
    }
}
