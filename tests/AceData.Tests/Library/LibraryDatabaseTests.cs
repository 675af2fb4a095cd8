using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Library;

public class LibraryDatabaseTests
{
    private static readonly SideCarOrigin Job = new()
    {
        Author = SideCarAuthor.Job,
        Engine = "server",
        Model = "a model",
        Run = "run 1",
        Values = [new ValueOrigin("genre", "pop", ValueSource.Model, ConfidenceLevel.High, 0.9), new ValueOrigin("bpm", "93", ValueSource.FileName, ConfidenceLevel.Medium)],
        RawAnswers = new Dictionary<string, string> { ["genre"] = "{\"genres\":[\"pop\"]}" },
    };

    private static readonly SideCarOrigin Measured = new() { Author = SideCarAuthor.MeasuredOnly };

    [Fact]
    public void A_side_car_is_missing_then_measured_then_by_a_job_then_by_hand()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var writer = new SideCarWriter(library);
        var song = Songs.One(folder);
        Assert.Equal(SideCarState.Missing, State());

        writer.Write(song, SideCarKind.Prompt, "93 bpm", Measured, Version());
        Assert.Equal(SideCarState.MeasuredOnly, State());
        writer.Write(song, SideCarKind.Prompt, "pop, 93 bpm", Job, Version());
        Assert.Equal(SideCarState.WrittenByJob, State());
        Assert.Equivalent(Job, library.StatusOf(song, SideCarKind.Prompt).Origin, strict: true);

        File.AppendAllText(song.PromptPath, ", my own word");
        Assert.Equal(SideCarState.HandWritten, State());
        File.WriteAllText(song.PromptPath, "pop, 93 bpm");
        Assert.Equal(SideCarState.WrittenByJob, State());
        writer.Write(song, SideCarKind.Prompt, "pop, 93 bpm", SideCarOrigin.ByPerson, Version());
        Assert.Equal(SideCarState.HandWritten, State());
        File.WriteAllText(song.PromptPath, " \r\n");
        Assert.Equal(SideCarState.Missing, State());
        File.Delete(song.PromptPath);
        Assert.Equal(SideCarState.Missing, State());

        SideCarState State()
        {
            var state = library.StatusOf(song, SideCarKind.Prompt).State;
            Assert.Equal(state, library.StatesOf([song], SideCarKind.Prompt).Single());
            return state;
        }

        FileVersion Version() => library.StatusOf(song, SideCarKind.Prompt).Version;
    }

    [Fact]
    public void A_file_without_a_record_is_hand_written_and_so_is_all_when_the_library_is_deleted()
    {
        using var folder = new TempDir();
        var song = Songs.One(folder);
        File.WriteAllText(song.PromptPath, "typed elsewhere");
        using (var library = Open(folder))
        {
            var status = library.StatusOf(song, SideCarKind.Prompt);
            Assert.Equal(SideCarState.HandWritten, status.State);
            new SideCarWriter(library).Write(song, SideCarKind.Prompt, "pop", Job, status.Version);
        }

        Directory.Delete(folder[".acedata"], recursive: true);

        using var fresh = Open(folder);
        Assert.Equal(SideCarState.HandWritten, fresh.StatusOf(song, SideCarKind.Prompt).State);
        Assert.Equal("pop", File.ReadAllText(song.PromptPath));
    }

    [Fact]
    public void Restoring_brings_back_every_byte_and_who_wrote_it_and_done_twice_the_new_text()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var writer = new SideCarWriter(library);
        var song = Songs.One(folder);
        Assert.Null(writer.Earlier(song, SideCarKind.Prompt));
        var typed = "\ufefftyped, by hand\r\n\r\n"u8.ToArray();
        File.WriteAllBytes(song.PromptPath, typed);

        writer.Write(song, SideCarKind.Prompt, "pop", Job, FileVersion.Of(typed));
        writer.Restore(song, SideCarKind.Prompt, writer.Earlier(song, SideCarKind.Prompt)!);

        Assert.Equal(typed, File.ReadAllBytes(song.PromptPath));
        Assert.Equal(SideCarState.HandWritten, library.StatusOf(song, SideCarKind.Prompt).State);
        writer.Restore(song, SideCarKind.Prompt, writer.Earlier(song, SideCarKind.Prompt)!);
        Assert.Equal("pop", File.ReadAllText(song.PromptPath));
        Assert.Equal(SideCarState.WrittenByJob, library.StatusOf(song, SideCarKind.Prompt).State);
    }

    [Fact]
    public void History_keeps_the_last_fifty_texts()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var song = Songs.One(folder);
        for (var i = 0; i < 60; i++)
        {
            library.Note(song, SideCarKind.Prompt, TextFile.Encode($"text {i}"), Job);
        }

        var history = library.History(song, SideCarKind.Prompt);
        Assert.Equal(50, history.Count);
        Assert.Equal(TextFile.Encode("text 59"), history[0].Content.ToArray());
        Assert.Equal(TextFile.Encode("text 10"), history[^1].Content.ToArray());
    }

    [Fact]
    public void A_write_that_fails_leaves_no_trace_in_the_history()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var writer = new SideCarWriter(library, new AtomicFile(new Files.FaultingFileOps(FileSystem.Ops, 5, everAfter: true, FileFault.DiskFull)));
        var song = Songs.One(folder);

        Assert.Equal(FileCodes.DiskFull, Assert.Throws<AceDataException>(() => writer.Write(song, SideCarKind.Prompt, "pop", Job, FileVersion.Missing)).Code);

        Assert.Empty(library.History(song, SideCarKind.Prompt));
        Assert.Equal(SideCarState.Missing, library.StatusOf(song, SideCarKind.Prompt).State);
    }

    [Theory]
    [InlineData("removed", "FILE-MISSING")]
    [InlineData("replaced by a folder", "FILE-MISSING")]
    [InlineData("replaced", "SONG-CHANGED")]
    [InlineData("truncated", "SONG-CHANGED")]
    [InlineData("grown", "SONG-CHANGED")]
    public void A_song_that_changes_during_the_work_fails_alone_20_times(string change, string code)
    {
        using var folder = TempDir.InMemory();
        using var library = Open(folder);
        var writer = new SideCarWriter(library);
        for (var i = 0; i < 20; i++)
        {
            var song = Songs.One(folder, $"{i}.mp3");
            var other = Songs.One(folder, $"other {i}.mp3");
            switch (change)
            {
                case "truncated":
                    File.WriteAllText(song.Path, "n");
                    break;
                case "grown":
                    File.AppendAllText(song.Path, "more");
                    break;
                case "replaced":
                    File.SetLastWriteTimeUtc(song.Path, DateTime.UnixEpoch.AddDays(i));
                    break;
                default:
                    File.Delete(song.Path);
                    break;
            }

            if (change == "replaced by a folder")
            {
                Directory.CreateDirectory(song.Path);
            }

            Assert.Equal(code, Assert.Throws<AceDataException>(() => writer.Write(song, SideCarKind.Prompt, "pop", Job, FileVersion.Missing)).Code);
            Assert.False(File.Exists(song.PromptPath));
            writer.Write(other, SideCarKind.Prompt, "pop", Job, FileVersion.Missing);
        }

        Assert.Equal(20, Directory.GetFiles(folder.Path, "*_prompt.txt").Length);
    }

    [Fact]
    public void A_locked_file_is_kept_from_jobs_and_open_to_people()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var writer = new SideCarWriter(library);
        var song = Songs.One(folder);
        library.Lock(song, SideCarKind.Prompt, LockName.File);
        library.Lock(song, SideCarKind.Prompt, LockName.Tag("synth bass"));
        library.Lock(song, SideCarKind.Prompt, LockName.Category("bpm"));
        library.Unlock(song, SideCarKind.Prompt, LockName.Category("bpm"));

        Assert.Equal(new HashSet<LockName> { LockName.File, LockName.Tag("synth bass") }, library.Locks(song, SideCarKind.Prompt));
        Assert.Empty(library.Locks(song, SideCarKind.Lyrics));
        Assert.Equal("SONG-LOCKED", Assert.Throws<AceDataException>(() => writer.Write(song, SideCarKind.Prompt, "pop", Job, FileVersion.Missing)).Code);
        writer.Write(song, SideCarKind.Prompt, "pop", SideCarOrigin.ByPerson, FileVersion.Missing);
        writer.Write(song, SideCarKind.Lyrics, "la la", Job, FileVersion.Missing);
        Assert.Equal("pop", File.ReadAllText(song.PromptPath));
    }

    [Fact]
    public void Suggestions_are_one_a_song_and_can_be_taken_away()
    {
        using var folder = new TempDir();
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], clock);
        Song one = Songs.One(folder, "10.mp3"), two = Songs.One(folder, "2.mp3");
        library.AddSuggestion(one, SideCarKind.Prompt, "older", FileVersion.Missing, Job);
        library.AddSuggestion(one, SideCarKind.Prompt, "newer", FileVersion.Of("x"u8), Job);
        library.AddSuggestion(two, SideCarKind.Prompt, "rock", FileVersion.Missing, Measured);

        var suggestions = library.Suggestions(SideCarKind.Prompt);
        Assert.Equal(["rock", "newer"], suggestions.Select(suggestion => suggestion.Proposed));
        Assert.Equal(FileVersion.Of("x"u8), suggestions[1].Present);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, suggestions[1].MadeUtc);
        Assert.Equal("a model", suggestions[1].Origin.Model);

        library.RemoveSuggestion(one, SideCarKind.Prompt);
        Assert.Equal("rock", Assert.Single(library.Suggestions(SideCarKind.Prompt)).Proposed);
        Assert.Empty(library.Suggestions(SideCarKind.Lyrics));
    }

    [Fact]
    public void Measured_values_are_kept_until_the_song_or_the_analyser_changes()
    {
        using var folder = new TempDir();
        using var library = Open(folder);
        var song = Songs.One(folder);
        var analysis = new Analysis(93.5, double.NaN, ["short"]);
        Assert.Null(library.GetAnalysis<Analysis>(song, 1));

        library.PutAnalysis(song, 1, analysis);

        Assert.Equivalent(analysis, library.GetAnalysis<Analysis>(song, 1), strict: true);
        Assert.Null(library.GetAnalysis<Analysis>(song, 2));
        Assert.Null(library.GetAnalysis<Analysis>(song with { Length = 5 }, 1));
        Assert.Null(library.GetAnalysis<Analysis>(song with { ModifiedUtc = DateTime.UnixEpoch }, 1));

        // Other content of the same length and time, as some tag editors leave it.
        File.WriteAllText(song.Path, "NOT really audio");
        File.SetLastWriteTimeUtc(song.Path, song.ModifiedUtc);
        Assert.Null(library.GetAnalysis<Analysis>(song, 1));
    }

    [Fact]
    public void A_library_of_a_newer_program_is_left_alone_and_the_run_goes_on()
    {
        using var folder = new TempDir();
        using (Open(folder))
        {
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder[".acedata/library.db"]};Pooling=False"))
        {
            connection.Open();
            LibrarySchema.Run(connection, "PRAGMA user_version = 99");
        }

        var warnings = new Warnings();
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System, warnings);
        Assert.Equal(["LIBRARY-NEWER"], warnings.Codes);
        new SideCarWriter(library).Write(Songs.One(folder), SideCarKind.Prompt, "pop", Job, FileVersion.Missing);
        Assert.Equal("pop", File.ReadAllText(folder["song_prompt.txt"]));
        Assert.Empty(Directory.GetFiles(folder[".acedata"], "*broken*"));
    }

    [Fact]
    public void Where_no_library_can_be_made_the_run_goes_on_with_a_warning()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder[".acedata"], "a file has the folder's name");
        var warnings = new Warnings();

        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System, warnings);

        Assert.Equal(["LIBRARY-UNAVAILABLE"], warnings.Codes);
        new SideCarWriter(library).Write(Songs.One(folder), SideCarKind.Prompt, "pop", Job, FileVersion.Missing);
        Assert.Equal(SideCarState.WrittenByJob, library.StatusOf(Songs.One(folder), SideCarKind.Prompt).State);
    }

    [Fact]
    public void Two_libraries_on_one_file_and_eight_threads_see_each_others_work()
    {
        using var folder = new TempDir();
        using var one = Open(folder);
        using var two = Open(folder);
        var songs = Enumerable.Range(0, 80).Select(i => Songs.One(folder, $"{i}.mp3")).ToArray();

        Parallel.For(0, songs.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            new SideCarWriter(i % 2 == 0 ? one : two).Write(songs[i], SideCarKind.Prompt, "pop", Job, FileVersion.Missing));

        Assert.All(one.StatesOf(songs, SideCarKind.Prompt), state => Assert.Equal(SideCarState.WrittenByJob, state));
        Assert.All(two.StatesOf(songs, SideCarKind.Prompt), state => Assert.Equal(SideCarState.WrittenByJob, state));
    }

    private static LibraryDatabase Open(TempDir folder) => LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);

    private sealed record Analysis(double Bpm, double Level, IReadOnlyList<string> Warnings);
}
