using AceData.Audio;
using AceData.Cli.Output;

namespace AceData.Cli.Commands;

/// <summary>Runs an operation that may have a question before it begins (its code begins with <c>ASK-</c>).</summary>
internal static class Questions
{
    /// <summary>Asks on a terminal; elsewhere the question is why the run cannot start.</summary>
    /// <param name="request">The request.</param>
    /// <param name="withYes">The same request with one more question answered, by its code.</param>
    /// <param name="run">The operation.</param>
    /// <param name="output">Where to ask.</param>
    /// <param name="progress">Its moving line is taken away before the question.</param>
    /// <returns>The result, or that the person said no.</returns>
    public static async Task<(TResult? Result, bool IsRefused)> AskAsync<TRequest, TResult>(TRequest request, Func<TRequest, string, TRequest> withYes, Func<TRequest, Task<TResult>> run, VerbOutput output, RunProgress progress)
    {
        while (true)
        {
            try
            {
                return (await run(request), false);
            }
            catch (AceDataException question) when (question.Code.StartsWith("ASK-", StringComparison.Ordinal))
            {
                progress.Clear();
                if (output.IsJob)
                {
                    // Whoever reads the events asks in its own way.
                    throw;
                }

                if (!output.CanAsk)
                {
                    throw new AceDataException(question.Code, $"{question.Message} To go on like this, add --yes.");
                }

                output.SayLine(question.Message);
                if (!output.Ask("Go on?"))
                {
                    output.SayLine("Nothing was changed.");
                    return (default, true);
                }

                request = withYes(request, question.Code);
            }
        }
    }
}
