using System.Globalization;
using AceData.Audio;
using AceData.Datasets.Dialects.Values;
using AceData.Files;
using AceData.Library;

namespace AceData.Datasets.Dialects.Exporting;

/// <summary>A file that an export writes.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Root">The folder that must not be left.</param>
/// <param name="Text">Its text; null where a file of an earlier export must go.</param>
internal sealed record ExportFile(string Path, string Root, string? Text);

/// <summary>
/// Writes the files of an export. A file is ours as long as it holds what an export wrote into it; any other is somebody's and is
/// left, or with <paramref name="replace"/> kept beside under another name.
/// </summary>
internal sealed class ExportedFiles(LibraryDatabase library, bool replace)
{
    private const int Writers = 8;
    private const int Largest = 256 << 20;
    private readonly List<string> _backups = [];
    private readonly Lock _gate = new();

    /// <summary>Full paths of the copies of persons' files.</summary>
    public IReadOnlyList<string> Backups => _backups;

    /// <summary>True when the disk will take nothing more.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>Writes groups of files: each group whole, or where one of its files is somebody's, not at all.</summary>
    /// <returns>For each group: true when something was written, and why it failed.</returns>
    public IReadOnlyList<(bool IsWritten, AceDataException? Failure)> Write(IReadOnlyList<IReadOnlyList<ExportFile>> groups)
    {
        var looks = groups.Select(group => group.Select(Look).ToList()).ToList();
        var ours = library.ExportsAmong([.. looks.SelectMany(group => group).Where(look => look.Present.Sha256 is not null).Select(look => (look.File.Path, look.Present.Sha256!))]);
        var failures = looks.Select(group => group.Select(look => look.Failure ?? Objection(look, ours)).FirstOrDefault(failure => failure is not null)).ToList();
        var todo = looks.Select((group, i) => failures[i] is null ? group.FindAll(look => IsChange(look, ours)) : []).ToList();
        var notes = todo.SelectMany(group => group).Where(look => look.Content is not null).Select(look => (look.File.Path, FileVersion.Of(look.Content).Sha256!)).ToList();
        if (notes.Count > 0)
        {
            library.NoteExports(notes);
        }

        Parallel.For(0, groups.Count, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i =>
        {
            try
            {
                foreach (var look in todo[i])
                {
                    Write(look, ours);
                }
            }
            catch (AceDataException failure)
            {
                failures[i] = failure;
            }
        });
        EndsEarly |= failures.Exists(failure => failure is not null && FileCodes.StopsTheRun(failure.Code));
        if (notes.Count > 0 && failures.TrueForAll(failure => failure is null))
        {
            library.SettleExports(notes);
        }

        return [.. todo.Select((group, i) => (group.Count > 0 && failures[i] is null, failures[i]))];
    }

    /// <summary>Refuses where a file could not be written; writes nothing.</summary>
    /// <exception cref="AceDataException">It is somebody's, or cannot be read.</exception>
    public void Require(ExportFile file)
    {
        var look = Look(file);
        var ours = look.Present.Sha256 is { } sha256 ? library.ExportsAmong([(file.Path, sha256)]) : new HashSet<string>();
        if ((look.Failure ?? Objection(look, ours)) is { } refusal)
        {
            throw refusal;
        }
    }

    private static Seen Look(ExportFile file)
    {
        try
        {
            var content = file.Text is null ? null : TextFile.Encode(file.Text);
            var facts = FileSystem.Ops.Look(file.Path);
            if (facts.Kind == FileKind.Missing)
            {
                return new Seen(file, content, FileVersion.Missing, null, null);
            }

            var present = facts.Kind == FileKind.File ? FileSystem.Ops.Read(file.Path, Largest) : throw new AceDataException(
                FileCodes.FileIsNotOne, $"'{Path.GetFileName(file.Path)}' is a link, a folder or a device, and no file could be written there. Move it away, or name another folder with --output.");
            return new Seen(file, content, FileVersion.Of(present), present, null);
        }
        catch (FileFaultException fault)
        {
            return new Seen(file, null, default, null, FileMessages.WhileReading(file.Path, fault));
        }
        catch (AceDataException exception)
        {
            return new Seen(file, null, default, null, exception);
        }
    }

    private AceDataException? Objection(Seen look, IReadOnlySet<string> ours) =>
        !IsChange(look, ours) || replace || look.Bytes is null || ours.Contains(look.File.Path) ? null : new AceDataException(
            DialectCodes.Occupied,
            $"'{Path.GetFileName(look.File.Path)}' is there already, and AceData did not write what it says, so it stays as it is. Write elsewhere with --output, or over it with --replace; then what it says now is kept beside as '{Path.GetFileName(look.File.Path)}.bak'.");

    private static bool IsChange(Seen look, IReadOnlySet<string> ours) =>
        look.File.Text is null ? look.Bytes is not null && ours.Contains(look.File.Path)
        : look.Bytes is null || !(look.Content.AsSpan().SequenceEqual(look.Bytes) || SaysTheSame(look.File.Text, look.Bytes));

    // Line ends and space around it are no reason to touch what somebody wrote.
    private static bool SaysTheSame(string text, byte[] present)
    {
        try
        {
            return FieldText.Words(TextFile.Decode(present, "")) == FieldText.Words(text);
        }
        catch (AceDataException)
        {
            return false;
        }
    }

    private void Write(Seen look, IReadOnlySet<string> ours)
    {
        var (file, content, present, bytes, _) = look;
        if (content is null)
        {
            AtomicFile.Default.Remove(file.Path, file.Root, present);
            return;
        }

        if (bytes is { Length: > 0 } && !ours.Contains(file.Path))
        {
            KeepBeside(file, bytes);
        }

        Folders.Make(Path.GetDirectoryName(file.Path)!);
        AtomicFile.Default.Write(new AtomicWrite { Path = file.Path, Content = content, Expected = present, Root = file.Root });
    }

    private void KeepBeside(ExportFile file, byte[] bytes)
    {
        for (var number = 1; ; number++)
        {
            var path = file.Path + ".bak" + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
            if (!Path.Exists(path))
            {
                AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = bytes, Expected = FileVersion.Missing, Root = file.Root });
                lock (_gate)
                {
                    _backups.Add(path);
                }

                return;
            }
        }
    }

    private sealed record Seen(ExportFile File, byte[]? Content, FileVersion Present, byte[]? Bytes, AceDataException? Failure);
}
