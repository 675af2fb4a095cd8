namespace AceData.Audio.Decoding;

/// <summary>What is asked before a file is opened at all.</summary>
internal static class AudioFileCheck
{
    /// <summary>Refuses what is not there, empty, or no file: opening a pipe waits for ever, and a device never ends.</summary>
    /// <exception cref="AceDataException">FILE-GONE, NOT-A-FILE, AUDIO-EMPTY, NAME-NOT-TEXT, FILE-NO-ACCESS.</exception>
    public static void Check(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            throw new AceDataException("NAME-NOT-TEXT", "The name of this file holds a character that no name can have. Check where it came from.");
        }

        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
            {
                file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            }

            if (Directory.Exists(file.FullName))
            {
                throw new AceDataException("NOT-A-FILE", "This is a folder, not a song.");
            }

            if (UnixFileKind.IsSpecial(file.FullName))
            {
                throw new AceDataException("NOT-A-FILE", "This is a pipe, a socket or a device, not a song. It was not opened.");
            }

            if (!file.Exists)
            {
                throw path.Contains('\uFFFD', StringComparison.Ordinal)
                    ? new AceDataException("NAME-NOT-TEXT", "The name of this file is not valid UTF-8, so it cannot be opened. Rename it.")
                    : new AceDataException("FILE-GONE", "The file is not there. It was moved, renamed or deleted, or the name is misspelt.");
            }

            if (file.Length == 0)
            {
                throw new AceDataException("AUDIO-EMPTY", "The file is empty. Copy or download it again.");
            }

            // Only a look: whether it may be read is better asked now than guessed from what ffmpeg says.
            using var handle = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new AceDataException("FILE-NO-ACCESS", "You may not read this file. Change its permissions, or copy it to a folder of yours.", exception);
        }
        catch (FileNotFoundException exception)
        {
            throw new AceDataException("FILE-GONE", "The file is not there. It was moved, renamed or deleted, or it is a link that leads nowhere.", exception);
        }
        catch (IOException exception)
        {
            throw new AceDataException("FILE-FAILED", $"The file cannot be read. The system says: {exception.Message}", exception);
        }
    }
}
