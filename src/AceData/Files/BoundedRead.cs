namespace AceData.Files;

/// <summary>Reads a regular file that may grow, shrink or be replaced while it is read.</summary>
internal static class BoundedRead
{
    /// <summary>The content, at most <paramref name="limit"/> + 1 bytes: one more than allowed tells that it is too long.</summary>
    /// <exception cref="FileFaultException">It cannot be read.</exception>
    public static byte[] All(string path, int limit)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var size = (int)Math.Min(RandomAccess.GetLength(file), limit);
            var content = new byte[size + 1];
            var count = 0;
            while (true)
            {
                var read = RandomAccess.Read(file, content.AsSpan(count), count);
                if (read == 0)
                {
                    return content[..count];
                }

                count += read;
                if (count == content.Length)
                {
                    if (count > limit)
                    {
                        return content;
                    }

                    Array.Resize(ref content, Math.Min(limit + 1, content.Length * 2));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PortableFileOps.Translate("read", path, e);
        }
    }
}
