using System.Text.Json;
using AceData.Audio;
using AceData.Files;

namespace AceData.Models.Downloading;

/// <summary>
/// A file that is being downloaded: what came so far, and beside it what it is a part of. Both survive the end of the program at any moment; what they hold is believed only after
/// the hash of the whole.
/// </summary>
/// <param name="Path">Full path of the bytes.</param>
internal sealed record PartialFile(string Path)
{
    private const int Longest = 16 << 10;

    private string NotePath => Path + ".json";

    /// <summary>The file in the folder of downloads.</summary>
    public static PartialFile Of(string modelsFolder, ModelPart part, string name) => new(System.IO.Path.Combine(FolderOf(modelsFolder, part), name + ".part"));

    /// <summary>Where the files of a part lie until all of them are there.</summary>
    public static string FolderOf(string modelsFolder, ModelPart part) => System.IO.Path.Combine(modelsFolder, ".downloads", part.Name);

    /// <summary>Bytes that are there.</summary>
    public long Bytes => new FileInfo(Path) is { Exists: true, Length: var length } ? length : 0;

    /// <summary>The note of the present bytes, if they belong to this file of the hub; null when they do not, or there are none.</summary>
    public PartialNote? NoteFor(HubFile file)
    {
        try
        {
            var note = JsonSerializer.Deserialize<PartialNote>(TextFile.Read(NotePath, Longest).Text);
            return note is not null && note.Hash == file.Hash.Hex && note.Bytes == file.Bytes && Bytes is > 0 and var here && here <= file.Bytes ? note : null;
        }
        catch (Exception e) when (e is JsonException or AceDataException)
        {
            return null;
        }
    }

    /// <summary>Writes the note.</summary>
    public void Note(PartialNote note) => AtomicFile.Default.Write(new AtomicWrite { Path = NotePath, Content = JsonSerializer.SerializeToUtf8Bytes(note) });

    /// <summary>Takes the bytes and the note away.</summary>
    public void Delete()
    {
        File.Delete(NotePath);
        File.Delete(Path);
    }

    /// <summary>Gives the finished bytes their name.</summary>
    public void Become(string path)
    {
        File.Delete(path);
        File.Move(Path, path);
        File.Delete(NotePath);
    }
}

/// <summary>What the bytes of a partial file belong to.</summary>
/// <param name="Hash">By which the hub names the file.</param>
/// <param name="Bytes">Its whole size.</param>
/// <param name="Tag">The tag of the answer that they came with; null for one that the rest cannot be asked for with.</param>
internal sealed record PartialNote(string Hash, long Bytes, string? Tag);
