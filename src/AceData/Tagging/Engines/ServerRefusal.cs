namespace AceData.Tagging.Engines;

/// <summary>What a server means when it does not answer a question. Servers agree on the status at best, so their words count too.</summary>
internal static class ServerRefusal
{
    /// <summary>True when it may be the form wanted for the answer that the server does not know, so that a looser one may do.</summary>
    public static bool MayBeTheForm(ServerReply reply) =>
        reply.Status is 400 or 422 or 500 or 501
        && (NamesTheForm(reply) || (reply.Status is 400 or 422 && !IsTooMuch(reply) && !IsAboutAudio(reply)));

    /// <summary>The failure to throw, in words for the person who started the run.</summary>
    /// <param name="reply">The reply; not a good one.</param>
    /// <param name="connection">The server.</param>
    /// <param name="model">The model's name.</param>
    public static EngineException Of(ServerReply reply, ServerConnection connection, string model) => reply.Status switch
    {
        401 or 403 => Key(connection),
        404 => new EngineException("SERVER-NO-MODEL", $"The model server at {connection.Address} has no model {connection.Shown(model)} any more, or does not answer questions.", mayRetry: false),
        413 => TooMuch(reply, connection),
        _ when IsTooMuch(reply) => TooMuch(reply, connection),
        _ when IsAboutAudio(reply) => NoAudio(connection, model, reply),
        _ => new EngineException("SERVER-REFUSED", $"The model server at {connection.Address} refused the question with {reply.Status}: {connection.Shown(reply.Body)}", mayRetry: reply.Status >= 500),
    };

    /// <summary>The server wants a key.</summary>
    public static EngineException Key(ServerConnection connection) =>
        new("SERVER-KEY", $"The model server at {connection.Address} wants a key, or another one. Set it with the environment variable ACEDATA_SERVER_KEY.", mayRetry: false);

    /// <summary>The model has no ears.</summary>
    public static EngineException NoAudio(ServerConnection connection, string model, ServerReply? reply = null) => new(
        "SERVER-NO-AUDIO",
        $"The model {connection.Shown(model)} at {connection.Address} cannot hear. Load a model with audio input, such as Qwen2.5-Omni, together with its audio part (--mmproj); docs/engines.md has the command."
            + (reply is null ? string.Empty : $" (It said: {connection.Shown(reply.Body)})"),
        mayRetry: false);

    private static EngineException TooMuch(ServerReply reply, ServerConnection connection) => new(
        "SERVER-TOO-MUCH",
        $"The clips are more than the server at {connection.Address} takes at once. Start it with a larger context (-c 8192) or more clips (vLLM: --limit-mm-per-prompt), or ask about fewer segments in prompts.json. (It said: {connection.Shown(reply.Body)})",
        mayRetry: false);

    private static bool NamesTheForm(ServerReply reply) => Says(reply, "response_format") || Says(reply, "schema") || Says(reply, "grammar");

    // llama-server, vLLM (length, then number of clips; a model without ears takes "at most 0").
    private static bool IsTooMuch(ServerReply reply) =>
        Says(reply, "context size") || Says(reply, "context length") || (Says(reply, "audio(s) may be provided") && !Says(reply, "at most 0 "));

    // The last one is LM Studio's: it takes no part that is not text or image.
    private static bool IsAboutAudio(ServerReply reply) => Says(reply, "mmproj") || Says(reply, "audio") || Says(reply, "multimodal") || Says(reply, "'image_url'");

    private static bool Says(ServerReply reply, string words) => reply.Body.Contains(words, StringComparison.OrdinalIgnoreCase);
}
