namespace AceData.Datasets;

/// <summary>One song of a data set on disk (<c>docs/formats/data_set.md</c>).</summary>
public sealed record DataSetRow
{
    /// <summary>Name of its training sample; each once in a set.</summary>
    public required string Key { get; init; }

    /// <summary>The audio file as the set names it: relative to the data folder or full, of Windows or of Linux.</summary>
    public required string FileName { get; init; }

    /// <summary>The tags in order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>File of a voice; empty for all songs of this tool.</summary>
    public string SpeakerEmbeddingPath { get; init; } = "";

    /// <summary>The words of the song, lines by <c>\n</c>.</summary>
    public string Lyrics { get; init; } = "";

    /// <summary>Other descriptions of the song, by their names: a trainer takes one instead of the tags now and then.</summary>
    public IReadOnlyDictionary<string, string> Recaptions { get; init; } = new Dictionary<string, string>();
}
