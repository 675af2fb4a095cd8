using System.IO.Compression;
using AceData.Doctor;
using AceData.Jobs.Board;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Doctor;

public class DiagnosticReportTests
{
    [Fact]
    public void Nothing_that_a_person_named_is_in_it()
    {
        using var folder = new TempDir();
        const string secret = "Zebra";
        var settings = new AppSettings
        {
            ServerAddress = $"http://{secret}.example",
            ServerModel = secret,
            SongFolders = [$"/music/{secret}"],
            Preset = secret,
            OwnTags = [secret],
            FfmpegFolder = $"/{secret}",
            ModelsFolder = $"/{secret}",
            ModelHub = $"https://{secret}.example",
            ModelProxy = $"http://{secret}.example",
        };
        Finding[] findings = [new(FindingState.Good, "Songs", $"{secret}.mp3 cannot be read", secret), new(FindingState.Good, "Disk", $"3 GB free at {folder.Path}", null)];
        var job = new JobView
        {
            Id = Guid.NewGuid(),
            Number = 1,
            Operation = "tag",
            Title = secret,
            State = JobState.Failed,
            CurrentItem = secret,
            ErrorCode = "FFMPEG-MISSING",
            ErrorText = secret,
            Problems = [new JobProblem(secret, "AUDIO-BAD", secret)],
            OrderedAt = DateTimeOffset.UnixEpoch,
            Folder = $"/{secret}",
        };
        using var zip = new ZipArchive(new MemoryStream(new DiagnosticReport(DataRoot.Resolve(folder.Path, folder.Path)).Make(findings, settings, [job])));
        var text = string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(folder.Path, text, StringComparison.Ordinal);
        Assert.Contains("FFMPEG-MISSING", text, StringComparison.Ordinal);
        Assert.Contains("AUDIO-BAD×1", text, StringComparison.Ordinal);
        Assert.Contains("3 GB free at <data folder>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_was_thought_of() =>
        Assert.Equal(14, typeof(AppSettings).GetProperties().Length);

    [Fact]
    public void Findings_are_read_from_the_events_of_the_doctor_whatever_stands_between()
    {
        const string events = """
            {"v":1,"seq":1,"type":"started","operation":"doctor"}
            noise
            {"v":1,"seq":2,"type":"item","id":"ffmpeg","state":"ok","result":{"state":"ok","what":"ffmpeg","found":"6.1","advice":null}}
            {"v":1,"seq":3,"type":"item","id":"x","result":null}
            {"v":1,"seq":4,"type":"item","id":"Disk","state":"note","result":{"state":"note","what":"Disk","found":"1 GB","advice":"free some"}}
            {"v":1,"seq":5,"type":"it
            """;
        Assert.Equal([new Finding(FindingState.Good, "ffmpeg", "6.1", null), new Finding(FindingState.Note, "Disk", "1 GB", "free some")], ExaminationChild.Read(events));
    }
}
