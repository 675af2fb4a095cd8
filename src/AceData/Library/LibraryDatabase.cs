using AceData.Files;
using AceData.Jobs;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

/// <summary>
/// What AceData knows beyond the files: measured values, who wrote each text and its earlier versions, locks and
/// suggestions. Only this folder knows its tables. Files are the truth: without the library no tag is lost, and when it
/// cannot be written the run goes on and says so once. Safe to use from several threads and several processes.
/// </summary>
public sealed partial class LibraryDatabase : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LibraryConnection _connection;
    private readonly TimeProvider _time;
    private readonly IProgress<JobEvent>? _progress;
    private bool _isBroken;

    private LibraryDatabase(LibraryConnection connection, TimeProvider time, IProgress<JobEvent>? progress)
    {
        _connection = connection;
        _time = time;
        _progress = progress;
    }

    /// <summary>Opens or begins the library.</summary>
    /// <param name="path">Full path of <c>library.db</c>; its folder is made.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Gets the warnings (<c>LIBRARY-BROKEN</c>, <c>LIBRARY-UNAVAILABLE</c>, …).</param>
    public static LibraryDatabase Open(string path, TimeProvider time, IProgress<JobEvent>? progress = null)
    {
        var (connection, warning) = LibraryOpening.Open(path, time);
        if (warning is { } said)
        {
            progress?.Report(new JobWarning(said.Code, path, said.Text));
        }

        return new LibraryDatabase(connection, time, progress);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    /// <summary>Does one piece of work; a library that fails is reported once and then left alone.</summary>
    private T Try<T>(T whenBroken, Func<SqliteConnection, T> work)
    {
        lock (_gate)
        {
            if (_isBroken)
            {
                return whenBroken;
            }

            try
            {
                return work(_connection);
            }
            catch (SqliteException e) when (e.SqliteErrorCode != ConstraintViolated)
            {
                _isBroken = true;
                _progress?.Report(new JobWarning(
                    "LIBRARY-FAILED",
                    _connection.DataSource,
                    $"The library cannot be used any more ({e.Message}). The run goes on and tags are written; their history and origin are not kept. Check that the disk is not full."));
                return whenBroken;
            }
        }
    }

    private const int ConstraintViolated = 19;

    private void Try(Action<SqliteConnection> work) => Try(0, connection =>
    {
        work(connection);
        return 0;
    });

    // Mostly the song is known, and a look writes nothing.
    private static long SongId(SqliteConnection connection, string path) =>
        Scalar<long>(connection, "SELECT id FROM songs WHERE path = $path", ("$path", path)) is var id and not 0
            ? id
            : Scalar<long>(connection, "INSERT INTO songs(path) VALUES ($path) ON CONFLICT(path) DO UPDATE SET path = path RETURNING id", ("$path", path));

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class; every value is a parameter
        command.CommandText = sql;
#pragma warning restore CA2100
        return With(command, values);
    }

    private static SqliteCommand With(SqliteCommand command, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Kept(connection, sql, values).ExecuteNonQuery();
    }

    private static T? Scalar<T>(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        return Kept(connection, sql, values).ExecuteScalar() is T value ? value : default;
    }

    private static SqliteCommand Kept(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values) =>
        With(((LibraryConnection)connection).Statement(sql), values);

    private long Now => _time.GetUtcNow().UtcTicks;

    private static FileVersion VersionOf(SqliteDataReader row, int column) => new(row.IsDBNull(column) ? null : row.GetString(column));
}
