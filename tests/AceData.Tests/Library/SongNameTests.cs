using System.Diagnostics;
using AceData.Files;
using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

/// <summary>Names that break other programs: each is found, gets its side car beside it, and harms no other song.</summary>
public class SongNameTests
{
    public static TheoryData<string> NamesThatWork { get; } =
    [
        "🎵.mp3", "👨‍👩‍👧.mp3", "🇩🇪.mp3", "\U0010FFFD.mp3", "שלום.mp3", "مرحبا.flac", "नमस्ते.wav",
        "a\u202egpj.mp3", "a\u200bb.mp3", "\ufeffa.mp3",
        "it's.mp3", "\"quoted\".mp3", "`id`.mp3", "$(id).mp3", "%PATH%.mp3", "^&|<>.mp3", "a;b.mp3",
        "line\nbreak.mp3", "tab\t.mp3", "\u0001.mp3", "bell\a.mp3",
        "-i.mp3", "--.mp3", "@file.mp3",
        "a%03d.mp3", "a*?.mp3", "[x].mp3",
        "http:x.mp3", "pipe:.mp3", "concat:a|b.mp3", "data:.mp3", "file:x.mp3", "subfile,,start,0,end,9,,:ok.mp3",
        " lead.mp3", "trail .mp3", "trail..mp3", "name. .mp3",
        "CON.mp3", "nul.flac", "COM0.wav", "aux.ogg", "CONIN$.opus", "LPT¹.mp3",
        "not a character \uFFFE.mp3", "a.b.c.mp3", "a.MP3", "a.Mp3", "ẞ.mp3", "ß.mp3", "ss.mp3", "İ.MP3",
        "<img src=x onerror=alert(1)>.mp3", "{{7*7}}.mp3", "[x](javascript:1).mp3", "a\\b.mp3",
        "song_prompt.txt.mp3", "x_lyrics.mp3", "_prompt.mp3",
    ];

    [Theory]
    [MemberData(nameof(NamesThatWork))]
    public void A_strange_name_is_scanned_tagged_and_found_again(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids many of these names.");
        using var folder = new TempDir();
        Songs.Make(folder, "sub/" + name, "other.mp3");
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);

        var scan = Songs.Scan(folder);

        Assert.Empty(scan.Problems);
        var song = Assert.Single(scan.Songs, song => song.RelativePath == Path.Combine("sub", name));
        new SideCarWriter(library).Write(song, SideCarKind.Prompt, "pop", new SideCarOrigin { Author = SideCarAuthor.Job }, FileVersion.Missing);
        Assert.Equal("pop", File.ReadAllText(Path.Combine(folder.Path, "sub", name[..name.LastIndexOf('.')] + "_prompt.txt")));
        Assert.Equal(SideCarState.WrittenByJob, library.StatusOf(song, SideCarKind.Prompt).State);
        Assert.Equal([SideCarState.Missing, SideCarState.WrittenByJob], Songs.Scan(folder).Songs.Select(found => library.StatusOf(found, SideCarKind.Prompt).State).Order());
        Assert.DoesNotContain(scan.Warnings.Concat(scan.Problems), finding => finding.Text.Contains('\n', StringComparison.Ordinal) || finding.Text.Contains('\u202e', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CON.mp3")]
    [InlineData("nul.flac")]
    [InlineData("LPT¹.mp3")]
    [InlineData("a*?.mp3")]
    [InlineData("a\\b.mp3")]
    public void A_name_that_Windows_has_no_place_for_works_with_a_warning(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows forbids these names.");
        using var folder = new TempDir();
        Songs.Make(folder, name);

        Assert.Equal("NAME-NOT-WINDOWS", Assert.Single(Songs.Scan(folder).Warnings).Code);
    }

    [Theory]
    [InlineData(".mp3")]
    [InlineData("..mp3")]
    [InlineData(".hidden.mp3")]
    public void Hidden_names_are_left_alone_and_counted(string name)
    {
        using var folder = new TempDir();
        Songs.Make(folder, name, ".git/song.mp3");

        var scan = Songs.Scan(folder);

        Assert.Empty(scan.Songs);
        Assert.Equal(2, scan.SkippedHidden);
    }

    [Fact]
    public void A_song_without_a_name_is_refused_when_it_is_named()
    {
        using var folder = new TempDir();
        Songs.Make(folder, ".mp3");

        Assert.Equal("NAME-EMPTY", Assert.Single(SongScanner.Scan([".mp3"], folder.Path, TestContext.Current.CancellationToken).Problems).Code);
    }

    [Theory]
    [InlineData(240, false)]
    [InlineData(244, false)]
    [InlineData(245, true)]
    [InlineData(251, true)]
    public void A_name_that_is_too_long_for_its_side_car_fails_alone(int stemLength, bool isRefused)
    {
        using var folder = new TempDir();
        Songs.Make(folder, new string('n', stemLength) + ".mp3", "other.mp3");

        var scan = Songs.Scan(folder);

        Assert.Equal(isRefused ? 1 : 2, scan.Songs.Count);
        Assert.Equal(isRefused ? [FileCodes.NameTooLong] : [], scan.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_path_of_more_than_4096_bytes_is_a_finding_and_no_crash()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with the shell of Unix.");
        using var folder = new TempDir();
        Songs.Make(folder, "other.mp3");
        var part = new string('d', 200);
        Sh($"cd '{folder.Path}' && for i in $(seq 25); do mkdir {part} && cd -P {part} || exit 1; done; echo x > deep.mp3");
        try
        {
            var scan = Songs.Scan(folder);

            Assert.Equal("other.mp3", Assert.Single(scan.Songs).RelativePath);
            Assert.NotEmpty(scan.Problems);
        }
        finally
        {
            Sh($"rm -rf '{folder.Path}'");
        }
    }

    [Fact]
    public void Names_that_differ_only_in_accents_or_capitals_are_both_songs_and_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems hold these names equal.");
        using var folder = new TempDir();
        Songs.Make(folder, "\u00e9.mp3", "e\u0301.mp3", "A.mp3", "a.mp3");

        var scan = Songs.Scan(folder);

        Assert.Equal(4, scan.Songs.Count);
        Assert.Equal(["NAME-ALIKE", "NAME-ALIKE"], scan.Warnings.Select(warning => warning.Code));
    }

    [Fact]
    public void A_name_that_is_not_utf_8_fails_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such names.");
        using var folder = new TempDir();
        Songs.Make(folder, "other.mp3");
        Sh($"cd '{folder.Path}' && printf x > \"$(printf 'bad\\377\\376.mp3')\" && mkdir \"$(printf 'dir\\377')\" && printf x > \"$(printf 'dir\\377')/song.mp3\"");

        var scan = Songs.Scan(folder);

        Assert.Equal("other.mp3", Assert.Single(scan.Songs).RelativePath);
        Assert.Equal(["NAME-NOT-TEXT", "NAME-NOT-TEXT"], scan.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Folders_and_unfinished_downloads_that_look_like_songs_are_none()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "x.mp3/inside.mp3", "noending", "a.mp3.part", "b.mp3.crdownload", "c.txt");

        Assert.Equal(Path.Combine("x.mp3", "inside.mp3"), Assert.Single(Songs.Scan(folder).Songs).RelativePath);
    }

    [Fact]
    public void Editing_1_changes_1_and_not_11_or_x1()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "1.mp3", "11.mp3", "x1.mp3", "sub/1.mp3", "sub/1/1.mp3");
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);

        new SideCarWriter(library).Write(Songs.Scan(folder).Songs.First(song => song.RelativePath == Path.Combine("sub", "1.mp3")), SideCarKind.Prompt, "pop", SideCarOrigin.ByPerson, FileVersion.Missing);

        Assert.Equal([folder["sub/1_prompt.txt"]], Directory.GetFiles(folder.Path, "*_prompt.txt", SearchOption.AllDirectories));
    }

    private static void Sh(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script } })!;
        Assert.True(process.WaitForExit(10_000));
        Assert.Equal(0, process.ExitCode);
    }
}
