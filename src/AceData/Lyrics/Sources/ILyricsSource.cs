using AceData.Lyrics.Identity;

namespace AceData.Lyrics.Sources;

/// <summary>Something that may have the words of a song. Sources are asked one after another; each may be asked from several threads.</summary>
public interface ILyricsSource
{
    /// <summary>Its name in reports: <c>side-car</c>, <c>embedded</c>, <c>genius</c>, <c>lrclib</c>, <c>fake</c>.</summary>
    string Name { get; }

    /// <summary>True when asking sends something over the network.</summary>
    bool IsOnline { get; }

    /// <summary>True when its texts may have their sections marked, so that it is worth asking although a text without marks is there.</summary>
    bool MarksSections { get; }

    /// <summary>Everything the source has for the song, best guess first; whether it fits is for the matcher to say.</summary>
    /// <returns>Never throws for what a source does wrong: that is the answer's cause.</returns>
    Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken);
}

/// <summary>The song that is asked about.</summary>
/// <param name="SongPath">Full path of the audio file; null for a search by hand.</param>
/// <param name="Identity">Which song it is.</param>
public sealed record LyricsQuestion(string? SongPath, SongIdentity Identity);
