using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Editing;

/// <summary>Says before a write, without writing, that a file or its folder is read-only.</summary>
internal static class WriteCheck
{
    /// <param name="song">The song.</param>
    /// <param name="kind">Which text.</param>
    /// <param name="folders">What is known of folders so far.</param>
    /// <exception cref="AceDataException">It cannot be written.</exception>
    public static void Require(Song song, SideCarKind kind, Dictionary<string, AceDataException?> folders)
    {
        var path = SideCar.PathOf(song.Path, kind);
        var folder = Path.GetDirectoryName(path)!; // not null: a song lies in a folder
        if (!folders.TryGetValue(folder, out var objection))
        {
            folders[folder] = objection = Objection(folder, path);
        }

        if (objection is not null)
        {
            throw objection;
        }

        try
        {
            var facts = FileSystem.Ops.Look(path);
            if (facts.Kind == FileKind.Missing)
            {
                return;
            }

            if (facts.IsReadOnly)
            {
                throw new AceDataException(FileCodes.FileReadOnly, $"'{Path.GetFileName(path)}' is marked as read-only. Take the mark away if it may be changed.");
            }

            FileSystem.Ops.RequireWritable(path);
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileWriting(path, fault);
        }
    }

    private static AceDataException? Objection(string folder, string path)
    {
        try
        {
            FileSystem.Ops.RequireWritable(folder);
            return null;
        }
        catch (FileFaultException fault)
        {
            return FileMessages.WhileWriting(path, fault);
        }
    }
}
