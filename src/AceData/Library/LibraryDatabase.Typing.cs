using Microsoft.Data.Sqlite;

namespace AceData.Library;

public sealed partial class LibraryDatabase
{
    /// <summary>
    /// Makes one step of a text that somebody types on: it is saved at every pause, and what one came from is worth an undo and a line
    /// of the history, not each pause. Only where nothing is lost: the later text holds all of the earlier one.
    /// </summary>
    /// <param name="step">The step that was just done.</param>
    /// <param name="within">How long one goes on with the same step, from its beginning.</param>
    internal void JoinTyping(long step, TimeSpan within) => Try(connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (BeforeOf(connection, step, Now - within.Ticks) is { } earlier)
        {
            Run(connection, "UPDATE step_songs SET before = $before WHERE step = $step", ("$before", earlier.Before), ("$step", step));
            Run(connection, "UPDATE steps SET made = $made WHERE id = $step", ("$made", earlier.Made), ("$step", step));
            DropSteps(connection, "id = $value", earlier.Step);
            Run(
                connection,
                "DELETE FROM texts WHERE id = $text AND NOT EXISTS (SELECT 1 FROM step_songs WHERE before = $text OR after = $text)",
                ("$text", earlier.After));
        }

        transaction.Commit();
    });

    /// <summary>The step before, if both are about the one text and the later holds all of the earlier.</summary>
    private static (long Step, long Made, long? Before, long After)? BeforeOf(SqliteConnection connection, long step, long since)
    {
        using var command = Command(
            connection,
            """
            SELECT p.id, p.made, o.before, o.after, m.content, a.content
            FROM steps AS n
            JOIN steps AS p ON p.id = (SELECT max(id) FROM steps WHERE id < n.id AND state = n.state) AND p.label = n.label AND p.made >= $since
            JOIN step_songs AS c ON c.step = n.id AND c.suggests = 0
            JOIN step_songs AS o ON o.step = p.id AND o.suggests = 0 AND o.song = c.song AND o.kind = c.kind AND o.after = c.before
            JOIN texts AS m ON m.id = o.after
            JOIN texts AS a ON a.id = c.after
            WHERE n.id = $step AND (SELECT count(*) FROM step_songs WHERE step IN (n.id, p.id)) = 2
            """,
            ("$step", step),
            ("$since", since));
        using var row = command.ExecuteReader();
        return row.Read() && HoldsAllOf((byte[])row.GetValue(5), (byte[])row.GetValue(4))
            ? (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(3))
            : null;
    }

    // Something was put in at one place and nothing taken away.
    private static bool HoldsAllOf(ReadOnlySpan<byte> later, ReadOnlySpan<byte> earlier)
    {
        var start = later.CommonPrefixLength(earlier);
        var rest = earlier[start..];
        return later.Length >= earlier.Length && later[start..].EndsWith(rest);
    }
}
