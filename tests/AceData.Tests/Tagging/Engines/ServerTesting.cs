using AceData.Audio.Decoding;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Tagging.Engines;

/// <summary>What the tests of the server engine share.</summary>
internal static class ServerTesting
{
    public static readonly EngineQuestion Genre = new()
    {
        Category = "genre",
        Segments = ["best", "middle"],
        Text = "What genre is it?",
        AnswerKey = "genres",
        Allowed = ["rock", "pop", "jazz"],
        Minimum = 1,
        Maximum = 2,
    };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static SongClips Clips { get; } = new("song", null, null, new Dictionary<string, Waveform>
    {
        ["best"] = new(Signals.Sine(440, 2, 16000), 16000),
        ["middle"] = new(Signals.Sine(220, 2, 16000), 16000),
        ["start"] = new(Signals.Sine(110, 2, 16000), 16000),
        ["end"] = new(Signals.Sine(880, 2, 16000), 16000),
    });

    /// <summary>The engine that a server makes, or the refusal.</summary>
    public static async Task<ITagEngine> EngineAsync(ModelServer server, string? key = null, string? model = null, TimeSpan? deadline = null, JumpingTime? time = null)
    {
        time?.Jumps = false;
        var choice = await EngineChoice.ChooseAsync(
            new EngineSettings { Kind = EngineKind.Server, ServerAddress = server.Address, ServerKey = key, ServerModel = model, AnswerDeadline = deadline ?? TimeSpan.FromHours(1) },
            time ?? TimeProvider.System,
            Token);
        time?.Jumps = true;
        return choice.Engine!;
    }

    /// <summary>Asks one question of one song.</summary>
    public static async Task<string> AskAsync(ITagEngine engine, EngineQuestion? question = null)
    {
        await using var listener = await engine.ListenAsync(Clips, Token);
        return await listener.AskAsync(question ?? Genre, Token);
    }
}
