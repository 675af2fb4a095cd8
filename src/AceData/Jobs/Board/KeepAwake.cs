using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AceData.Jobs.Board;

/// <summary>
/// Keeps the computer from falling asleep while jobs run; the screen may go dark. Windows is asked, on Linux
/// <c>systemd-inhibit</c> where it is there. When we are gone, so is the wish.
/// </summary>
public sealed partial class KeepAwake : IDisposable
{
    private const string Inhibit = "/usr/bin/systemd-inhibit";
    private const uint Continuous = 0x80000000;
    private const uint SystemRequired = 0x00000001;
    private readonly Lock _gate = new();
    private bool _isEnabled = true;
    private bool _isWanted;
    private Process? _inhibitor;
    private ManualResetEventSlim? _sleepAllowed;

    /// <summary>The user's switch.</summary>
    public bool IsEnabled
    {
        get => _isEnabled;
        set
        {
            lock (_gate)
            {
                _isEnabled = value;
                Update();
            }
        }
    }

    /// <summary>True while the computer is really kept awake.</summary>
    public bool IsActive
    {
        get
        {
            lock (_gate)
            {
                return _sleepAllowed is not null || _inhibitor is { HasExited: false };
            }
        }
    }

    /// <summary>Says whether a job runs.</summary>
    public void Want(bool isWanted)
    {
        lock (_gate)
        {
            _isWanted = isWanted;
            Update();
        }
    }

    public void Dispose() => Want(false);

    private void Update()
    {
        var keep = _isEnabled && _isWanted;
        if (OperatingSystem.IsWindows())
        {
            KeepWindows(keep);
        }
        else if (OperatingSystem.IsLinux())
        {
            KeepLinux(keep);
        }
    }

    [SupportedOSPlatform("windows")]
    private void KeepWindows(bool keep)
    {
        if (!keep)
        {
            _sleepAllowed?.Set();
            _sleepAllowed = null;
        }
        else if (_sleepAllowed is null)
        {
            // The wish belongs to the thread that makes it, so one thread makes it, waits and ends.
            var allowed = _sleepAllowed = new ManualResetEventSlim();
            new Thread(() =>
            {
                _ = SetThreadExecutionState(Continuous | SystemRequired);
                allowed.Wait();
                _ = SetThreadExecutionState(Continuous);
                allowed.Dispose();
            })
            { IsBackground = true, Name = "keep awake" }.Start();
        }
    }

    private void KeepLinux(bool keep)
    {
        if (!keep)
        {
            // The end of its stdin ends cat, and with it the inhibitor: the same way that our own end goes.
            _inhibitor?.StandardInput.Close();
            _inhibitor?.Dispose();
            _inhibitor = null;
        }
        else if (_inhibitor is null && File.Exists(Inhibit))
        {
            try
            {
                _inhibitor = Process.Start(new ProcessStartInfo(Inhibit, ["--what=sleep:idle", "--who=AceData", "--why=A job is running", "--mode=block", "/bin/cat"])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = "/",
                });
            }
            catch (Win32Exception)
            {
                // It may not be run: then the computer sleeps when it wants to.
            }
        }
    }

    [LibraryImport("kernel32")]
    private static partial uint SetThreadExecutionState(uint flags);
}
