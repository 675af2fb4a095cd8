using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Files;
using AceData.Settings;

namespace AceData.Jobs.Board;

/// <summary>
/// Holds a data folder for one program: two boards on one folder would take each other's jobs for dead. The system lets go of
/// it when the program ends, however it ends, so it is never stale. Not meant for folders that several computers share.
/// </summary>
public sealed class InstanceLock : IDisposable
{
    private const int LongestFacts = 16 << 10;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private readonly FileStream _handle;
    private readonly TimeProvider _time;

    private InstanceLock(DataRoot root, FileStream handle, TimeProvider time)
    {
        (Root, _handle, _time) = (root, handle, time);
    }

    /// <summary>The folder that is held.</summary>
    public DataRoot Root { get; }

    private static string HandleFile(DataRoot root) => Path.Combine(root.State, "instance.lock");

    private static string FactsFile(DataRoot root) => Path.Combine(root.State, "instance.json");

    /// <summary>Takes the folder.</summary>
    /// <exception cref="InstanceRunningException">Another program holds it.</exception>
    /// <exception cref="AceDataException">The folder cannot be written.</exception>
    public static InstanceLock Take(DataRoot root, TimeProvider time)
    {
        Folders.Make(root.State);
        FileStream handle;
        try
        {
            handle = new FileStream(HandleFile(root), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(HandleFile(root)))
        {
            throw new InstanceRunningException(root, Who(root), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileWriting(HandleFile(root), PortableFileOps.Translate("open", HandleFile(root), exception));
        }

        var taken = new InstanceLock(root, handle, time);
        try
        {
            taken.Announce(address: null);
            return taken;
        }
        catch (AceDataException)
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Tells others where the page is.</summary>
    /// <param name="address">Address without any secret; null while there is none.</param>
    /// <exception cref="AceDataException">The folder cannot be written.</exception>
    public void Announce(Uri? address) => AtomicFile.Default.Write(new AtomicWrite
    {
        Path = FactsFile(Root),
        Content = JsonSerializer.SerializeToUtf8Bytes(new InstanceFacts(Environment.ProcessId, address, _time.GetUtcNow()), Options),
        IsPrivate = true,
    });

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _handle.Dispose();

    private static InstanceFacts? Who(DataRoot root)
    {
        try
        {
            return JsonSerializer.Deserialize<InstanceFacts>(TextFile.Read(FactsFile(root), LongestFacts).Text, Options);
        }
        catch (Exception exception) when (exception is AceDataException or JsonException)
        {
            // It has just begun and not told yet.
            return null;
        }
    }
}

/// <summary>Who holds a data folder.</summary>
/// <param name="Pid">Number of the process.</param>
/// <param name="Address">Where its page is; null when it has none (yet).</param>
/// <param name="Since">Since when.</param>
public sealed record InstanceFacts(int Pid, Uri? Address, DateTimeOffset Since);

/// <summary>INSTANCE-RUNNING: another AceData holds the data folder.</summary>
public sealed class InstanceRunningException : AceDataException
{
    internal InstanceRunningException(DataRoot root, InstanceFacts? holder, Exception inner)
        : base("INSTANCE-RUNNING", Text(root, holder), inner) => Holder = holder;

    /// <summary>Who it is; null when that cannot be read.</summary>
    public InstanceFacts? Holder { get; }

    private static string Text(DataRoot root, InstanceFacts? holder)
    {
        var who = holder is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (process {holder.Pid}{(holder.Address is { } address ? $", {address}" : string.Empty)})");
        return $"AceData is already open for '{FileNames.Printable(root.Folder)}'{who}. Use that one, or close it first.";
    }
}
