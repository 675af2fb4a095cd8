using AceData.Files;

namespace AceData.Library;

/// <summary>One song of a scan: an audio file, and the files of the same name that share its side cars.</summary>
public sealed record Song
{
    /// <summary>Full path of the audio file that rules.</summary>
    public required string Path { get; init; }

    /// <summary>The chosen folder it was found in; nothing outside is ever written.</summary>
    public required string Root { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    public required DateTime ModifiedUtc { get; init; }

    /// <summary>Full paths of the other files of the same stem (<c>a.mp3</c> beside <c>a.flac</c>), in order; mostly none.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>Path below <see cref="Root"/>, for people.</summary>
    public string RelativePath => System.IO.Path.GetRelativePath(Root, Path);

    /// <summary>Full path of <c>{song}_prompt.txt</c>.</summary>
    public string PromptPath => SideCar.PromptPath(Path);

    /// <summary>Full path of <c>{song}_lyrics.txt</c>.</summary>
    public string LyricsPath => SideCar.LyricsPath(Path);
}
