using System.Net.Sockets;
using AceData.Audio;
using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>Asks a model server what it is and whether it can hear, before the first song is sent.</summary>
public static class ServerProbe
{
    private const string TinyQuestion = "Answer with one word: what is this?";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(400);

    /// <summary>True when something accepts connections at an address; takes less than half a second.</summary>
    public static async Task<bool> IsThereAsync(ServerAddress address, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Glance);
        try
        {
            await socket.ConnectAsync(address.Root.IdnHost, address.Root.Port, deadline.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    /// <summary>Finds the model and makes sure that it hears.</summary>
    /// <param name="connection">The server.</param>
    /// <param name="wanted">Name of the model; null for the first that is offered and not known to be deaf.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">SERVER-GONE, SERVER-LOADING, SERVER-KEY, SERVER-OTHER, SERVER-NO-MODEL, SERVER-NO-AUDIO, SERVER-REFUSED.</exception>
    public static async Task<ServerModel> AskAsync(ServerConnection connection, string? wanted, CancellationToken cancellationToken)
    {
        var reply = await connection.TryGetAsync("v1/models", Patience, cancellationToken)
            ?? throw new AceDataException("SERVER-GONE", $"No model server answers at {connection.Address}. Start it first (docs/engines.md has the command), or choose --engine none.");
        ThrowIfNotReady(reply, connection);
        if (reply.Status != 200)
        {
            throw NoModelServer(connection, reply);
        }

        var offered = OfferedModel.List(reply.Body) ?? throw NoModelServer(connection, reply);
        var chosen = Choose(offered, wanted, connection);

        // llama-server shows its models while it loads and to those who have no key; this page it keeps back.
        var props = await connection.TryGetAsync("props", Patience, cancellationToken);
        var llama = props is { Status: 200 } ? LlamaProps.Read(props.Body) : null;
        if (props is not null && (llama is not null || chosen.Server == ServerModel.LlamaServer))
        {
            ThrowIfNotReady(props, connection);
        }

        var model = new ServerModel(chosen.Id, llama is not null ? ServerModel.LlamaServer : chosen.Server);
        switch (llama?.Hears ?? chosen.Hears)
        {
            case false:
                throw ServerRefusal.NoAudio(connection, model.Name);
            case null:
                await TryWithSoundAsync(connection, model, cancellationToken);
                break;
        }

        return model;
    }

    private static OfferedModel Choose(IReadOnlyList<OfferedModel> offered, string? wanted, ServerConnection connection)
    {
        if (offered.Count == 0)
        {
            throw new AceDataException("SERVER-NO-MODEL", $"The model server at {connection.Address} offers no model. Load one that can hear, such as Qwen2.5-Omni (docs/engines.md).");
        }

        return wanted is null
            ? offered.FirstOrDefault(m => m.Hears == true) ?? offered.FirstOrDefault(m => m.Hears is null && !m.IsForSearch) ?? offered[0]
            : offered.FirstOrDefault(m => m.Id == wanted)
                ?? throw new AceDataException("SERVER-NO-MODEL", $"The model server at {connection.Address} has no model '{wanted}'. It offers: {connection.Shown(string.Join(", ", offered.Select(m => m.Id)))}.");
    }

    private static void ThrowIfNotReady(ServerReply reply, ServerConnection connection)
    {
        switch (reply.Status)
        {
            case 401 or 403:
                throw ServerRefusal.Key(connection);
            case 503:
                throw new AceDataException("SERVER-LOADING", $"The model server at {connection.Address} is still loading its model. Wait until it says that it listens, then start again.");
        }
    }

    private static AceDataException NoModelServer(ServerConnection connection, ServerReply reply) =>
        new("SERVER-OTHER", $"What answers at {connection.Address} is no model server (to /v1/models it said {reply.Status}: {connection.Shown(reply.Body)}). Check the address.");

    // Some servers drop a part that they do not know and answer all the same: then the sound costs no tokens.
    private static async Task TryWithSoundAsync(ServerConnection connection, ServerModel model, CancellationToken cancellationToken)
    {
        var second = ServerQuestion.Clip(new Waveform(new float[16000], 16000));
        var heard = await TinyAsync(connection, model, [second], cancellationToken);
        if (heard.Status != 200)
        {
            throw heard.Status is 400 or 415 or 422 or 500 or 501
                ? ServerRefusal.NoAudio(connection, model.Name, heard)
                : ServerRefusal.Of(heard, connection, model.Name);
        }

        if (!ServerAnswer.IsCompletion(heard.Body))
        {
            throw ServerRefusal.NoAudio(connection, model.Name, heard);
        }

        if (ServerAnswer.TokensRead(heard.Body) is { } withSound)
        {
            var silent = await TinyAsync(connection, model, [], cancellationToken);
            if (ServerAnswer.TokensRead(silent.Body) is { } without && without >= withSound)
            {
                throw ServerRefusal.NoAudio(connection, model.Name);
            }
        }
    }

    private static Task<ServerReply> TinyAsync(ServerConnection connection, ServerModel model, IReadOnlyList<string> clips, CancellationToken cancellationToken)
    {
        var question = new EngineQuestion { Category = "probe", Segments = [], Text = TinyQuestion, AnswerKey = "answer", Allowed = [], MaxTokens = 1 };
        return connection.AskAsync(ServerQuestion.Build(model, clips, question, AnswerForm.Free, seed: 0), cancellationToken);
    }
}
