using AceData.Files;
using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

/// <summary>A library that was cut off, overwritten or mixed up: never a crash, never a lost tag, always a warning when something is gone.</summary>
public class LibraryDamageTests(ITestOutputHelper output)
{
    [Fact]
    public void A_library_cut_anywhere_is_whole_or_set_aside_with_a_warning() => CutEverywhere(step: 4093);

    [Fact]
    [Trait("Category", "Long")]
    public void A_library_cut_at_every_hundredth_byte_is_whole_or_set_aside_with_a_warning() => CutEverywhere(step: 97);

    [Fact]
    public void A_cut_write_ahead_log_loses_at_most_the_last_notes()
    {
        using var folder = TempDir.InMemory();
        var database = folder[".acedata/library.db"];
        var song = Songs.One(folder);
        byte[] log;
        byte[] main;
        using (var library = LibraryDatabase.Open(database, TimeProvider.System))
        {
            for (var i = 0; i < 10; i++)
            {
                library.Note(song, SideCarKind.Prompt, TextFile.Encode($"text {i}"), new SideCarOrigin { Author = SideCarAuthor.Job });
            }

            log = Read(database + "-wal");
            main = Read(database);
        }

        var counts = new List<int>();
        for (var cut = 0; cut <= log.Length; cut = cut == log.Length ? cut + 1 : Math.Min(log.Length, cut + 509))
        {
            Directory.Delete(folder[".acedata"], recursive: true);
            Directory.CreateDirectory(folder[".acedata"]);
            File.WriteAllBytes(database, main);
            File.WriteAllBytes(database + "-wal", log[..cut]);
            var warnings = new Warnings();
            using var library = LibraryDatabase.Open(database, TimeProvider.System, warnings);
            Assert.Empty(warnings.Codes);
            counts.Add(library.History(song, SideCarKind.Prompt).Count);
        }

        Assert.Equal(counts.Order(), counts);
        Assert.InRange(counts[0], 0, 9);
        Assert.Equal(10, counts.Max());
        output.WriteLine($"DUR-04 library log: {counts.Count} cuts, all opened, notes kept rise from {counts[0]} to {counts[^1]}");
    }

    [Theory]
    [InlineData("this is not a database, but it is longer than a header of one hundred bytes is, so that it is looked at as a whole page of something.")]
    [InlineData("short")]
    public void What_is_no_database_is_set_aside_and_a_new_library_begun(string content)
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder[".acedata"]);
        File.WriteAllText(folder[".acedata/library.db"], content);
        var warnings = new Warnings();

        LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System, warnings).Dispose();

        Assert.Equal(["LIBRARY-BROKEN"], warnings.Codes);
        Assert.Equal(content, File.ReadAllText(Assert.Single(Directory.GetFiles(folder[".acedata"], "library.broken-*.db"))));
        using var again = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System, warnings);
        Assert.Single(warnings.Codes);
    }

    [Fact]
    public void Two_programs_that_find_the_same_damage_end_with_one_new_library()
    {
        for (var round = 0; round < 5; round++)
        {
            using var folder = new TempDir();
            Directory.CreateDirectory(folder[".acedata"]);
            File.WriteAllText(folder[".acedata/library.db"], new string('x', 5000));
            var song = Songs.One(folder);

            Parallel.For(0, 4, i =>
            {
                using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
                library.Lock(song, SideCarKind.Prompt, LockName.Tag($"{i}"));
            });

            using var final = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
            Assert.Equal(4, final.Locks(song, SideCarKind.Prompt).Count);
            Assert.Single(Directory.GetFiles(folder[".acedata"], "library.broken-*.db"));
        }
    }

    private void CutEverywhere(int step)
    {
        using var folder = TempDir.InMemory();
        var database = folder[".acedata/library.db"];
        var song = Songs.One(folder);
        using (var library = LibraryDatabase.Open(database, TimeProvider.System))
        {
            new SideCarWriter(library).Write(song, SideCarKind.Prompt, "pop", new SideCarOrigin { Author = SideCarAuthor.Job }, FileVersion.Missing);
            for (var i = 0; i < 30; i++)
            {
                library.Note(song, SideCarKind.Lyrics, TextFile.Encode(new string('x', 1000)), SideCarOrigin.ByPerson);
            }
        }

        var whole = File.ReadAllBytes(database);
        var (kept, begun, tries) = (0, 0, 0);
        for (var cut = 0; cut <= whole.Length; cut += cut + step > whole.Length && cut < whole.Length ? whole.Length - cut : step)
        {
            Directory.Delete(folder[".acedata"], recursive: true);
            Directory.CreateDirectory(folder[".acedata"]);
            File.WriteAllBytes(database, whole[..cut]);
            var warnings = new Warnings();
            using var library = LibraryDatabase.Open(database, TimeProvider.System, warnings);
            var state = library.StatusOf(song, SideCarKind.Prompt).State;
            tries++;
            if (warnings.Codes.Count == 0)
            {
                kept++;
                Assert.Equal(cut == 0 ? SideCarState.HandWritten : SideCarState.WrittenByJob, state);
            }
            else
            {
                begun++;
                Assert.Equal(["LIBRARY-BROKEN"], warnings.Codes);
                Assert.Equal(SideCarState.HandWritten, state);
            }

            Assert.Equal("pop", File.ReadAllText(song.PromptPath));
        }

        output.WriteLine($"DUR-04 library: {tries} cuts of {whole.Length} bytes, {begun} set aside, {kept} whole or new, 0 crashes, 0 tags lost");
        Assert.True(kept >= 1 && begun > kept);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
