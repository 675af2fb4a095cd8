using System.Text.Json;
using AceData.Audio;
using AceData.Files;

namespace AceData.Settings;

/// <summary>
/// Tokens and keys: the environment first, else one file of the user that nobody else may read. They are never settings,
/// never on a command line and never in a log.
/// </summary>
public sealed class Secrets
{
    private readonly Func<string, string?> _environment;
    private readonly string _path;

    /// <param name="path">Full path of the file.</param>
    /// <param name="environment">Looks up a variable.</param>
    public Secrets(string path, Func<string, string?> environment)
    {
        _path = path;
        _environment = environment;
    }

    /// <summary>The secrets of the user who runs the program.</summary>
    public static Secrets OfUser() => new(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AceData", "secrets.json"),
        Environment.GetEnvironmentVariable);

    /// <summary>The secret, or null.</summary>
    /// <param name="name">The name of its environment variable, such as <c>ACEDATA_SERVER_KEY</c> or <c>HF_TOKEN</c>.</param>
    /// <exception cref="AceDataException">The file cannot be used, or others may read it.</exception>
    public string? Find(string name) => _environment(name) is { Length: > 0 } value ? value : Load().Values.GetValueOrDefault(name);

    /// <summary>Keeps a secret in the file; null takes it away.</summary>
    /// <exception cref="AceDataException">The file cannot be written.</exception>
    public void Keep(string name, string? secret)
    {
        var (values, version) = Load();
        if (secret is null)
        {
            values.Remove(name);
        }
        else
        {
            values[name] = secret;
        }

        Folders.Make(Path.GetDirectoryName(_path)!);
        AtomicFile.Default.Write(new AtomicWrite
        {
            Path = _path,
            Content = UserProtection.Protect(JsonSerializer.SerializeToUtf8Bytes(values)),
            Expected = version,
            IsPrivate = true,
        });
    }

    private (Dictionary<string, string> Values, FileVersion Version) Load()
    {
        try
        {
            var facts = FileSystem.Ops.Look(_path);
            if (facts.Kind == FileKind.Missing)
            {
                return ([], FileVersion.Missing);
            }

            const int groupAndOthers = 0b000_111_111;
            if (facts.Kind != FileKind.File || (facts.Mode & groupAndOthers) != 0)
            {
                throw new AceDataException("SECRETS-OPEN", $"Other users of this computer may read your keys in '{_path}', or it is no file. Run: chmod 600 '{_path}' and consider the keys known to others.");
            }

            var bytes = FileSystem.Ops.Read(_path, 1 << 20);
            return (JsonSerializer.Deserialize<Dictionary<string, string>>(UserProtection.Unprotect(bytes)) ?? [], FileVersion.Of(bytes));
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(_path, fault);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // The cause may quote the content, so it is not passed on.
            throw new AceDataException("SECRETS-BAD", $"The keys in '{_path}' cannot be read. Delete the file and enter them again, or set them as environment variables.");
        }
    }
}
