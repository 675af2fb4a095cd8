using AceData.Audio;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Datasets.Dialects.Importing;

/// <summary>
/// Takes over what another program's files say of songs: tags and lyrics into their files as one step that can be undone, what
/// these have no place for into the library. What a person wrote stays, unless told otherwise.
/// </summary>
public sealed class ImportSongs(TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Imports the songs of a request.</summary>
    /// <exception cref="AceDataException">No songs, no file, a file that cannot be read at all, a configuration that is not right.</exception>
    /// <exception cref="OperationCanceledException">Stopped before it was known what to write. Stopped later, the result says what was reached.</exception>
    public async Task<ImportSongsResult> RunAsync(ImportSongsRequest request, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var rules = TagRules.Load(root, null, null, request.Preset ?? SettingsFile.Load(root.SettingsFile).Preset);
        var inputs = request.Inputs.Count > 0 ? request.Inputs : [root.Audio];
        var scan = SongScanner.Scan(inputs, Environment.CurrentDirectory, cancellationToken);
        if (scan.Songs.Count == 0)
        {
            throw NoSongs.In(inputs);
        }

        using var library = LibraryDatabase.Open(root.LibraryFile, time, progress);
        progress.Report(new JobStarted("import", scan.Songs.Count));
        var dialect = Dialect.Of(request.From);
        var found = await Task.Run(() => ImportSource.Read(request, dialect, scan.Songs, cancellationToken), cancellationToken);
        await using var catalog = new SongCatalog(library, rules, time);
        await catalog.OpenAsync([.. inputs.Select(input => Path.GetFullPath(input))], cancellationToken);
        using var editor = new SongEditor(library, catalog);
        var records = new SongRecords(library, catalog.Categories, root.Folder);
        var plans = await Task.Run(() => Plan(found, dialect, records, catalog, request.Replace, progress, cancellationToken), cancellationToken);
        var written = await WriteAsync(plans, editor, library, request, cancellationToken);
        var songs = found.Select((song, i) => Outcome(song, plans[i].Plan, plans[i].Failure, written)).ToList();

        // Of what was not reached there is nothing to tell but how much it is.
        foreach (var song in songs.Where(song => song.Outcome != ImportOutcome.NotStarted || song.Taken.Count > 0))
        {
            progress.Report(new JobItem(song.File, StateOf(song.Outcome), Detail(song), song.Code, song));
        }

        return new ImportSongsResult
        {
            Songs = songs,
            Unmentioned = scan.Songs.Count - found.Where(song => song.Song is not null).Select(song => song.Song!.Path).Distinct(StringComparer.Ordinal).Count(),
            WasStopped = cancellationToken.IsCancellationRequested,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
    }

    private static List<(KnownSong? Known, ImportPlan? Plan, string? Failure)> Plan(
        IReadOnlyList<FoundSong> found, Dialect dialect, SongRecords records, SongCatalog catalog, bool replace, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var plans = new List<(KnownSong?, ImportPlan?, string?)>(found.Count);
        foreach (var batch in found.Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = new Queue<KnownSong>(records.Read([.. batch.Where(song => song.Song is not null).Select(song => song.Song!)], takes15: false, cancellationToken));
            foreach (var song in batch)
            {
                var here = song.Song is null ? null : known.Dequeue();
                plans.Add(here is null || song.Read.Record is not { } read || song.Failure is not null || here.Problem is not null
                    ? (here, null, song.Failure ?? here?.Problem)
                    : (here, ImportPlan.Of(here, dialect, read, catalog.Categories, replace), null));
            }

            progress.Report(new JobProgress(plans.Count, found.Count, "songs", null));
        }

        return plans;
    }

    /// <summary>Writes texts as one step, then keeps the facts of the songs whose texts were written.</summary>
    /// <returns>Why a song's texts could not be written, and which were not reached.</returns>
    private static async Task<Written> WriteAsync(
        List<(KnownSong? Known, ImportPlan? Plan, string? Failure)> plans, SongEditor editor, LibraryDatabase library, ImportSongsRequest request, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(SongId, SideCarKind), (string Before, string After)>();
        foreach (var (known, plan, _) in plans.Where(plan => plan.Plan is not null))
        {
            // not null both: a plan is of a song
            if (plan!.Tags is { } tags)
            {
                texts[(SongId.Of(known!.Song.Path), SideCarKind.Prompt)] = (known.PromptText, tags);
            }

            if (plan.Lyrics is { } lyrics)
            {
                texts[(SongId.Of(known!.Song.Path), SideCarKind.Lyrics)] = (known.LyricsText, lyrics);
            }
        }

        var result = texts.Count == 0 ? null : await editor.ApplyEachAsync(
            [.. texts.Keys],
            (id, kind, present) => texts[(id, kind)] is var (before, after) && present == before ? after : throw new AceDataException(FileCodes.FileChanged, "Another program changed its text during the import, so it stays as it is. Import again."),
            $"Import: {Dialect.Of(request.From).Word}",
            cancellationToken,
            isPersons: true);
        var written = new Written((result?.Refused ?? []).DistinctBy(refusal => refusal.Id).ToDictionary(refusal => refusal.Id), result?.NotReached ?? new HashSet<(SongId, SideCarKind)>());
        var facts = plans.Where(plan => plan.Plan is not null && plan.Plan.Facts != plan.Known!.Kept && written.IsWhole(SongId.Of(plan.Known.Song.Path)))
            .Select(plan => (plan.Known!.Song, plan.Plan!.Facts))
            .ToList();
        if (facts.Count > 0)
        {
            library.PutFacts(facts);
        }

        return written;
    }

    private static ImportedSong Outcome(FoundSong found, ImportPlan? plan, string? failure, Written written)
    {
        var song = new ImportedSong { File = found.Song?.Path ?? found.Read.Name, Outcome = ImportOutcome.Failed, Notes = found.Read.Notes };
        if (failure is not null || plan is null)
        {
            return song with { Code = found.Song is null ? DialectCodes.NoSong : DialectCodes.Broken, Error = failure };
        }

        var id = SongId.Of(song.File);
        return written.Refused.TryGetValue(id, out var refusal) ? song with { Code = refusal.Code, Error = refusal.Text }
            : !written.IsWhole(id) ? song with { Outcome = ImportOutcome.NotStarted, Taken = [.. plan.Taken.Where(field => written.Has(id, field))] }
            : song with
            {
                Outcome = plan.Taken.Count > 0 ? ImportOutcome.Imported : plan.Stays.Count > 0 ? ImportOutcome.Kept : ImportOutcome.Same,
                Taken = plan.Taken,
                Stays = plan.Stays,
            };
    }

    private static string StateOf(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Imported or ImportOutcome.NotStarted => "imported",
        ImportOutcome.Same => "skipped",
        ImportOutcome.Kept => "kept",
        _ => "failed",
    };

    private static string? Detail(ImportedSong song)
    {
        var parts = new List<string>();
        if (song.Error is not null)
        {
            parts.Add(song.Error);
        }

        if (song.Taken.Count > 0)
        {
            parts.Add("new: " + Words(song.Taken));
        }

        if (song.Stays.Count > 0)
        {
            parts.Add("yours stay: " + Words(song.Stays));
        }

        parts.AddRange(song.Notes);
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static string Words(IReadOnlyList<SongField> fields) => string.Join(", ", fields.Select(field => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(field.ToString()).Replace('-', ' ')));

    /// <summary>What became of the texts.</summary>
    private sealed record Written(IReadOnlyDictionary<SongId, EditRefusal> Refused, IReadOnlySet<(SongId, SideCarKind)> NotReached)
    {
        /// <summary>True when nothing of the song was left out, so that its facts hold.</summary>
        public bool IsWhole(SongId id) => !Refused.ContainsKey(id) && !NotReached.Contains((id, SideCarKind.Prompt)) && !NotReached.Contains((id, SideCarKind.Lyrics));

        /// <summary>True for a text of such a song that was written before the end came.</summary>
        public bool Has(SongId id, SongField field) =>
            (field == SongField.Tags && !NotReached.Contains((id, SideCarKind.Prompt))) || (field == SongField.Lyrics && !NotReached.Contains((id, SideCarKind.Lyrics)));
    }
}
