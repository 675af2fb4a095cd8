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
    /// <returns>Which song it is, and what is the matter with a file that is no audio; null where nothing is.</returns>
    public async Task<(SongIdentity Identity, string? Problem)> ReadAsync(Song song, CancellationToken cancellationToken)
    {
        if (decoder is null)
        {
            return (FromNames(song), null);
        }

        try
        {
            var probe = await decoder.ProbeAsync(song.Path, cancellationToken);
            return (Corrected(song, IdentityReader.Read(song.Path, song.Root, probe.Tags, probe.DurationSeconds)), null);
        }
        catch (AceDataException problem)
        {
            // A song that cannot be heard may still have words. Where none are found, that is the likelier reason.
            return (FromNames(song), problem.Code == "AUDIO-BAD" ? problem.Message : null);
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
