using System.Security.Cryptography;
using System.Text;
using AceData.Datasets.Dialects.Values;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects;

/// <summary>Gathers what is known of songs: tags and lyrics from their files, the tonic and the length as measured, the rest as it is kept.</summary>
/// <param name="library">The library of the data folder.</param>
/// <param name="categories">Which tags are genres.</param>
/// <param name="rootFolder">The data folder, from which ids are counted.</param>
internal sealed class SongRecords(LibraryDatabase library, TagCategories categories, string rootFolder)
{
    private const int IdDigits = 8;

    /// <summary>Reads songs.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="takes15">True to take lyrics for ACE-Step 1.5 first, where a run or a person wrote some.</param>
    /// <param name="cancellationToken">Stops between songs.</param>
    public IReadOnlyList<KnownSong> Read(IReadOnlyList<Song> songs, bool takes15, CancellationToken cancellationToken)
    {
        var facts = SongFacts.Read(songs, _ => null, library, cancellationToken);
        var kept = library.FactsOf(songs);
        var lyrics15 = takes15 ? Lyrics15(songs) : new string?[songs.Count];
        return [.. facts.Select((fact, i) => Known(fact, kept[i] ?? new KeptFacts(), lyrics15[i]))];
    }

    private KnownSong Known(SongFacts facts, KeptFacts kept, string? lyrics15)
    {
        var song = facts.Song;
        var file = ReadSideCar.From(song.LyricsPath);
        var known = new KnownSong
        {
            Song = song,
            Name = song.RelativePath.Replace(Path.DirectorySeparatorChar, '/'),
            Kept = kept,
            PromptText = facts.Prompt.Text ?? "",
            LyricsText = file.Text ?? "",
            Problem = facts.Prompt.Problem ?? file.Problem,
            HasPersonsTags = !facts.Prompt.IsBlank && facts.PromptOrigin is null or { Author: SideCarAuthor.Person },
            HasPersonsLyrics = !file.IsBlank && facts.LyricsOrigin is null or { Author: SideCarAuthor.Person },
            Measured = facts.Measured,
            Record = new SongRecord { Id = kept.Id ?? IdOf(song.Path) },
        };
        return known.With(facts.Prompt.Text, FieldText.Words(lyrics15 ?? file.Text), kept, categories);
    }

    private string?[] Lyrics15(IReadOnlyList<Song> songs)
    {
        var files = songs.Select(song => ReadSideCar.From(SideCar.PathOf(song.Path, SideCarKind.Lyrics15))).ToList();
        var ours = library.ExportsAmong([.. songs.Zip(files)
            .Where(pair => pair.Second.Version.Sha256 is not null)
            .Select(pair => (SideCar.PathOf(pair.First.Path, SideCarKind.Lyrics15), pair.Second.Version.Sha256!))]);
        return [.. songs.Zip(files).Select(pair => ours.Contains(SideCar.PathOf(pair.First.Path, SideCarKind.Lyrics15)) || pair.Second.IsBlank ? null : pair.Second.Text)];
    }

    // The same in every export: trainers name what they prepare after it.
    private string IdOf(string path)
    {
        var name = Path.GetRelativePath(rootFolder, path).Replace(Path.DirectorySeparatorChar, '/');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..IdDigits];
    }
}
