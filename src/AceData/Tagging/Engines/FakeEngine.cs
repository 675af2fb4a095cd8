using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AceData.Tagging.Engines;

/// <summary>
/// Made-up answers: the same song, question and seed give the same answer in every run, whatever the order and however
/// many run at once. It goes the same way as a real engine, answers as JSON text included.
/// </summary>
public sealed class FakeEngine(int seed, TimeSpan delay, FakeFaults faults, TimeProvider time) : ITagEngine
{
    private int _answers;

    /// <summary>Its name in origins.</summary>
    public const string EngineName = "fake";

    public string Name => EngineName;

    public string Model => $"seed {seed}";

    public double ClipSeconds => 30;

    public int ParallelSongs => 64;

    public Task<ISongListener> ListenAsync(SongClips clips, CancellationToken cancellationToken) => Task.FromResult<ISongListener>(new Listener(this, clips.Id));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<string> AnswerAsync(string song, EngineQuestion question, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken);
        }

        if (faults.GoneAfter is { } last && Interlocked.Increment(ref _answers) > last)
        {
            throw new EngineException("SERVER-GONE", "The fake engine is gone, as it was told to.", mayRetry: false);
        }

        var random = RandomFor($"{seed}\n{Path.GetFileName(song)}\n{question.Category}\n{question.Attempt}");
        var dice = random.NextDouble();
        if (dice < faults.Error)
        {
            throw new EngineException("SERVER-CUT", "The fake engine broke off, as it was told to.", mayRetry: true);
        }

        if (dice < faults.Error + faults.Garbage)
        {
            return "I am sorry, I can only hear that something is playing.";
        }

        if (dice < faults.Error + faults.Garbage + faults.Empty || question.Allowed.Count == 0)
        {
            return string.Empty;
        }

        var count = random.Next(Math.Max(question.Minimum, question.IsSingle ? 1 : 0), question.Maximum + 1);
        var words = question.Allowed.OrderBy(_ => random.Next()).Take(count).ToArray();
        JsonNode? value = question.IsSingle ? JsonValue.Create(words.FirstOrDefault()) : new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        return new JsonObject { [question.AnswerKey] = value }.ToJsonString(JsonSerializerOptions.Default);
    }

    private static Random RandomFor(string text) => new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    private sealed class Listener(FakeEngine engine, string song) : ISongListener
    {
        public Task<string> AskAsync(EngineQuestion question, CancellationToken cancellationToken) => engine.AnswerAsync(song, question, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
