namespace AceData.Testing;

/// <summary>Texts that lead a careless program to files that are not meant, or to another computer.</summary>
public static class HostilePaths
{
    /// <summary>Stands in every file outside; whoever reads one of them gives it away.</summary>
    public const string Canary = "CANARY-of-the-outside";

    /// <summary>Sixty of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "..", "../", "../..", "../../secret.wav", "../../../secret.wav", "../../../../../../../../etc/passwd", "..\\..\\secret.wav", "..\\..\\..\\windows\\win.ini",
        "./../../secret.wav", "a/../../../secret.wav", "....//....//secret.wav", "..//..//secret.wav", "/etc/passwd", "//etc/passwd", "/", "/proc/self/environ", "/dev/zero", "/dev/stdin",
        "~", "~/.ssh/id_rsa", "~root", "$HOME/.bashrc", "%USERPROFILE%\\x", "%2e%2e%2f%2e%2e%2fsecret.wav", "%252e%252e%252fsecret.wav", "%c0%ae%c0%ae%c0%afsecret.wav", "..%c0%afsecret.wav",
        "..%u2215secret.wav", "secret.wav\0", "\0", "song.wav\0.mp3", "\\\\?\\C:\\x", "\\\\.\\pipe\\x", "\\\\evil\\share", "\\\\evil@80\\share\\a.mp3", "//evil/share", "\\\\localhost\\c$",
        "C:", "C:x", "C:\\Windows\\win.ini", "C:/Windows/win.ini", "song.wav:stream", "song.wav::$DATA", "song.wav.", "song.wav ", " ../secret.wav", "PROGRA~1", "CON", "nul.mp3", "COM1.wav", "LPT¹.mp3",
        "../rootX/secret.wav", "dlink", "dlink/secret.wav", "flink.wav", "file:///etc/passwd", "http://evil.example/a.mp3", "concat:/etc/passwd|song.wav", "‮vaw.gnos", "a\r\nb",
    ];

    /// <summary>Makes <c>root</c>, in which all may be read, among files that nobody may, with links that lead out.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="songs">Where songs lie, below <c>root</c>.</param>
    /// <returns>The full path of <c>root</c>.</returns>
    public static string MakeRoot(TempDir folder, string songs)
    {
        var audio = Path.Combine(folder["root"], songs);
        foreach (var made in new[] { audio, folder["rootX"], folder["outside"] })
        {
            Directory.CreateDirectory(made);
        }

        foreach (var secret in new[] { "secret.wav", "rootX/secret.wav", "outside/secret.wav", "root/secret.wav" })
        {
            File.WriteAllText(folder[secret], Canary);
        }

        Directory.CreateSymbolicLink(Path.Combine(audio, "dlink"), folder["outside"]);
        File.CreateSymbolicLink(Path.Combine(audio, "flink.wav"), folder["outside/secret.wav"]);
        File.WriteAllBytes(Path.Combine(audio, "song.wav"), WavFile.Pcm16(new float[800], 8000));
        return folder["root"];
    }

    /// <summary>All files and folders with what they hold, without those that the product keeps for itself.</summary>
    public static IReadOnlyList<string> Tree(TempDir folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(path => !path.Contains(".acedata", StringComparison.Ordinal) && !path.Contains(".config", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Directory.Exists(path) ? path : $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];
}
