namespace AceData.Web.Playing;

/// <summary>What the player of a window does, as its script tells it.</summary>
internal sealed record PlayerState
{
    /// <summary>The song that is loaded; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The part that is played as one: best, middle, start or end; null for the whole song.</summary>
    public string? Part { get; init; }

    public bool IsPlaying { get; init; }

    /// <summary>It plays, but the browser waits for the sound.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>The part, or the whole song, is played over and over.</summary>
    public bool IsLoop { get; init; }

    /// <summary>The next song is played when one ends, and music moves along to the song that a person goes to.</summary>
    public bool IsAuto { get; init; }

    /// <summary>0…1.</summary>
    public double Volume { get; init; } = 1;
}
