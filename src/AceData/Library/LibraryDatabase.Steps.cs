using System.Text.Json;
using AceData.Files;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    private const int StepsKept = 200;
    private const int StepSongsKept = 400_000;

    // open: its files are being written. done: can be undone. undone: can be redone.
    private const string StepOpen = "open";
    private const string StepDone = "done";
    private const string StepUndone = "undone";

    /// <summary>Begins a step; what was undone can no longer be redone.</summary>
    /// <returns>Its number; 0 when the library cannot be written and nothing can be undone.</returns>
    internal long BeginStep(string label) => Try(0L, connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        DropSteps(connection, "state = $value", StepUndone);
        var id = Scalar<long>(connection, "INSERT INTO steps(label, state, made) VALUES ($label, $state, $made) RETURNING id", ("$label", label), ("$state", StepOpen), ("$made", Now));
        DropSteps(connection, "id <= $value", id - StepsKept);
        transaction.Commit();
        return id;
    });

    /// <summary>Notes what a step is about to write, before the first of the files is touched.</summary>
    internal void NoteInStep(long step, IReadOnlyList<StepChange> changes) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var change in changes)
        {
            var song = SongId(connection, change.Song.Path);
            Run(
                connection,
                """
                INSERT INTO step_songs(step, song, kind, writes, before, after, locks, suggests, taken, given)
                VALUES ($step, $song, $kind, $writes, $before, $after, $locks, $suggests, $taken, $given)
                """,
                ("$step", step),
                ("$song", song),
                ("$kind", Name(change.Kind)),
                ("$writes", change.Text is null ? 0 : 1),
                ("$before", change.Text?.Before is { } before ? TextId(connection, song, change.Kind, before) : null),
                ("$after", change.Text?.After is { } after ? InsertText(connection, song, change.Kind, after.Content, after.Origin) : null),
                ("$locks", change.Locks.Count == 0 ? null : JsonSerializer.Serialize(change.Locks.Select(name => name.Text))),
                ("$suggests", change.Suggestion is null ? 0 : 1),
                ("$taken", Json(change.Suggestion?.Before)),
                ("$given", Json(change.Suggestion?.After)));
            Prune(connection, song, change.Kind);
        }

        transaction.Commit();
    });

    /// <summary>Ends the work on some songs of a step: locks and suggestions follow the files that were written, the others leave the step.</summary>
    internal void SettleInStep(long step, IReadOnlyList<StepChange> written, IReadOnlyList<StepChange> failed) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var change in written)
        {
            Settle(connection, change, isForward: true);
        }

        foreach (var change in failed)
        {
            ReadOnlySpan<(string, object?)> row = [("$step", step), ("$song", SongId(connection, change.Song.Path)), ("$kind", Name(change.Kind))];
            var after = Scalar<long>(connection, "SELECT after FROM step_songs WHERE step = $step AND song = $song AND kind = $kind", row);
            Run(connection, "DELETE FROM step_songs WHERE step = $step AND song = $song AND kind = $kind", row);
            Run(connection, "DELETE FROM texts WHERE id = $id", ("$id", after));
        }

        transaction.Commit();
    });

    /// <summary>Ends a step; one that changed nothing is forgotten.</summary>
    internal void EndStep(long step) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Run(connection, "UPDATE steps SET state = $state WHERE id = $id", ("$id", step), ("$state", StepDone));
        DropSteps(connection, "id = $value AND NOT EXISTS (SELECT 1 FROM step_songs WHERE step = $value)", step);
        while (Scalar<long>(connection, "SELECT count(*) FROM step_songs") > StepSongsKept && Scalar<long>(connection, "SELECT count(*) FROM steps") > 1)
        {
            DropSteps(connection, "id = (SELECT min(id) FROM steps)", null);
        }

        transaction.Commit();
    });

    /// <summary>Ends steps that a killed program left open: what they wrote can be undone.</summary>
    internal void EndOpenSteps()
    {
        foreach (var step in Try<IReadOnlyList<long>>([], connection => Steps(connection, StepOpen, "ASC").ConvertAll(found => found.Id)))
        {
            EndStep(step);
        }
    }

    /// <summary>The step that would be undone next (or redone, with <paramref name="undone"/>); null for none.</summary>
    internal EditStep? NextStep(bool undone) => Try<EditStep?>(null, connection =>
        Steps(connection, undone ? StepUndone : StepDone, undone ? "ASC LIMIT 1" : "DESC LIMIT 1").FirstOrDefault());

    /// <summary>The steps that can be undone, newest first.</summary>
    public IReadOnlyList<EditStep> Steps() => Try<IReadOnlyList<EditStep>>([], connection => Steps(connection, StepDone, "DESC"));

    /// <summary>Marks a step as undone or done again.</summary>
    internal void MarkStep(long step, bool undone) => Try(connection =>
        Run(connection, "UPDATE steps SET state = $state WHERE id = $id", ("$id", step), ("$state", undone ? StepUndone : StepDone)));

    /// <summary>What a step did. The roots of the songs are not kept: the caller knows the songs.</summary>
    internal IReadOnlyList<StepChange> StepChanges(long step, Func<string, Song?> songAt) => Try<IReadOnlyList<StepChange>>([], connection =>
    {
        using var command = Command(
            connection,
            """
            SELECT s.path, c.kind, c.writes, b.content, b.origin, a.content, a.origin, c.locks, c.suggests, c.taken, c.given
            FROM step_songs AS c JOIN songs AS s ON s.id = c.song LEFT JOIN texts AS b ON b.id = c.before LEFT JOIN texts AS a ON a.id = c.after
            WHERE c.step = $step
            """,
            ("$step", step));
        using var row = command.ExecuteReader();
        var changes = new List<StepChange>();
        while (row.Read())
        {
            var path = row.GetString(0);
            changes.Add(new StepChange
            {
                Song = songAt(path) ?? new Song { Path = path, Root = Path.GetDirectoryName(path)!, Length = 0, ModifiedUtc = default },
                Kind = Enum.Parse<SideCarKind>(row.GetString(1)),
                Text = row.GetInt64(2) == 0 ? null : new TextChange(TextAt(row, 3), TextAt(row, 5)),
                Locks = row.IsDBNull(7) ? [] : [.. JsonSerializer.Deserialize<string[]>(row.GetString(7))!.Select(LockName.Kept)],
                Suggestion = row.GetInt64(8) == 0 ? null : new SuggestionChange(SuggestionAt(row, 9), SuggestionAt(row, 10)),
            });
        }

        return changes;
    });

    /// <summary>Notes what undoing or redoing is about to write.</summary>
    internal void NoteTexts(IReadOnlyList<(Song Song, SideCarKind Kind, KeptText Text)> texts) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (song, kind, text) in texts)
        {
            var id = SongId(connection, song.Path);
            InsertText(connection, id, kind, text.Content, text.Origin);
            Prune(connection, id, kind);
        }

        transaction.Commit();
    });

    /// <summary>Locks and suggestions follow what was undone or redone.</summary>
    internal void SettleChanges(IReadOnlyList<StepChange> changes, bool isForward) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var change in changes)
        {
            Settle(connection, change, isForward);
        }

        transaction.Commit();
    });

    private void Settle(SqliteConnection connection, StepChange change, bool isForward)
    {
        if (change.Locks.Count == 0 && change.Suggestion is null)
        {
            return;
        }

        var song = SongId(connection, change.Song.Path);
        foreach (var name in change.Locks)
        {
            Run(
                connection,
                isForward ? "INSERT OR IGNORE INTO locks(song, kind, name) VALUES ($song, $kind, $name)" : "DELETE FROM locks WHERE song = $song AND kind = $kind AND name = $name",
                ("$song", song),
                ("$kind", Name(change.Kind)),
                ("$name", name.Text));
        }

        if (change.Suggestion is not { } suggestion)
        {
            return;
        }

        if ((isForward ? suggestion.After : suggestion.Before) is { } waiting)
        {
            Run(
                connection,
                "INSERT OR REPLACE INTO suggestions(song, kind, proposed, present, origin, made) VALUES ($song, $kind, $proposed, $present, $origin, $made)",
                ("$song", song),
                ("$kind", Name(change.Kind)),
                ("$proposed", waiting.Proposed),
                ("$present", waiting.Present.Sha256),
                ("$origin", JsonSerializer.Serialize(waiting.Origin, LibraryJson.Options)),
                ("$made", waiting.MadeUtc.Ticks));
        }
        else
        {
            Run(connection, "DELETE FROM suggestions WHERE song = $song AND kind = $kind", ("$song", song), ("$kind", Name(change.Kind)));
        }
    }

    private static List<EditStep> Steps(SqliteConnection connection, string state, string order)
    {
        using var command = Command(
            connection,
            $"SELECT id, label, (SELECT count(DISTINCT song) FROM step_songs WHERE step = id), made FROM steps WHERE state = $state ORDER BY id {order}",
            ("$state", state));
        using var row = command.ExecuteReader();
        var steps = new List<EditStep>();
        while (row.Read())
        {
            steps.Add(new EditStep(row.GetInt64(0), row.GetString(1), row.GetInt32(2), new DateTime(row.GetInt64(3), DateTimeKind.Utc)));
        }

        return steps;
    }

    private static void DropSteps(SqliteConnection connection, string which, object? value)
    {
        Run(connection, $"DELETE FROM step_songs WHERE step IN (SELECT id FROM steps WHERE {which})", ("$value", value));
        Run(connection, $"DELETE FROM steps WHERE {which}", ("$value", value));
    }

    /// <summary>The note of this text; made now when a person wrote it outside the program.</summary>
    private long TextId(SqliteConnection connection, long song, SideCarKind kind, KeptText text) =>
        Scalar<long>(
            connection,
            "SELECT id FROM texts WHERE song = $song AND kind = $kind AND sha256 = $sha256 ORDER BY id DESC LIMIT 1",
            ("$song", song),
            ("$kind", Name(kind)),
            ("$sha256", text.Version.Sha256)) is var id and not 0 ? id : InsertText(connection, song, kind, text.Content, text.Origin);

    private static KeptText? TextAt(SqliteDataReader row, int column) => row.IsDBNull(column)
        ? null
        : new KeptText((byte[])row.GetValue(column), JsonSerializer.Deserialize<SideCarOrigin>(row.GetString(column + 1), LibraryJson.Options)!);

    private static Suggestion? SuggestionAt(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<Suggestion>(row.GetString(column), LibraryJson.Options);

    private static string? Json(Suggestion? suggestion) => suggestion is null ? null : JsonSerializer.Serialize(suggestion, LibraryJson.Options);
}
