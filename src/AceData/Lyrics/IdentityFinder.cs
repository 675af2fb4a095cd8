using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Library;
using AceData.Lyrics.Identity;

namespace AceData.Lyrics;

/// <summary>Says which song a file holds: a person's word first, then the tags inside it, its name and its folders.</summary>
internal sealed class IdentityFinder(LibraryDatabase library, AudioDecoder? decoder)
{
    /// <summary>Without opening the file.</summary>
    public SongIdentity FromNames(Song song) => Corrected(song, IdentityReader.Read(song.Path, song.Root, EmbeddedTags.None, null));

    /// <summary>With the tags and the length of the file; where it cannot be opened, by its names.</summary>
    public async Task<SongIdentity> ReadAsync(Song song, CancellationToken cancellationToken)
    {
        if (decoder is null)
        {
            return FromNames(song);
        }

        try
        {
            var probe = await decoder.ProbeAsync(song.Path, cancellationToken);
            return Corrected(song, IdentityReader.Read(song.Path, song.Root, probe.Tags, probe.DurationSeconds));
        }
        catch (AceDataException)
        {
            // A song that cannot be heard may still have words; tagging says what is wrong with it.
            return FromNames(song);
        }
    }

    private SongIdentity Corrected(Song song, SongIdentity read)
    {
        if (library.IdentityOf(song) is not { } said)
        {
            return read;
        }

        var corrected = IdentityReader.FromNames(said.Artists.Count == 0 ? null : string.Join("; ", said.Artists), said.Title, IdentitySource.Person);
        return corrected with { Album = read.Album, DurationSeconds = read.DurationSeconds };
    }
}
