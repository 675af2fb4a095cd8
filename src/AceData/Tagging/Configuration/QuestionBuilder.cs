using System.Globalization;
using AceData.Tagging.Engines;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Configuration;

/// <summary>Makes the question about one category of one song; pure.</summary>
/// <param name="prompts">The questions.</param>
/// <param name="model">How the model answers.</param>
/// <param name="vocabulary">What may be answered.</param>
public sealed class QuestionBuilder(PromptsConfig prompts, ModelConfig model, Vocabulary vocabulary)
{
    private const int MostExisting = 20;

    /// <summary>The first question, and the same question again after an answer that could not be read.</summary>
    /// <param name="category">A category that has a template.</param>
    /// <param name="title">The song's title; null when unknown.</param>
    /// <param name="artist">The artist; null when unknown.</param>
    public EngineQuestion Build(string category, string? title, string? artist)
    {
        var template = prompts.Templates[category];
        return new EngineQuestion
        {
            Category = category,
            Segments = prompts.Workflow.SegmentsOf(category),
            Text = $"{template.SystemPrompt}\n\n{Placeholders.Fill(template.UserPrompt, title, artist)}".Trim(),
            AnswerKey = template.AnswerKey,
            IsSingle = template.IsSingle,
            Allowed = vocabulary.Tags(category),
            Minimum = prompts.Output.MinimumOf(category),
            Maximum = Math.Max(1, prompts.Output.MaximumOf(category)),
            MaxTokens = template.MaxTokens ?? model.MaxNewTokens,
            Temperature = template.Temperature ?? model.Temperature,
            TopP = model.TopP,
        };
    }

    /// <summary>Asks again for what is missing: other words and a higher temperature, as <c>content_retry</c> and <c>retry_templates</c> say.</summary>
    /// <param name="first">The question as it was asked.</param>
    /// <param name="existing">The tags that are there already.</param>
    /// <param name="retry">1 for the first retry.</param>
    public EngineQuestion BuildRetry(EngineQuestion first, IReadOnlyList<string> existing, int retry)
    {
        var missing = Math.Max(1, first.Minimum - existing.Count);
        var boost = prompts.Workflow.ContentRetryOf(first.Category).TemperatureBoost * retry;
        return first with
        {
            Text = $"{first.Text}\n\n{RetryText(first.Category, missing, existing)}",
            Temperature = Math.Min(2, first.Temperature + boost),
        };
    }

    private string RetryText(string category, int missing, IReadOnlyList<string> existing)
    {
        var templates = prompts.RetryTemplates;
        var text = templates.GetValueOrDefault(category)
            ?? (existing.Count > 0 ? templates.GetValueOrDefault("incremental") : null)
            ?? templates.GetValueOrDefault("default")
            ?? "IMPORTANT: Return at least {need} {category} item(s). JSON only.";
        return text
            .Replace("{need}", missing.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{category}", category, StringComparison.Ordinal)
            .Replace("{existing}", string.Join(", ", existing.Take(MostExisting)), StringComparison.Ordinal);
    }
}
