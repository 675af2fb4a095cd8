namespace AceData.Tagging.Engines;

/// <summary>The model that a server runs.</summary>
/// <param name="Name">Its name at the server, as the server spells it; to be shown through <see cref="ServerConnection.Shown"/>.</param>
/// <param name="Server">What the server is: one of the constants.</param>
public sealed record ServerModel(string Name, string Server)
{
    public const string LlamaServer = "llama-server";
    public const string Vllm = "vLLM";
    public const string LmStudio = "LM Studio";
    public const string Other = "other";
}
