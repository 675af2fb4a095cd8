namespace AceData.Tagging.Engines;

/// <summary>What an engine needs to know to be made.</summary>
public sealed record EngineSettings
{
    public EngineKind Kind { get; init; }

    /// <summary>Address of the model server; null to look on this PC.</summary>
    public string? ServerAddress { get; init; }

    /// <summary>Where to look on this PC: where llama-server, vLLM and LM Studio listen when nobody changed it.</summary>
    public IReadOnlyList<string> LookAt { get; init; } = ["http://127.0.0.1:8080", "http://127.0.0.1:8000", "http://127.0.0.1:1234"];

    /// <summary>Name of the model at the server; null for the first that it offers.</summary>
    public string? ServerModel { get; init; }

    /// <summary>Key of the server; sent to it and written nowhere.</summary>
    public string? ServerKey { get; init; }

    /// <summary>The longest time for one answer.</summary>
    public TimeSpan AnswerDeadline { get; init; } = TimeSpan.FromSeconds(120);

    public int Seed { get; init; }

    /// <summary>Fake engine: time an answer takes.</summary>
    public TimeSpan FakeDelay { get; init; }

    /// <summary>Fake engine: faults to inject.</summary>
    public string? FakeFaults { get; init; }

    // A record prints all it holds; a key must not get into a log that way.
    public override string ToString() => $"{Kind} {ServerAddress} {ServerModel}";
}
