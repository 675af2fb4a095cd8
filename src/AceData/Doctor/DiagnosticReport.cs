using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using AceData.Jobs.Board;
using AceData.Settings;

namespace AceData.Doctor;

/// <summary>
/// A ZIP for whoever is to help: versions, settings, what the doctor found, how jobs ended. It holds no keys, no lyrics, no
/// tags, no names of songs or of their folders: whatever might is left out, not searched for.
/// </summary>
public sealed class DiagnosticReport
{
    private const string Songs = "Songs";
    private readonly DataRoot _root;

    public DiagnosticReport(DataRoot root) => _root = root;

    /// <summary>The version of the program.</summary>
    public static string Version { get; } = typeof(DiagnosticReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Makes the ZIP.</summary>
    /// <param name="findings">What the doctor found.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="jobs">The jobs, the latest first.</param>
    public byte[] Make(IReadOnlyList<Finding> findings, AppSettings settings, IReadOnlyList<JobView> jobs)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "program.txt", Program());
            Add(zip, "doctor.txt", string.Concat(findings.Where(finding => finding.What != Songs).Select(Line)));
            Add(zip, "settings.txt", Settings(settings));
            Add(zip, "jobs.txt", string.Concat(jobs.Select(Line)));
        }

        return stream.ToArray();
    }

    private static string Program() => string.Create(CultureInfo.InvariantCulture, $"""
        AceData {Version}
        {RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}
        {RuntimeInformation.OSDescription}
        processors: {Environment.ProcessorCount}
        memory for us: {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20)} MiB
        culture: {CultureInfo.CurrentCulture.Name}, interface: {CultureInfo.CurrentUICulture.Name}

        """);

    // Only what cannot name anything of the person's: words, numbers, yes and no.
    private static string Settings(AppSettings settings) => string.Create(CultureInfo.InvariantCulture, $"""
        engine: {settings.Engine}
        server address set: {settings.ServerAddress is not null}
        server model set: {settings.ServerModel is not null}
        song folders: {settings.SongFolders.Count}
        preset chosen: {settings.Preset is not null}
        ffmpeg folder set: {settings.FfmpegFolder is not null}
        models folder set: {settings.ModelsFolder is not null}
        mirror for models set: {settings.ModelHub is not null}
        proxy for models set: {settings.ModelProxy is not null}
        genius accepted: {settings.GeniusTermsAccepted}
        lrclib allowed: {settings.LrclibAllowed}
        keeps awake: {settings.KeepsAwake}
        own tags: {settings.OwnTags.Count}
        hides first steps: {settings.HidesFirstSteps}

        """);

    private static string Line(JobView job) => string.Create(
        CultureInfo.InvariantCulture,
        $"{job.OrderedAt:u} #{job.Number} {job.Operation} {job.State} done {job.Done} of {job.Total} {job.Unit}, failed {job.Failed}, warnings {job.Warnings}, exit {job.Exit}, code {job.ErrorCode} {Codes(job)}\n");

    private static string Codes(JobView job) => string.Join(' ', job.Problems.CountBy(problem => problem.Code ?? "-").Select(pair => FormattableString.Invariant($"{pair.Key}×{pair.Value}")));

    private string Line(Finding finding) => FormattableString.Invariant($"{finding.State} · {finding.What} · {Hide(finding.Found)}\n");

    private string Hide(string text) => text
        .Replace(_root.Folder, "<data folder>", StringComparison.OrdinalIgnoreCase)
        .Replace(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 1 } home ? home : "\0", "<home>", StringComparison.OrdinalIgnoreCase);

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
