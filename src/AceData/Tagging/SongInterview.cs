using AceData.Audio.Decoding;
using AceData.Library;
using AceData.Tagging.Answers;
using AceData.Tagging.Configuration;
using AceData.Tagging.Engines;
using AceData.Tagging.Policy;

namespace AceData.Tagging;

/// <summary>What an engine said about one song.</summary>
/// <param name="Candidates">Tags per category.</param>
/// <param name="Extras">Words outside the vocabulary, per category.</param>
/// <param name="RawAnswers">The last raw answer per category.</param>
/// <param name="Unanswered">A sentence for each category without a usable answer.</param>
public sealed record Interview(
    IReadOnlyDictionary<string, IReadOnlyList<TagCandidate>> Candidates,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Extras,
    IReadOnlyDictionary<string, string> RawAnswers,
    IReadOnlyList<string> Unanswered);

/// <summary>
/// Asks an engine about one song, category by category: again when an answer cannot be read (<c>retry_count</c>), and for more
/// when it holds too little (<c>content_retry</c>).
/// </summary>
public sealed class SongInterview(TagRules rules, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly QuestionBuilder _questions = new(rules.Prompts, rules.Model, rules.Vocabulary);

    /// <summary>Asks about the categories given.</summary>
    /// <param name="engine">Who listens.</param>
    /// <param name="clips">The song.</param>
    /// <param name="categories">Categories to ask; those that the vocabulary or the prompts lack are left out.</param>
    /// <param name="cancellationToken">Drops the song.</param>
    /// <exception cref="EngineException">The engine is gone, or will not answer any question.</exception>
    public async Task<Interview> AskAsync(ITagEngine engine, SongClips clips, IEnumerable<string> categories, CancellationToken cancellationToken)
    {
        var candidates = new Dictionary<string, IReadOnlyList<TagCandidate>>(StringComparer.Ordinal);
        var extras = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        var unanswered = new List<string>();
        await using var listener = await engine.ListenAsync(clips, cancellationToken);

        // Questions about the same clips one after another: a server has heard them already.
        foreach (var category in categories.Where(IsAsked).OrderBy(c => string.Join(',', rules.Prompts.Workflow.SegmentsOf(c)), StringComparer.Ordinal))
        {
            await AskAsync(listener, clips, category, candidates, extras, raw, unanswered, cancellationToken);
        }

        return new Interview(candidates, extras, raw, unanswered);
    }

    private bool IsAsked(string category) => rules.Prompts.Templates.ContainsKey(category) && rules.Vocabulary.Tags(category).Count > 0;

    private async Task AskAsync(
        ISongListener listener,
        SongClips clips,
        string category,
        Dictionary<string, IReadOnlyList<TagCandidate>> candidates,
        Dictionary<string, IReadOnlyList<string>> extras,
        Dictionary<string, string> raw,
        List<string> unanswered,
        CancellationToken cancellationToken)
    {
        var first = _questions.Build(category, clips.Title, clips.Artist);
        var question = first;
        var differentClips = first.Segments.Select(name => clips.BySegment[name]).Distinct<Waveform>(ReferenceEqualityComparer.Instance).Count();
        var retryRule = rules.Prompts.Workflow.ContentRetryOf(category);
        var formatRetries = rules.Prompts.Templates[category].RetryCount;
        var (found, words, refused) = (new List<TagCandidate>(), new List<string>(), "no answer");
        var (asked, unreadable, contentRetries) = (0, 0, 0);
        while (true)
        {
            asked++;
            ParsedAnswer parsed;
            try
            {
                var answer = await listener.AskAsync(question with { Attempt = asked - 1 }, cancellationToken);
                raw[category] = answer;
                parsed = AnswerParser.Parse(answer, category, rules.Vocabulary, rules.Aliases, first.Maximum);
            }
            catch (EngineException exception) when (exception.MayRetry)
            {
                parsed = new ParsedAnswer { Rejected = exception.Message };
            }

            words.AddRange(parsed.Dropped.Where(d => d.Cause == DropCause.NotInVocabulary).Select(d => d.Text));
            foreach (var tag in parsed.Tags.Where(tag => !found.Exists(f => f.Tag == tag.Tag)))
            {
                found.Add(new TagCandidate(tag.Tag, ValueSource.Model, ModelConfidence.Of(tag.Origin, differentClips, contentRetries > 0)));
            }

            if (parsed.Rejected is { } reason)
            {
                refused = reason;
                if (unreadable++ < formatRetries)
                {
                    continue;
                }

                break;
            }

            if (found.Count >= first.Minimum || contentRetries >= retryRule.MaxAttempts)
            {
                break;
            }

            contentRetries++;
            question = _questions.BuildRetry(first, [.. found.Select(f => f.Tag)], contentRetries);
            var pause = TimeSpan.FromSeconds(Math.Max(0, retryRule.DelaySeconds));
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        }

        if (found.Count > 0)
        {
            candidates[category] = found;
        }
        else if (first.Minimum > 0)
        {
            unanswered.Add($"The model gave no usable answer for {category} ({asked} {(asked == 1 ? "attempt" : "attempts")}; the last: {refused}).");
        }

        if (words.Count > 0)
        {
            extras[category] = [.. words.Distinct(StringComparer.Ordinal)];
        }
    }
}
