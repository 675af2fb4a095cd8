namespace AceData.Tests.Files;

/// <summary>
/// Every content that a file may have after a power cut: operations up to the cut happened; data that was not synced is
/// there, missing, cut at each 512 bytes or zeros; names that were not synced are as before, or as after any of the first changes.
/// </summary>
internal static class CrashStates
{
    private const int Sector = 512;

    /// <summary>Contents of <paramref name="target"/>; null for no file. The cut comes after <paramref name="done"/> operations.</summary>
    public static IEnumerable<byte[]?> Of(IReadOnlyList<DiskOperation> log, int done, string target, byte[]? before)
    {
        var files = new List<(byte[] Written, int Synced)>();
        var names = new Dictionary<string, int>();
        if (before is not null)
        {
            files.Add((before, before.Length));
            names[target] = 0;
        }

        var durable = new Dictionary<string, int>(names);
        var pending = new List<Dictionary<string, int>>();
        foreach (var operation in log.Take(done))
        {
            switch (operation.Call)
            {
                case "create":
                    names[operation.Path] = files.Count;
                    files.Add(([], 0));
                    pending.Add(new(names));
                    break;
                case "write":
                    var (written, synced) = files[names[operation.Path]];
                    files[names[operation.Path]] = ([.. written, .. operation.Content!], synced);
                    break;
                case "sync":
                    files[names[operation.Path]] = (files[names[operation.Path]].Written, files[names[operation.Path]].Written.Length);
                    break;
                case "rename":
                    names[operation.To!] = names[operation.Path];
                    names.Remove(operation.Path);
                    pending.Add(new(names));
                    break;
                case "delete":
                    names.Remove(operation.Path);
                    pending.Add(new(names));
                    break;
                case "sync folder":
                    durable = new(names);
                    pending.Clear();
                    break;
            }
        }

        foreach (var folder in pending.Prepend(durable))
        {
            if (!folder.TryGetValue(target, out var number))
            {
                yield return null;
                continue;
            }

            foreach (var content in Contents(files[number].Written, files[number].Synced))
            {
                yield return content;
            }
        }
    }

    private static IEnumerable<byte[]> Contents(byte[] written, int synced)
    {
        yield return written;
        if (synced < written.Length)
        {
            yield return [.. written[..synced], .. new byte[written.Length - synced]];
            for (var cut = synced; cut < written.Length; cut += Sector)
            {
                yield return written[..cut];
            }
        }
    }
}
