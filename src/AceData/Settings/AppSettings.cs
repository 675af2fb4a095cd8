using AceData.Tagging.Engines;

namespace AceData.Settings;

/// <summary>What is set once for a data folder; every value has a default, and options of a verb win.</summary>
public sealed record AppSettings
{
    /// <summary>What listens to the songs, where the command line does not say.</summary>
    public EngineKind Engine { get; init; } = EngineKind.Auto;

    /// <summary>Address of the model server, such as <c>http://127.0.0.1:8080</c>; null when there is none.</summary>
    public string? ServerAddress { get; init; }

    /// <summary>Model to ask for at the server; null for the one it has.</summary>
    public string? ServerModel { get; init; }

    /// <summary>Folders whose songs the page shows; empty for <c>data/audio</c> of the data folder.</summary>
    public IReadOnlyList<string> SongFolders { get; init; } = [];

    /// <summary>Preset of the vocabulary: a name below <c>presets/</c>, or a path; null for the default one.</summary>
    public string? Preset { get; init; }

    /// <summary>Folder of <c>ffmpeg</c> and <c>ffprobe</c>; null to look for them.</summary>
    public string? FfmpegFolder { get; init; }

    /// <summary>The notice of Genius was read and accepted; without that it is not asked.</summary>
    public bool GeniusTermsAccepted { get; init; }

    /// <summary>LRCLIB is asked for lyrics; a run may leave it out besides.</summary>
    public bool LrclibAllowed { get; init; } = true;

    /// <summary>The computer is kept from sleeping while a job runs.</summary>
    public bool KeepsAwake { get; init; } = true;

    /// <summary>Tags of one's own that the keys Alt+1 to Alt+9 give to songs and take from them; empty texts for unused keys.</summary>
    public IReadOnlyList<string> OwnTags { get; init; } = [];

    /// <summary>The first steps are not shown above the songs any more.</summary>
    public bool HidesFirstSteps { get; init; }

    /// <summary>Folder of the model files, shared by all data folders of the user; null for the default one.</summary>
    public string? ModelsFolder { get; init; }

    /// <summary>Address of a mirror of the hub that models are downloaded from; null for the hub itself.</summary>
    public string? ModelHub { get; init; }

    /// <summary>Address of the proxy that models are downloaded through; null for what the system is set to.</summary>
    public string? ModelProxy { get; init; }
}
