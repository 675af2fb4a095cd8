namespace AceData.Tagging.Engines;

/// <summary>The model that a server runs.</summary>
/// <param name="Name">Its name at the server.</param>
/// <param name="Server">What the server is: <c>llama-server</c>, <c>vLLM</c>, <c>LM Studio</c>, <c>other</c>.</param>
public sealed record ServerModel(string Name, string Server);
