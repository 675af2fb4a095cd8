using AceData.Audio;

namespace AceData.Tagging.Engines;

/// <summary>The engine of a run, and why it is this one.</summary>
/// <param name="Engine">The engine; null when nothing listens.</param>
/// <param name="Reason">A sentence for the person who started the run.</param>
/// <param name="NeedsConsent">True when nobody asked for a run without a listening engine: ask before it starts.</param>
public sealed record EngineChoice(ITagEngine? Engine, string Reason, bool NeedsConsent)
{
    /// <summary>The engine's name and model for reports: <c>server (Qwen2.5-Omni-7B)</c>, <c>none</c>.</summary>
    public string Name => Engine is null ? "none" : $"{Engine.Name} ({Engine.Model})";

    /// <summary>
    /// Whether a run would probably listen to the songs: nothing is asked and no sound sent. False is sure; where it is true, the run
    /// itself still finds out whether the model hears.
    /// </summary>
    public static async Task<bool> MayListenAsync(EngineSettings settings, CancellationToken cancellationToken) => settings switch
    {
        { Kind: EngineKind.None } => false,
        { Kind: EngineKind.Fake } or { ServerAddress: not null } => true,
        _ => (await Task.WhenAll(settings.LookAt.Select(usual => ServerProbe.IsThereAsync(ServerAddress.Parse(usual), cancellationToken)))).Contains(true),
    };

    /// <summary>Chooses the engine.</summary>
    /// <exception cref="AceDataException">SERVER-…: the server that was asked for cannot be used; says why and what to do.</exception>
    public static async Task<EngineChoice> ChooseAsync(EngineSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (settings.Kind)
        {
            case EngineKind.None:
                return new EngineChoice(null, "Nothing listens to the songs: tempo and key are measured, and what the files say about themselves is used.", false);
            case EngineKind.Fake:
                return new EngineChoice(new FakeEngine(settings.Seed, settings.FakeDelay, FakeFaults.Parse(settings.FakeFaults), time), "The fake engine answers: the tags are made up.", false);
            case EngineKind.Server:
                return await ServerOrWhyNotAsync(settings, time, cancellationToken) switch
                {
                    ({ } choice, _) => choice,
                    (_, { } refusal) => throw refusal,
                    _ => throw new AceDataException("SERVER-GONE", $"No model server answers on this PC ({string.Join(", ", settings.LookAt)}). Start it first (docs/engines.md has the command), say where it is with --server, or choose --engine none."),
                };
            default:
                return await AutoAsync(settings, time, cancellationToken);
        }
    }

    private static async Task<EngineChoice> ServerAsync(EngineSettings settings, string address, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = new ServerConnection(ServerAddress.Parse(address), settings.ServerKey, settings.AnswerDeadline, time);
        try
        {
            var model = await ServerProbe.AskAsync(connection, settings.ServerModel, cancellationToken);
            return new EngineChoice(
                new ServerEngine(connection, model, settings.Seed, time),
                connection.Address.IsThisPc
                    ? $"The model {connection.Shown(model.Name)} at {connection.Address} listens to the songs."
                    : $"The model {connection.Shown(model.Name)} at {connection.Address} listens to the songs (the clips leave this PC).",
                false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static async Task<EngineChoice> AutoAsync(EngineSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var (choice, refusal) = await ServerOrWhyNotAsync(settings, time, cancellationToken);
        var found = refusal is null ? "No model server was found on this PC." : $"No usable model server was found on this PC ({refusal.Message})";
        return choice ?? new EngineChoice(null, found + " Only tempo and key are measured, and what the files say about themselves is used; docs/engines.md says how to start a model.", true);
    }

    /// <summary>The server at the address of the settings, else the first usable one on this PC, else why none is.</summary>
    /// <exception cref="AceDataException">SERVER-…: the server of the settings cannot be used.</exception>
    private static async Task<(EngineChoice? Choice, AceDataException? Refusal)> ServerOrWhyNotAsync(EngineSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (settings.ServerAddress is { } address)
        {
            return (await ServerAsync(settings, address, time, cancellationToken), null);
        }

        var answering = await Task.WhenAll(settings.LookAt.Select(usual => ServerProbe.IsThereAsync(ServerAddress.Parse(usual), cancellationToken)));
        AceDataException? refusal = null;
        foreach (var usual in settings.LookAt.Where((_, i) => answering[i]))
        {
            try
            {
                return (await ServerAsync(settings, usual, time, cancellationToken), null);
            }
            catch (AceDataException exception) when (exception.Code != "SERVER-OTHER")
            {
                // A model without ears, or one that is still loading: look further, and say so at the end.
                refusal ??= exception;
            }
            catch (AceDataException)
            {
                // Something else lives at this port: not worth a word.
            }
        }

        return (null, refusal);
    }
}
