using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>A model server listens: any that speaks the OpenAI form and takes audio.</summary>
public sealed class ServerEngine(ServerConnection connection, ServerModel model, int seed) : ITagEngine
{
    private readonly Lock _lock = new();
    private AnswerForm _form = AnswerForm.Schema;

    public string Name => "server";

    public string Model => model.Name;

    // Servers cut at 30 s and some add a silent second part to a clip of just that length (llama.cpp issue 27697).
    public double ClipSeconds => 29.5;

    /// <summary>The address that clips are sent to.</summary>
    public ServerAddress Address => connection.Address;

    public int ParallelSongs => 1;

    public Task<ISongListener> ListenAsync(SongClips clips, CancellationToken cancellationToken) => Task.FromResult<ISongListener>(new Listener(this, clips));

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> AskAsync(IReadOnlyList<string> clips, EngineQuestion question, CancellationToken cancellationToken)
    {
        while (true)
        {
            var form = _form;
            var reply = await connection.AskAsync(ServerQuestion.Build(model, clips, question, form, seed), cancellationToken);
            switch (reply.Status)
            {
                case 200:
                    return ServerAnswer.Text(reply.Body);
                case 400 or 422 or 500 or 501 when form != AnswerForm.Free && MayBeTheForm(reply):
                    Loosen(form);
                    continue;
                default:
                    throw Refusal(reply);
            }
        }
    }

    /// <summary>Not every server can hold a model to a schema; the parser of answers does it then. Remembered for the run.</summary>
    private void Loosen(AnswerForm from)
    {
        lock (_lock)
        {
            _form = _form == from ? from + 1 : _form;
        }
    }

    private static bool MayBeTheForm(ServerReply reply) =>
        !IsAboutAudio(reply) && (reply.Status is 400 or 422 || reply.Body.Contains("schema", StringComparison.OrdinalIgnoreCase) || reply.Body.Contains("grammar", StringComparison.OrdinalIgnoreCase) || reply.Body.Contains("response_format", StringComparison.OrdinalIgnoreCase));

    private static bool IsAboutAudio(ServerReply reply) =>
        reply.Body.Contains("mmproj", StringComparison.OrdinalIgnoreCase) || reply.Body.Contains("audio", StringComparison.OrdinalIgnoreCase) || reply.Body.Contains("multimodal", StringComparison.OrdinalIgnoreCase);

    private EngineException Refusal(ServerReply reply)
    {
        var said = connection.Shown(reply.Body);
        return reply.Status switch
        {
            401 or 403 => new EngineException("SERVER-KEY", $"The model server at {connection.Address} wants a key, or another one. Set it with the environment variable ACEDATA_SERVER_KEY.", mayRetry: false),
            404 => new EngineException("SERVER-NO-MODEL", $"The model server at {connection.Address} no longer has the model {connection.Shown(model.Name)}.", mayRetry: false),
            413 => new EngineException("SERVER-TOO-MUCH", $"The clips are more than the server at {connection.Address} takes at once. Ask about fewer segments in prompts.json, or raise its limit.", mayRetry: false),
            429 or 503 => new EngineException("SERVER-BUSY", $"The model server at {connection.Address} was busy for too long.", mayRetry: true),
            _ when IsAboutAudio(reply) => new EngineException("SERVER-NO-AUDIO", ServerProbe.NoAudio(connection, model.Name).Message + $" (It said: {said})", mayRetry: false),
            _ => new EngineException("SERVER-REFUSED", $"The model server at {connection.Address} refused the question with {reply.Status}: {said}", mayRetry: reply.Status >= 500),
        };
    }

    private sealed class Listener(ServerEngine engine, SongClips clips) : ISongListener
    {
        private readonly Dictionary<Waveform, string> _encoded = new(ReferenceEqualityComparer.Instance);

        public Task<string> AskAsync(EngineQuestion question, CancellationToken cancellationToken)
        {
            var sounds = question.Segments
                .Select(name => clips.BySegment[name])
                .Distinct<Waveform>(ReferenceEqualityComparer.Instance)
                .Select(Encoded)
                .ToList();
            return engine.AskAsync(sounds, question, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private string Encoded(Waveform clip)
        {
            if (!_encoded.TryGetValue(clip, out var text))
            {
                _encoded[clip] = text = ServerQuestion.Clip(clip);
            }

            return text;
        }
    }
}
