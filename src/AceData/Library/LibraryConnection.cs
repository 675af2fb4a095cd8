using Microsoft.Data.Sqlite;

namespace AceData.Library;

/// <summary>A connection that keeps its statements: a change of ten thousand songs runs the same few fifty thousand times, and reading their text took most of it.</summary>
internal sealed class LibraryConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    /// <summary>The statement with this text, without values; belongs to the connection.</summary>
    public SqliteCommand Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = CreateCommand();
#pragma warning disable CA2100 // constant texts of the library; every value is a parameter
            statement.CommandText = sql;
#pragma warning restore CA2100
            _statements.Add(sql, statement);
        }

        statement.Transaction = Transaction;
        statement.Parameters.Clear();
        return statement;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var statement in _statements.Values)
            {
                statement.Dispose();
            }

            _statements.Clear();
        }

        base.Dispose(disposing);
    }
}
