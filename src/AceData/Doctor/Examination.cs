using System.Globalization;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Library;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Tagging.Vocabularies;

namespace AceData.Doctor;

/// <summary>Looks at everything that tagging needs; leaves everything as it is.</summary>
public static class Examination
{
    private const double LittleSpaceGigabytes = 2;

    /// <summary>Examines the machine and a data root.</summary>
    public static async Task<List<Finding>> RunAsync(ExaminationRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var root = Try(findings, "Data folder", () => DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory));
        var settings = root is null ? new AppSettings() : Try(findings, "Settings", () => SettingsFile.Load(root.SettingsFile)) ?? new AppSettings();
        await TryAsync(findings, "ffmpeg", async () =>
        {
            var tools = FfmpegLocator.Find(settings.FfmpegFolder);
            return new Finding(FindingState.Good, "ffmpeg", $"{await tools.CheckAsync(cancellationToken)} ({tools.Ffmpeg})", null);
        });
        if (root is not null)
        {
            findings.Add(Songs(settings.SongFolders is { Count: > 0 } chosen ? chosen : [root.Audio], cancellationToken));
            findings.Add(Disk(root));
            findings.Add(WriteAccess.Of(root));
            Try(findings, "Configuration", () =>
            {
                var rules = TagRules.Load(root, null, null, settings.Preset);
                var presets = new PresetFinder(root.Folder, TagRules.ShippedFolder).Names();
                findings.Add(new Finding(FindingState.Good, "Configuration", string.Create(CultureInfo.InvariantCulture, $"presets: {string.Join(", ", presets)}; {rules.Prompts.Workflow.Categories.Count} categories, {rules.Vocabulary.Categories.Sum(c => c.Tags.Count)} words, {rules.Aliases.Count} aliases"), null));
                return rules;
            });
        }

        await TryAsync(findings, "Model server", async () =>
        {
            var server = request.Server ?? settings.ServerAddress;
            var choice = await EngineChoice.ChooseAsync(
                new EngineSettings
                {
                    Kind = server is null ? EngineKind.Auto : EngineKind.Server,
                    ServerAddress = server,
                    ServerModel = settings.ServerModel,
                    ServerKey = Secrets.OfUser().Find("ACEDATA_SERVER_KEY"),
                },
                time,
                cancellationToken);
            await using var engine = choice.Engine;
            return new Finding(
                engine is null ? FindingState.Note : FindingState.Good,
                "Model server",
                choice.Reason,
                engine is null ? "docs/engines.md says which model fits and how to start it." : null);
        });
        return findings;
    }

    private static Finding Songs(IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } gone)
        {
            return new Finding(FindingState.Note, "Songs", $"no folder '{gone}'", $"Put your songs there, or name their folder: {CommandHint.Of("tag", "FOLDER")}");
        }

        var scan = SongScanner.Scan(folders, Environment.CurrentDirectory, cancellationToken);
        var problems = scan.Problems.Count;
        return new Finding(
            problems == 0 ? FindingState.Good : FindingState.Note,
            "Songs",
            string.Create(CultureInfo.InvariantCulture, $"{scan.Songs.Count} in {string.Join(", ", folders)}{problems switch { 0 => string.Empty, 1 => ", 1 file or folder that cannot be read", _ => $", {problems} files or folders that cannot be read" }}"),
            problems == 0 ? null : scan.Problems[0].Text);
    }

    private static Finding Disk(DataRoot root)
    {
        var free = new DriveInfo(root.Folder).AvailableFreeSpace / 1e9;
        return new Finding(
            free < LittleSpaceGigabytes ? FindingState.Note : FindingState.Good,
            "Disk",
            string.Create(CultureInfo.InvariantCulture, $"{free:0.0} GB free at '{root.Folder}'"),
            free < LittleSpaceGigabytes ? "Tagging needs next to nothing; models and data sets need much more than this." : null);
    }

    private static T? Try<T>(List<Finding> findings, string what, Func<T> look)
        where T : class
    {
        try
        {
            return look();
        }
        catch (AceDataException exception)
        {
            findings.Add(Finding.Of(what, exception));
            return null;
        }
    }

    private static async Task TryAsync(List<Finding> findings, string what, Func<Task<Finding>> look)
    {
        try
        {
            findings.Add(await look());
        }
        catch (AceDataException exception)
        {
            findings.Add(Finding.Of(what, exception));
        }
    }
}
