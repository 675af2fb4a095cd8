using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Jobs.Board;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Listening;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;

namespace AceData.Web.Workplaces;

/// <summary>The open data folder with everything that pages work on: its songs, edits, jobs and settings. One a server.</summary>
public sealed class Workplace : IAsyncDisposable
{
    private const double LocalClipSeconds = 30;
    private readonly InstanceLock _instance;
    private readonly Lock _gate = new();
    private readonly IDisposable _jobNews;
    private readonly KeepAwake _keepAwake = new();
    private readonly TimeProvider _time;
    private string? _ruleTrouble;
    private string? _soundTrouble;
    private (AppSettings Settings, FileVersion Version) _settings;

    private Workplace(InstanceLock instance, JobProgram program, TimeProvider time)
    {
        (_instance, _time) = (instance, time);
        _settings = SettingsFile.LoadWithVersion(Root.SettingsFile);
        Library = LibraryDatabase.Open(Root.LibraryFile, time, new Warner(this));
        Catalog = new SongCatalog(Library, RulesOrShipped(), time);
        Editor = new SongEditor(Library, Catalog);
        Check = new LastCheck(Root, Catalog);
        Jobs = JobBoard.Open(instance, new JobBoardOptions { Program = program, Time = time, KeepAwake = _keepAwake });
        _keepAwake.IsEnabled = _settings.Settings.KeepsAwake;
        Listening = FindListening();
        _jobNews = Jobs.Subscribe(TellCatalog);
    }

    public DataRoot Root => _instance.Root;

    public LibraryDatabase Library { get; }

    public SongCatalog Catalog { get; }

    public SongEditor Editor { get; }

    public JobBoard Jobs { get; }

    /// <summary>What the last check of the songs found.</summary>
    public LastCheck Check { get; }

    /// <summary>Null without ffmpeg: songs cannot be drawn or played then.</summary>
    public SongListening? Listening { get; private set; }

    /// <summary>Seconds that the engine hears of a song at once, as it is set.</summary>
    public double ClipSeconds => Settings is { Engine: EngineKind.Server } or { Engine: EngineKind.Auto, ServerAddress: not null } ? ServerEngine.LongestClipSeconds : LocalClipSeconds;

    /// <summary>What is amiss with the folder as a whole, such as a broken library or prompts.json; newest last.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; private set; } = [];

    public AppSettings Settings
    {
        get
        {
            lock (_gate)
            {
                return _settings.Settings;
            }
        }
    }

    /// <summary>The folders whose songs are shown, full paths; <c>data/audio</c> where nobody chose others.</summary>
    public IReadOnlyList<string> SongFolders => Settings.SongFolders is { Count: > 0 } chosen ? chosen : Directory.Exists(Root.Audio) ? [Root.Audio] : [];

    /// <summary>Raised when settings or warnings changed.</summary>
    public event Action? Changed;

    /// <summary>Opens the data folder; its songs are read in the background.</summary>
    /// <exception cref="AceDataException">INSTANCE-RUNNING, or the settings are not right, or the folder cannot be written.</exception>
    public static Workplace Open(InstanceLock instance, JobProgram program, TimeProvider time)
    {
        var place = new Workplace(instance, program, time);
        _ = place.LookAtSongsAsync();
        return place;
    }

    /// <summary>Changes settings and keeps them at once.</summary>
    /// <exception cref="AceDataException">The file cannot be written, or another program changed it.</exception>
    public void Change(Func<AppSettings, AppSettings> change)
    {
        var before = Settings;
        lock (_gate)
        {
            // Another program may have written it since: its other settings stay.
            var (present, version) = SettingsFile.LoadWithVersion(Root.SettingsFile);
            var wanted = change(present);
            if (wanted != present)
            {
                SettingsFile.Save(Root.SettingsFile, wanted, version);
            }

            _settings = SettingsFile.LoadWithVersion(Root.SettingsFile);
        }

        Apply(before, Settings);
        Changed?.Invoke();
    }

    /// <summary>Shows the songs of these folders from now on.</summary>
    /// <exception cref="AceDataException">A folder is not there, or the choice cannot be kept.</exception>
    public async Task ChooseFoldersAsync(IReadOnlyList<string> folders)
    {
        await Catalog.OpenAsync(folders);
        Change(settings => settings with { SongFolders = folders });
    }

    /// <summary>Shows the songs of the usual folder again.</summary>
    /// <exception cref="AceDataException">The choice cannot be kept.</exception>
    public Task ForgetFoldersAsync()
    {
        Change(settings => settings with { SongFolders = [] });
        return Catalog.OpenAsync(SongFolders);
    }

    /// <summary>Reads the vocabulary and the limits again, after one of their files was changed.</summary>
    /// <exception cref="AceDataException">A file is not right; the former rules hold on.</exception>
    public void ReloadRules()
    {
        Catalog.UseRules(TagRules.Load(Root, null, null, Settings.Preset));
        Calm(_ruleTrouble);
    }

    public async ValueTask DisposeAsync()
    {
        _jobNews.Dispose();
        await Jobs.DisposeAsync();
        await Catalog.DisposeAsync();
        Editor.Dispose();
        Library.Dispose();
    }

    /// <summary>Notes what is amiss for every page to show.</summary>
    public void Warn(JobWarning warning)
    {
        lock (_gate)
        {
            Warnings = [.. Warnings.Where(one => one.Code != warning.Code), warning];
        }

        Changed?.Invoke();
    }

    // What was amiss is mended.
    private void Calm(string? code)
    {
        lock (_gate)
        {
            Warnings = [.. Warnings.Where(one => one.Code != code)];
        }

        Changed?.Invoke();
    }

    // What is set holds at once, not only after the next start.
    private void Apply(AppSettings before, AppSettings now)
    {
        _keepAwake.IsEnabled = now.KeepsAwake;
        if (now.Preset != before.Preset)
        {
            ReloadRules();
        }

        if (now.FfmpegFolder != before.FfmpegFolder)
        {
            Listening = FindListening();
        }
    }

    private async Task LookAtSongsAsync()
    {
        try
        {
            await Catalog.OpenAsync(SongFolders);
            Check.Reload();
        }
        catch (AceDataException e)
        {
            Warn(new JobWarning(e.Code, null, e.Message));
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private TagRules RulesOrShipped()
    {
        try
        {
            return TagRules.Load(Root, null, null, _settings.Settings.Preset);
        }
        catch (AceDataException e)
        {
            // One wrong line in a file of the person must not take the whole page away.
            _ruleTrouble = e.Code;
            Warn(new JobWarning(e.Code, null, e.Message));
            return TagRules.Shipped();
        }
    }

    private SongListening? FindListening()
    {
        try
        {
            var found = new SongListening(FfmpegLocator.Find(_settings.Settings.FfmpegFolder), Root.Cache, _time);
            Calm(_soundTrouble);
            return found;
        }
        catch (AceDataException e)
        {
            _soundTrouble = e.Code;
            Warn(new JobWarning(e.Code, null, e.Message));
            return null;
        }
    }

    // What a job finished is shown at once, whoever looks; the folder watch would see it later, or on some disks never.
    private void TellCatalog(JobChange change)
    {
        if (change.Job is { IsEnded: true } ended && ended.Operation == JobOperation.Check.Name)
        {
            Check.Reload();
        }

        if (change.Items.Count == 0 || change.Job is not { } job)
        {
            return;
        }

        if (!JobOperation.All.Any(operation => operation.Name == job.Operation && operation.TellsFailuresItself))
        {
            NoteFailures(change.Items, job.Operation);
        }

        Catalog.Touch([.. change.Items.Select(item => item.Id)]);
    }

    // What failed at one job stays failed when another one goes well.
    private void NoteFailures(IReadOnlyList<JobItem> items, string operation)
    {
        foreach (var item in items)
        {
            var id = SongId.Of(item.Id);
            if (item.State == "failed")
            {
                Catalog.NoteFailure(id, new SongFailure(operation, item.Code ?? "", item.Detail ?? ""));
            }
            else if (Catalog.Current.Find(id)?.Failure?.Operation == operation)
            {
                Catalog.NoteFailure(id, null);
            }
        }
    }

    private sealed class Warner(Workplace place) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            if (value is JobWarning warning)
            {
                place.Warn(warning);
            }
        }
    }
}
