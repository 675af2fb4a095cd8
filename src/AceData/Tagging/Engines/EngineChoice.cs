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

    /// <summary>Where model servers listen when nobody changed it: llama-server, vLLM, LM Studio.</summary>
    private static readonly string[] UsualAddresses = ["http://127.0.0.1:8080", "http://127.0.0.1:8000", "http://127.0.0.1:1234"];

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
                return await ServerAsync(settings, settings.ServerAddress ?? UsualAddresses[0], time, cancellationToken);
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
                new ServerEngine(connection, model, settings.Seed),
                $"The model {model.Name} at {connection.Address} listens to the songs{(connection.Address.IsThisPc ? string.Empty : " (the clips leave this PC)")}.",
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
        if (settings.ServerAddress is { } address)
        {
            return await ServerAsync(settings, address, time, cancellationToken);
        }

        var answering = await Task.WhenAll(UsualAddresses.Select(a => ServerProbe.IsThereAsync(ServerAddress.Parse(a), cancellationToken)));
        AceDataException? refusal = null;
        foreach (var usual in UsualAddresses.Where((_, i) => answering[i]))
        {
            try
            {
                return await ServerAsync(settings, usual, time, cancellationToken);
            }
            catch (AceDataException exception)
            {
                // Something else lives at this port, or a model without ears: look further, and say so at the end.
                refusal = exception;
            }
        }

        var found = refusal is null ? "No model server was found on this PC." : $"No usable model server was found on this PC ({refusal.Message})";
        return new EngineChoice(null, found + " Only tempo and key are measured, and what the files say about themselves is used; docs/engines.md says how to start a model.", true);
    }
}
