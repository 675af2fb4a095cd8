using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AceData.Library;

/// <summary>The tables of <c>library.db</c>, and how an older file becomes a newer one.</summary>
internal static class LibrarySchema
{
    /// <summary>Marks the file as ours ("ACED").</summary>
    public const int ApplicationId = 0x41434544;

    // One entry a version, applied in order, never edited once released.
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE songs (
            id          INTEGER PRIMARY KEY,
            path        TEXT NOT NULL UNIQUE
        );
        CREATE TABLE analyses (
            song        INTEGER PRIMARY KEY REFERENCES songs(id),
            version     INTEGER NOT NULL,
            size        INTEGER NOT NULL,
            modified    INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            json        TEXT NOT NULL
        );
        CREATE TABLE texts (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            song        INTEGER NOT NULL REFERENCES songs(id),
            kind        TEXT NOT NULL,
            sha256      TEXT NOT NULL,
            author      TEXT NOT NULL,
            content     BLOB NOT NULL,
            origin      TEXT NOT NULL,
            written     INTEGER NOT NULL
        );
        CREATE INDEX texts_by_song ON texts(song, kind, sha256, author);
        CREATE TABLE locks (
            song        INTEGER NOT NULL REFERENCES songs(id),
            kind        TEXT NOT NULL,
            name        TEXT NOT NULL,
            PRIMARY KEY (song, kind, name)
        ) WITHOUT ROWID;
        CREATE TABLE suggestions (
            song        INTEGER NOT NULL REFERENCES songs(id),
            kind        TEXT NOT NULL,
            proposed    TEXT NOT NULL,
            present     TEXT,
            origin      TEXT NOT NULL,
            made        INTEGER NOT NULL,
            PRIMARY KEY (song, kind)
        ) WITHOUT ROWID;
        """,
        """
        CREATE TABLE identities (
            song        INTEGER PRIMARY KEY REFERENCES songs(id),
            artists     TEXT NOT NULL,
            title       TEXT NOT NULL,
            made        INTEGER NOT NULL
        );
        """,
        """
        CREATE TABLE steps (
            id          INTEGER PRIMARY KEY AUTOINCREMENT,
            label       TEXT NOT NULL,
            state       TEXT NOT NULL,
            made        INTEGER NOT NULL
        );
        CREATE TABLE step_songs (
            step        INTEGER NOT NULL REFERENCES steps(id),
            song        INTEGER NOT NULL REFERENCES songs(id),
            kind        TEXT NOT NULL,
            writes      INTEGER NOT NULL,
            before      INTEGER,
            after       INTEGER,
            locks       TEXT,
            suggests    INTEGER NOT NULL,
            taken       TEXT,
            given       TEXT,
            PRIMARY KEY (step, song, kind)
        ) WITHOUT ROWID;
        CREATE INDEX step_songs_by_song ON step_songs(song, kind);
        """,
        """
        CREATE TABLE facts (
            song        INTEGER PRIMARY KEY REFERENCES songs(id),
            json        TEXT NOT NULL,
            made        INTEGER NOT NULL
        );
        CREATE TABLE exports (
            path        TEXT NOT NULL,
            sha256      TEXT NOT NULL,
            PRIMARY KEY (path, sha256)
        ) WITHOUT ROWID;
        """,
    ];

    /// <summary>The version that this program writes.</summary>
    public static int Current => Migrations.Length;

    /// <summary>The version of the file; 0 for a new one.</summary>
    public static int VersionOf(SqliteConnection connection) => (int)Number(connection, "PRAGMA user_version");

    /// <summary>True for a file that another program made.</summary>
    public static bool IsForeign(SqliteConnection connection) =>
        Number(connection, "PRAGMA application_id") is not (0 or ApplicationId);

    /// <summary>Brings the file to the current version, all or nothing.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        for (var version = VersionOf(connection); version < Current; version++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);

            // Another process may have been quicker while this one waited for the write lock.
            if (VersionOf(connection) == version)
            {
                Run(connection, Migrations[version]);
                Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version + 1}"));
                transaction.Commit();
            }
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this class only
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // texts of this class only
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
