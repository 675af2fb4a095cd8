namespace AceData.Tagging.Engines;

/// <summary>
/// Something that listens to clips of a song and answers questions about them: a network inside the program,
/// a model server, or a fake. It knows nothing of vocabularies' policy, files or songs beyond what a question holds.
/// </summary>
public interface ITagEngine : IAsyncDisposable
{
    /// <summary>The name of the engine as <c>--engine</c> takes it: <c>server</c>, <c>fake</c>, …</summary>
    string Name { get; }

    /// <summary>What answers, for provenance: the model's name, or a sentence; never an address with secrets.</summary>
    string Model { get; }

    /// <summary>The longest clip it takes, in seconds.</summary>
    double ClipSeconds { get; }

    /// <summary>How many songs it may listen to at the same time without losing what it has heard of each.</summary>
    int ParallelSongs { get; }

    /// <summary>Opens one song. Its clips are encoded at most once, however many questions follow.</summary>
    Task<ISongListener> ListenAsync(SongClips clips, CancellationToken cancellationToken);
}

/// <summary>One song at an engine: its clips are there, questions may be asked one after another.</summary>
public interface ISongListener : IAsyncDisposable
{
    /// <summary>Asks one question about some of the clips.</summary>
    /// <returns>The raw answer, as the model gave it, at most 256 KB; the parser judges it.</returns>
    /// <exception cref="EngineException">The engine gave no answer at all; says whether another try may help.</exception>
    Task<string> AskAsync(EngineQuestion question, CancellationToken cancellationToken);
}
