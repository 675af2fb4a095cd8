using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AceData.Web.Hosting;

/// <summary>Faults of the server, told in the window that AceData runs in. Nothing else is logged: no address, no token, no song.</summary>
/// <param name="output">Where they are told.</param>
internal sealed class FaultLog(TextWriter output) : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();

    // That the server could not start is an exception of whoever starts it; that a browser still knows an earlier start is none at all.
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) || categoryName.StartsWith("Microsoft.AspNetCore.Antiforgery", StringComparison.Ordinal) ? NullLogger.Instance : this;

    public void Dispose()
    {
        // The window belongs to the program.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || exception is null or OperationCanceledException)
        {
            return;
        }

        lock (_gate)
        {
            output.WriteLine($"AceData has a fault here. Nothing that was saved is lost. Please report this text:{Environment.NewLine}{exception}");
        }
    }
}
