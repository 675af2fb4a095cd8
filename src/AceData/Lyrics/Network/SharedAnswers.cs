using AceData.Lyrics.Sources;

namespace AceData.Lyrics.Network;

/// <summary>
/// Each question is asked once in a run, however many workers have it: the others wait for the first one's answer.
/// Answers without a text stay for the whole run, those with one while they are among the last 256; older ones are kept on disk.
/// </summary>
internal sealed class SharedAnswers
{
    private const int MostTexts = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<SourceAnswer>> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _texts = new();

    /// <summary>The answer to a question.</summary>
    /// <param name="key">The question; the same for two songs that one answer will do for.</param>
    /// <param name="ask">Asks; called at most once at a time.</param>
    /// <param name="cancellationToken">Stops this worker; if it is the one that asks, another one asks anew.</param>
    public async Task<SourceAnswer> GetAsync(string key, Func<CancellationToken, Task<SourceAnswer>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            TaskCompletionSource<SourceAnswer>? mine = null;
            Task<SourceAnswer>? answer;
            lock (_lock)
            {
                if (!_answers.TryGetValue(key, out answer))
                {
                    mine = new TaskCompletionSource<SourceAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
                    answer = _answers[key] = mine.Task;
                }
            }

            if (mine is not null)
            {
                return await AskAsync(key, mine, ask, cancellationToken);
            }

            try
            {
                return await answer.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The worker that asked was stopped.
            }
        }
    }

    private async Task<SourceAnswer> AskAsync(string key, TaskCompletionSource<SourceAnswer> mine, Func<CancellationToken, Task<SourceAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ask(cancellationToken);
            Remember(key, answer);
            mine.SetResult(answer);
            return answer;
        }
        catch
        {
            lock (_lock)
            {
                _answers.Remove(key);
            }

            mine.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    private void Remember(string key, SourceAnswer answer)
    {
        if (answer.Found.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            _texts.Enqueue(key);
            if (_texts.Count > MostTexts)
            {
                _answers.Remove(_texts.Dequeue());
            }
        }
    }
}
