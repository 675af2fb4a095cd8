using AceData.Files;

namespace AceData.Lyrics.Sources;

/// <summary>Looks at what a name leads to, so that no pipe or device is ever opened through a link.</summary>
internal static class FollowedLink
{
    /// <summary>What is there in the end; missing for a link that leads nowhere or in a circle.</summary>
    /// <exception cref="FileFaultException">It cannot be looked at.</exception>
    public static FileFacts Look(string path)
    {
        var facts = FileSystem.Ops.Look(path);
        return facts.Kind != FileKind.Link ? facts : Target(path) is { } target ? FileSystem.Ops.Look(target) : default;
    }

    private static string? Target(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
