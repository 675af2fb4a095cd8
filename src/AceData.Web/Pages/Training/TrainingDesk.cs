using AceData.Audio;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Datasets.Checking.Reporting;
using AceData.Datasets.Converting;
using AceData.Jobs.Board;
using AceData.Library.Catalog;
using AceData.Preprocessing;
using AceData.Requests;
using AceData.Web.Workplaces;

namespace AceData.Web.Pages.Training;

/// <summary>What the page of steps knows in one window: the last check, the data set on the disk, and what is typed.</summary>
internal sealed class TrainingDesk(Workplace place, JobBoard board) : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private const int PausePerLook = 10;
    private static readonly string[] OfDataSets = [JobOperation.Check.Name, JobOperation.Convert.Name, JobOperation.Preprocess.Name, JobOperation.Export.Name, JobOperation.Import.Name, JobOperation.GetModels.Name, JobOperation.UseModels.Name];
    private readonly Lock _gate = new();
    private CancellationTokenSource? _open;
    private IDisposable? _jobs;
    private KeptCheck? _grouped;
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isLooking;
    private bool _isAsked;
    private string? _preset;

    /// <summary>Raised on any thread when something here is new.</summary>
    public event Action? Changed;

    /// <summary>The last check of these songs; null when there was none, or one of other songs.</summary>
    public KeptCheck? Check { get; private set; }

    /// <summary>Its findings by weight and code.</summary>
    public IReadOnlyList<FindingGroup> Groups { get; private set; } = [];

    /// <summary>Songs that are not as they were when they were checked.</summary>
    public int ChangedSinceCheck { get; private set; }

    /// <summary>How far the songs are; null until somebody looked.</summary>
    public Readiness? Ready { get; private set; }

    /// <summary>What is typed for Convert.</summary>
    public ConvertDatasetRequest Convert { get; private set; } = new();

    /// <summary>True where songs of several folders are shown, none is above them that holds no other songs, and nobody said which one Convert takes.</summary>
    public bool NeedsFolder => place.Settings.SongFolders.Count > 1 && _preset is null && string.IsNullOrWhiteSpace(Convert.DataDir);

    /// <summary>Whether its folders can be used.</summary>
    public IReadOnlyList<FolderFinding> Folders { get; private set; } = [];

    /// <summary>The data set that it would write; null until somebody looked.</summary>
    public DataSetLook? DataSet { get; private set; }

    /// <summary>What is typed for Create.</summary>
    public PreprocessSongsRequest Create { get; private set; } = new();

    /// <summary>The training set that it would write; null until somebody looked.</summary>
    public TrainingSetLook? TrainingSet { get; private set; }

    /// <summary>The models that it would miss; null until somebody looked.</summary>
    public MissingModels? Models { get; private set; }

    /// <summary>What of the last check stands in the way of Convert.</summary>
    public IReadOnlyList<CheckFinding> Blocks { get; private set; } = [];

    /// <summary>Why the files could not be looked at; null when they could.</summary>
    public string? Problem { get; private set; }

    /// <summary>The newest job of a kind; null when there is none.</summary>
    public JobView? Last(JobOperation operation) => board.Jobs().FirstOrDefault(job => job.Operation == operation.Name);

    /// <summary>True while such a job waits or works.</summary>
    public bool IsRunning(JobOperation operation) => Last(operation) is { IsEnded: false };

    /// <summary>Begins to follow songs, jobs and files.</summary>
    public void Open()
    {
        Close();
        lock (_gate)
        {
            _open = new CancellationTokenSource();
        }

        _preset = CommonFolder.Of(place.Settings.SongFolders);
        Convert = Remembered();
        Create = RememberedCreate();
        place.Catalog.Changed += Follow;
        place.Check.Changed += RefreshNow;
        _jobs = board.Subscribe(Follow);
        RefreshNow();
    }

    /// <summary>Follows nothing any more.</summary>
    public void Close()
    {
        place.Catalog.Changed -= Follow;
        place.Check.Changed -= RefreshNow;
        _jobs?.Dispose();
        lock (_gate)
        {
            _open?.Cancel();
            _open?.Dispose();
            (_open, _jobs) = (null, null);
        }
    }

    /// <summary>The window is gone.</summary>
    public void Dispose() => Close();

    /// <summary>Takes what was typed for Convert.</summary>
    public void Use(ConvertDatasetRequest request)
    {
        Convert = request;
        RefreshNow();
    }

    /// <summary>Takes what was typed for Create.</summary>
    public void Use(PreprocessSongsRequest request)
    {
        Create = request;
        RefreshNow();
    }

    /// <summary>
    /// How long to rest after a look. A job that writes ten thousand songs changes one each moment, and a look at all of them is work:
    /// it takes a tenth of the time at most, unless a person waits for it.
    /// </summary>
    internal static TimeSpan PauseAfter(TimeSpan look) => look * PausePerLook > ShortestPause ? look * PausePerLook : ShortestPause;

    private void Follow(CatalogChange change)
    {
        if (change.IsListChanged || change.Ids.Count > 0)
        {
            Refresh(isUrgent: false);
        }
    }

    private void Follow(JobChange change)
    {
        if (change.Job is { } job && OfDataSets.Contains(job.Operation))
        {
            if (job.IsEnded)
            {
                RefreshNow();
            }

            Changed?.Invoke();
        }
    }

    private void RefreshNow() => Refresh(isUrgent: true);

    /// <summary>Looks at everything again, in the background and never twice at once.</summary>
    private void Refresh(bool isUrgent)
    {
        CancellationToken stop;
        lock (_gate)
        {
            _isAsked = true;
            if (isUrgent)
            {
                _hurry.TrySetResult();
            }

            if (_isLooking || _open is null)
            {
                return;
            }

            _isLooking = true;
            stop = _open.Token;
        }

        _ = Task.Run(() => LookAsync(stop), CancellationToken.None);
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var isDone = false;
        try
        {
            while (IsAsked(out var hurry))
            {
                var began = TimeProvider.System.GetTimestamp();
                TryLook(stop);
                Changed?.Invoke();
                await Task.WhenAny(Task.Delay(PauseAfter(TimeProvider.System.GetElapsedTime(began)), stop), hurry);
                stop.ThrowIfCancellationRequested();
            }

            isDone = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left, and perhaps opened again.
        }
        finally
        {
            if (!isDone)
            {
                lock (_gate)
                {
                    _isLooking = false;
                }
            }
        }

        if (!isDone)
        {
            RefreshNow();
        }
    }

    private bool IsAsked(out Task hurry)
    {
        lock (_gate)
        {
            var asked = _isAsked;
            (_isAsked, _isLooking) = (false, asked);
            _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            hurry = _hurry.Task;
            return asked;
        }
    }

    // Whatever is wrong with a file is said; the next look may find it well again.
    private void TryLook(CancellationToken stop)
    {
        try
        {
            Look(stop);
            Problem = null;
        }
        catch (Exception e) when (e is AceDataException or IOException or UnauthorizedAccessException)
        {
            Problem = e.Message;
        }
    }

    private void Look(CancellationToken stop)
    {
        place.Check.Reload();
        var (songs, request) = (place.Catalog.Current, Convert);
        var check = place.Check.Current is { } last && last.Inputs.ToHashSet(StringComparer.Ordinal).SetEquals(place.SongFolders) ? last : null;
        if (!ReferenceEquals(check, _grouped))
        {
            (_grouped, Groups) = (check, check is null ? [] : FindingGroup.Of(check.Result));
        }

        Ready = songs.IsScanned ? Readiness.Of(songs) : null;
        (Check, ChangedSinceCheck) = (check, check?.ChangedSince(songs) ?? 0);
        TrainingSet = TrainingSetLook.At(Create, place.Root, stop);
        Models = MissingModels.Of(Create, place.Root);
        var typed = new DatasetFolders { DataDir = request.DataDir, OutputName = request.OutputName };
        var folder = FolderOf(typed);
        var found = folder is null ? null : FolderCheck.ScanOf(folder, stop);
        var blocks = check is null || folder is null ? [] : ConvertBlocks.Of(check.Result.Findings, request, folder);
        Folders = FolderCheck.ForConvert(typed, place.Root, found);
        Blocks = request.SkipBlocked ? [] : blocks;
        var suspects = blocks.Select(finding => finding.File!).ToHashSet(StringComparer.Ordinal); // not null: what blocks is of a song
        DataSet = DataSetLook.At(request, place.Root, found, new BlockedSongs(place.Library, place.Root, place.Catalog.Rules), suspects, stop);
    }

    private string? FolderOf(DatasetFolders typed)
    {
        try
        {
            return typed.Resolve(place.Root).DataDir;
        }
        catch (AceDataException)
        {
            // The findings of the folders say so.
            return null;
        }
    }

    // What was converted last is what a person would convert again, unless songs of other folders were chosen since; else the folder
    // that holds what was chosen, if it is another than the usual one.
    private ConvertDatasetRequest Remembered()
    {
        var preset = _preset == place.Root.Audio ? null : _preset;
        return LastDone<ConvertDatasetRequest>(JobOperation.Convert) is not { } last ? new ConvertDatasetRequest { DataDir = preset }
            : last with { DataRoot = null, Replace = false, DataDir = IsOfChosen(last) ? last.DataDir : preset };
    }

    private bool IsOfChosen(ConvertDatasetRequest last) =>
        place.Settings.SongFolders is not { Count: > 0 } chosen
        || (FolderOf(new DatasetFolders { DataDir = last.DataDir }) is { } folder && chosen.Any(one => CommonFolder.Holds(folder, one) || CommonFolder.Holds(one, folder)));

    // What is done once and on purpose is not done again by itself.
    private PreprocessSongsRequest RememberedCreate() =>
        LastDone<PreprocessSongsRequest>(JobOperation.Preprocess) is { } last ? last with { DataRoot = null, Overwrite = false, Prune = false, PruneMost = false } : new PreprocessSongsRequest();

    private TRequest? LastDone<TRequest>(JobOperation operation)
        where TRequest : class
    {
        // Whoever leaves out what blocks has a data set, and problems that are named.
        if (board.Jobs().FirstOrDefault(job => job.Operation == operation.Name && job.State is JobState.Done or JobState.DoneWithProblems) is { } job)
        {
            try
            {
                return RequestJson.Parse<TRequest>(board.ReadRequest(job.Id), job.Title);
            }
            catch (AceDataException)
            {
                // Its folder was cleared away, or another version wrote it.
            }
        }

        return null;
    }
}
