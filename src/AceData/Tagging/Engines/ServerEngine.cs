using AceData.Audio.Decoding;

namespace AceData.Tagging.Engines;

/// <summary>A model server listens: any that speaks the OpenAI form and takes audio.</summary>
public sealed class ServerEngine(ServerConnection connection, ServerModel model, int seed, TimeProvider time) : ITagEngine
{
    private readonly FailureStreak _failures = new(connection, time);
    private volatile AnswerForm _form = AnswerForm.Schema;

    public string Name => "server";

    public string Model => connection.Shown(model.Name);

    /// <summary>Servers cut at 30 s and some add a silent second part to a clip of just that length (llama.cpp issue 27697).</summary>
    public const double LongestClipSeconds = 29.5;

    public double ClipSeconds => LongestClipSeconds;

    // llama-server remembers the song of one slot; vLLM remembers all of them and works on several questions at once.
    public int ParallelSongs => model.Server == ServerModel.Vllm ? 4 : 1;

    /// <summary>The address that clips are sent to.</summary>
    public ServerAddress Address => connection.Address;

    public Task<ISongListener> ListenAsync(SongClips clips, CancellationToken cancellationToken) => Task.FromResult<ISongListener>(new Listener(this, clips));

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> AskAsync(IReadOnlyList<string> clips, EngineQuestion question, CancellationToken cancellationToken)
    {
        await _failures.PauseAsync(cancellationToken);
        try
        {
            var answer = await AskForTextAsync(clips, question, cancellationToken);
            _failures.Ends();
            return answer;
        }
        catch (EngineException exception) when (exception.Code.StartsWith("ANSWER-", StringComparison.Ordinal))
        {
            _failures.Ends();
            throw;
        }
        catch (EngineException exception)
        {
            var failure = _failures.Grows(exception);
            if (failure == exception)
            {
                throw;
            }

            throw failure;
        }
    }

    /// <summary>
    /// Not every server can hold a model to a schema: then any JSON is asked for, then anything, and the parser of answers does the
    /// rest. What worked is remembered for the run; a question that is refused in every form teaches nothing.
    /// </summary>
    private async Task<string> AskForTextAsync(IReadOnlyList<string> clips, EngineQuestion question, CancellationToken cancellationToken)
    {
        for (var form = _form; ; form++)
        {
            var reply = await connection.AskAsync(ServerQuestion.Build(model, clips, question, form, seed), cancellationToken);
            if (reply.Status == 200)
            {
                _form = form;
                return ServerAnswer.Text(reply.Body);
            }

            if (form == AnswerForm.Free || !ServerRefusal.MayBeTheForm(reply))
            {
                throw ServerRefusal.Of(reply, connection, model.Name);
            }
        }
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
