using System.Text.Json;
using AceData.Audio;
using AceData.Datasets.Dialects.Formats;

namespace AceData.Datasets.Dialects;

/// <summary>
/// How one program writes down what is known of songs. A dialect knows text only: which song is meant, what may be written over
/// and what a person said before is decided by those who use it. <c>docs/formats/dialects.md</c> says how to add one.
/// </summary>
internal abstract class Dialect
{
    /// <summary>All dialects, in the order of the documentation.</summary>
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new V1Dialect(), new AceStep15JsonDialect(), new AceStep15Dialect(), new SideStepDialect(), new AiToolkitDialect(), new MusubiDialect(), new CsvDialect(), new JsonlDialect(),
    ];

    public static Dialect Of(DialectName name) => All.First(dialect => dialect.Name == name);

    public abstract DialectName Name { get; }

    /// <summary>Its name on the command line.</summary>
    public string Word => JsonNamingPolicy.KebabCaseLower.ConvertName(Name.ToString());

    /// <summary>What it can say; all else is kept in the library.</summary>
    public abstract IReadOnlySet<SongField> Holds { get; }

    /// <summary>True where a song without any description would be learnt under an empty prompt.</summary>
    public virtual bool NeedsCaption => true;

    /// <summary>True where the text is for ACE-Step 1.5, so that lyrics in its form are taken first.</summary>
    public virtual bool Is15 => true;

    /// <summary>True where tags have a place of their own; elsewhere they are the caption.</summary>
    public bool HoldsTags => Holds.Contains(SongField.Tags);

    /// <summary>What the reader of this dialect would know of the song.</summary>
    /// <exception cref="AceDataException">DIALECT-CANNOT: the song cannot be said in it.</exception>
    public abstract SongRecord Echo(DialectSong song);

    protected static AceDataException Cannot(string why) => new(DialectCodes.Cannot, why);
}

/// <summary>A song as a dialect gets it.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">The path below the folder of the songs, with <c>/</c>.</param>
/// <param name="Record">What is known; where the dialect has no place for tags, they stand in the caption.</param>
internal sealed record DialectSong(string Path, string Name, SongRecord Record);

/// <summary>A song as it was read.</summary>
internal sealed record ReadSong
{
    /// <summary>The file name or path that stands for the song; empty where the text lay beside it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>What it says; null when it cannot be read.</summary>
    public SongRecord? Record { get; init; }

    /// <summary>Why it cannot be read, with the line; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Values that could not be used, each with its line.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Codes of what can go wrong between dialects.</summary>
public static class DialectCodes
{
    /// <summary>A text that is not of the dialect, or broken.</summary>
    public const string Broken = "DIALECT-BROKEN";

    /// <summary>A song that the dialect cannot say.</summary>
    public const string Cannot = "DIALECT-CANNOT";

    /// <summary>A song without tags.</summary>
    public const string NoTags = "DIALECT-NO-TAGS";

    /// <summary>A file that a person wrote is in the way.</summary>
    public const string Occupied = "DIALECT-OCCUPIED";

    /// <summary>There is nothing to import, or nowhere to export to.</summary>
    public const string Place = "DIALECT-PLACE";

    /// <summary>A row that stands for no song, or for several.</summary>
    public const string NoSong = "DIALECT-NO-SONG";
}
