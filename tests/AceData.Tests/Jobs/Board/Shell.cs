using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

/// <summary>Children that start in a millisecond: scripts of the system's shell.</summary>
internal static class Shell
{
    private const string Started = """echo '{"v":1,"seq":1,"time":"2030-01-02T03:04:05.678Z","type":"started","operation":"act","total":1}'""";

    /// <summary>All is good at once.</summary>
    public const string Good = Started + """; echo '{"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"result","exit":0,"counts":{}}'""";

    /// <summary>Waits for the line, or the end of its parent.</summary>
    public const string WaitsForStop = Started + """; read line; echo '{"v":1,"seq":2,"time":"2030-01-02T03:04:05.678Z","type":"result","exit":130,"counts":{}}'; exit 130""";

    /// <summary>Hears nothing.</summary>
    public const string Deaf = Started + "; exec sleep 60";

    /// <summary>Breaks.</summary>
    public const string Broken = Started + "; exit 139";

    /// <summary>The shell as the program of a board.</summary>
    public static JobProgram Running(string script) => new("/bin/sh", ["-c", script]);
}
