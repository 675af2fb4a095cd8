using System.Collections.Concurrent;
using AceData.Audio;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Files;
using AceData.Settings;

namespace AceData.Preprocessing;

/// <summary>How the training set on the disk stands to its data set, song by song. Read from files, never remembered; no model is needed for it.</summary>
public sealed record TrainingSetLook
{
    // Notes of a sample by its path; a file that was written since has another mark.
    private static readonly ConcurrentDictionary<string, (string Seen, SampleNotes? Notes)> Known = new(StringComparer.Ordinal);

    // Hashes of songs that were touched or copied, by their path: the page looks often, and reading them all takes a while.
    private static readonly ConcurrentDictionary<string, (string Seen, string Hash)> Heard = new(StringComparer.Ordinal);

    /// <summary>Full path of the training set.</summary>
    public required string Folder { get; init; }

    /// <summary>The songs of the data set in its order; empty where there is none.</summary>
    public IReadOnlyList<SampleState> Songs { get; init; } = [];

    /// <summary>Keys of samples whose songs are not in the data set any more.</summary>
    public IReadOnlyList<string> Leftover { get; init; } = [];

    /// <summary>Names of files that are no samples.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    /// <summary>True when there is a data set that can be read.</summary>
    public bool HasDataSet { get; init; }

    /// <summary>Why the data set cannot be read, or what is wrong with the folders; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Songs whose tags or lyrics were written after the data set, so that it does not have them.</summary>
    public int NewerTexts { get; init; }

    /// <summary>Songs in a state.</summary>
    public int Count(SampleStand stand) => Songs.Count(song => song.Stand == stand);

    /// <summary>Songs whose sample can be learnt from as it is.</summary>
    public int Ready => Count(SampleStand.Current) + Count(SampleStand.Foreign);

    /// <summary>Looks.</summary>
    /// <param name="request">What would be made, with its folders.</param>
    /// <param name="root">The data root.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static TrainingSetLook At(PreprocessSongsRequest request, DataRoot root, CancellationToken cancellationToken)
    {
        DatasetFolders folders;
        try
        {
            folders = new DatasetFolders { InputName = request.InputName, OutputDir = request.OutputDir }.Resolve(root);
        }
        catch (AceDataException e)
        {
            return new TrainingSetLook { Folder = request.OutputDir ?? "", Problem = e.Message };
        }

        var (input, output) = (folders.InputName!, folders.OutputDir!); // not null: a resolved folder has its usual place
        try
        {
            var places = new SongPlace(root, string.IsNullOrWhiteSpace(request.AudioRoot) ? null : PathGuard.Full(Path.Combine(root.Folder, request.AudioRoot)));
            var songs = new List<SampleState>();
            var rows = DataSetReader.Read(input).ToList();
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var stand = StandOf(row, places, output, cancellationToken);
                songs.Add(new SampleState(row.Key, row.FileName, places.NameOf(row), stand) { Refusal = stand is SampleStand.Missing or SampleStand.TextsChanged or SampleStand.SoundChanged ? RefusalOf(row) : null });
            }

            var keys = songs.Select(song => FileNames.CollisionKey(song.Key)).ToHashSet(StringComparer.Ordinal);
            var (present, strangers) = TrainingSetFolder.Look(output);
            return new TrainingSetLook
            {
                Folder = output,
                HasDataSet = true,
                Songs = songs,
                NewerTexts = Preprocessing.NewerTexts.Count(rows, places, input),
                Leftover = [.. present.Where(key => !keys.Contains(FileNames.CollisionKey(key)))],
                Strangers = strangers,
            };
        }
        catch (AceDataException e)
        {
            return new TrainingSetLook { Folder = output, Problem = Path.Exists(input) ? e.Message : null };
        }
    }

    private static string? RefusalOf(DataSetRow row) =>
        CheckBasis.ShippedTokenizer is { } tokenizer ? UnreadLyrics.Of(row.Lyrics, tokenizer).Select(line => line.Text).FirstOrDefault() : null;

    private static SampleStand StandOf(DataSetRow row, SongPlace places, string output, CancellationToken cancellationToken)
    {
        var sample = Path.Combine(output, row.Key + TrainingSetFolder.Extension);
        if (!File.Exists(sample))
        {
            return SampleStand.Missing;
        }

        if (NotesOf(sample, out var stand) is not { } notes)
        {
            return stand;
        }

        var audio = places.NameOf(row);
        return !File.Exists(audio) ? SampleStand.NoSound
            : !IsSameSound(audio, notes, cancellationToken) ? SampleStand.SoundChanged
            : SampleNotes.TextsOf(SongPrompt.Of(row.Tags), row.Lyrics) != notes.Texts ? SampleStand.TextsChanged
            : SampleStand.Current;
    }

    // As the run decides it: another time of the same bytes is no other song. Other lengths are other bytes.
    private static bool IsSameSound(string audio, SampleNotes notes, CancellationToken cancellationToken)
    {
        var seen = SampleNotes.SeenOf(audio);
        if (seen == notes.AudioSeen)
        {
            return true;
        }

        if (seen.Split(' ')[0] != notes.AudioSeen.Split(' ')[0])
        {
            return false;
        }

        if (Heard.TryGetValue(audio, out var heard) && heard.Seen == seen)
        {
            return heard.Hash == notes.Audio;
        }

        try
        {
            var hash = FileHash.Sha256(audio, null, cancellationToken, FileShare.ReadWrite | FileShare.Delete);
            Heard[audio] = (seen, hash);
            return hash == notes.Audio;
        }
        catch (AceDataException)
        {
            // It cannot be read just now: nobody can say that it is the same, and the run says what is the matter.
            return false;
        }
    }

    // The stand where there are no notes.
    private static SampleNotes? NotesOf(string sample, out SampleStand stand)
    {
        stand = SampleStand.Foreign;
        var seen = SampleNotes.SeenOf(sample);
        if (Known.TryGetValue(sample, out var known) && known.Seen == seen)
        {
            return known.Notes;
        }

        try
        {
            var notes = PresentSample.ReadNotes(sample, out var isThere);
            if (isThere)
            {
                Known[sample] = (seen, notes);
            }
            else
            {
                stand = SampleStand.Missing;
            }

            return notes;
        }
        catch (AceDataException exception)
        {
            stand = PresentSample.IsForeign(sample, exception) ? SampleStand.Unreadable : SampleStand.Missing;
            return null;
        }
    }
}

/// <summary>A song of the data set and its sample.</summary>
/// <param name="Key">Its key.</param>
/// <param name="FileName">As the data set names it.</param>
/// <param name="Audio">Full path of the file; the name in the data set where it was not found.</param>
/// <param name="Stand">How the sample stands.</param>
public sealed record SampleState(string Key, string FileName, string Audio, SampleStand Stand)
{
    /// <summary>Why no sample can be made of its lyrics; null where one can, or has been.</summary>
    public string? Refusal { get; init; }
}

/// <summary>How a sample stands to its song.</summary>
public enum SampleStand
{
    /// <summary>It is what would be made now.</summary>
    Current,

    /// <summary>There is none, or what is there is damaged or cannot be read just now.</summary>
    Missing,

    /// <summary>Tags or lyrics are others now.</summary>
    TextsChanged,

    /// <summary>The bytes of the audio file are others now, or cannot be read.</summary>
    SoundChanged,

    /// <summary>The audio file is not there.</summary>
    NoSound,

    /// <summary>Another program made it, and nobody can say of what: a run leaves it as it is.</summary>
    Foreign,

    /// <summary>A file that is no sample, or none that is understood, has its place: nothing can be learnt from it, and a run leaves it as it is.</summary>
    Unreadable,
}
