namespace AceData.Tagging.Engines;

/// <summary>What listens to the songs.</summary>
public enum EngineKind
{
    /// <summary>The best that is there.</summary>
    Auto,

    /// <summary>A model server that takes audio (llama-server, vLLM, LM Studio).</summary>
    Server,

    /// <summary>Nothing: tempo and key are measured, and what the file itself says is used.</summary>
    None,

    /// <summary>Made-up answers, for trying out and for tests.</summary>
    Fake,
}
