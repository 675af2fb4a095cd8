using System.Globalization;
using AceData.Files;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

/// <summary>Opens <c>library.db</c> whatever its state: a broken one is set aside, and without any the run goes on in memory.</summary>
internal static class LibraryOpening
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The connection, and what the user must know of it.</summary>
    public static (LibraryConnection Connection, (string Code, string Text)? Warning) Open(string path, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var turn = WaitForTurn(path + ".lock", time);
            try
            {
                return (OpenFile(path), null);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
            {
                var aside = SetAside(path, time);
                return (OpenFile(path), (
                    "LIBRARY-BROKEN",
                    $"The library '{path}' was damaged and was set aside as '{Path.GetFileName(aside)}'; a new one was begun. No tag is lost: they stand beside the songs. Text files whose origin is not known any more count as written by you."));
            }
        }
        catch (NewerLibraryException)
        {
            return (OpenMemory(), (
                "LIBRARY-NEWER",
                $"The library '{path}' was made by a newer AceData and is left alone. Tags are written; their history and origin are not kept this time. Update AceData."));
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return (OpenMemory(), (
                "LIBRARY-UNAVAILABLE",
                $"The library '{path}' cannot be used ({e.Message}). Tags are written; their history and origin are not kept this time. Check that the disk is not full and that you may write to the folder."));
        }
    }

    private static LibraryConnection OpenFile(string path)
    {
        var connection = new LibraryConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = (int)LongestWait.TotalSeconds,
        }.ToString());
        try
        {
            connection.Open();
            LibrarySchema.Run(connection, "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 16777216");
            if (LibrarySchema.IsForeign(connection) || LibrarySchema.VersionOf(connection) > LibrarySchema.Current)
            {
                throw new NewerLibraryException();
            }

            RequireWhole(connection);
            LibrarySchema.Migrate(connection);

            // Says now, and not after the first song, that the folder cannot be written.
            LibrarySchema.Run(connection, "BEGIN IMMEDIATE; DELETE FROM songs WHERE id < 0; COMMIT");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static LibraryConnection OpenMemory()
    {
        var connection = new LibraryConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        LibrarySchema.Migrate(connection);
        return connection;
    }

    private static void RequireWhole(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new SqliteException("The database is malformed.", Corrupt);
        }
    }

    // Opening, setting aside and migrating are one step: two processes must not set aside each other's new file.
    private static FileStream WaitForTurn(string lockPath, TimeProvider time)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && time.GetElapsedTime(start) < LongestWait
                && PortableFileOps.Translate("lock", lockPath, e).Fault == FileFault.Busy)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static string SetAside(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var aside = Path.Combine(Path.GetDirectoryName(path)!, $"library.broken-{stamp}.db");
        File.Move(path, aside);
        foreach (var ending in new[] { "-wal", "-shm" })
        {
            if (File.Exists(path + ending))
            {
                File.Move(path + ending, aside + ending);
            }
        }

        return aside;
    }

    private sealed class NewerLibraryException : Exception;
}
