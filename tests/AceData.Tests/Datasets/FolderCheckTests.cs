using AceData.Datasets;
using AceData.Doctor;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Datasets;

public sealed class FolderCheckTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    private List<FolderFinding> Check(DatasetFolders folders) =>
        [.. FolderCheck.Run(folders, DataRoot.Resolve(_folder.Path, _folder.Path), TestContext.Current.CancellationToken)];

    private void AddSong()
    {
        Directory.CreateDirectory(_folder["data/audio"]);
        File.WriteAllBytes(_folder["data/audio/one.wav"], WavFile.Pcm16(new float[800], 8000));
    }

    [Fact]
    public void The_usual_places_are_those_of_the_original()
    {
        var full = new DatasetFolders().Resolve(DataRoot.Resolve(_folder.Path, _folder.Path));
        Assert.Equal(
            ["data/audio", "data/data_sets/jsons_sets", "data/data_sets/jsons_sets", "data/data_sets/train_set"],
            new[] { full.DataDir, full.OutputName, full.InputName, full.OutputDir }.Select(path => Path.GetRelativePath(_folder.Path, path!).Replace('\\', '/')));
    }

    [Fact]
    public void Songs_in_the_usual_place_are_all_that_is_needed_and_nothing_is_made()
    {
        AddSong();
        var findings = Check(new DatasetFolders());
        Assert.DoesNotContain(findings, finding => finding.State == FindingState.Bad);
        Assert.Equal(1, findings.Single(finding => finding.Topic == FolderTopic.Songs).Count);
        Assert.Equal([_folder["data"]], Directory.GetDirectories(_folder.Path));
        Assert.Equal([_folder["data/audio"]], Directory.GetDirectories(_folder["data"]));
    }

    [Fact]
    public void A_folder_that_is_missing_empty_or_a_file_is_told_apart()
    {
        Directory.CreateDirectory(_folder["empty"]);
        File.WriteAllText(_folder["file"], "x");
        Assert.Equal(FolderTopic.SongsMissing, Check(new DatasetFolders { DataDir = "nowhere" })[0].Topic);
        Assert.Equal(FolderTopic.NoSongs, Check(new DatasetFolders { DataDir = "  \"empty\" " })[0].Topic);
        Assert.Equal(FolderTopic.IsFile, Check(new DatasetFolders { DataDir = "file" })[0].Topic);
        Assert.Contains(Check(new DatasetFolders { OutputDir = "file/below" }), finding => finding.Topic == FolderTopic.IsFile && finding.State == FindingState.Bad);
        Assert.Equal([FolderTopic.Path], Check(new DatasetFolders { OutputName = @"\\elsewhere\share" }).Select(finding => finding.Topic));
    }

    [Fact]
    public void What_does_not_belong_into_a_training_set_is_counted()
    {
        Directory.CreateDirectory(_folder["train"]);
        File.WriteAllText(_folder["train/song.hdf5"], "x");
        Assert.DoesNotContain(Check(new DatasetFolders { OutputDir = "train" }), finding => finding.Topic == FolderTopic.Strangers);
        File.WriteAllText(_folder["train/notes.txt"], "x");
        Assert.Equal(1, Check(new DatasetFolders { OutputDir = "train" }).Single(finding => finding.Topic == FolderTopic.Strangers).Count);
    }

    [Fact]
    public void A_data_set_folder_with_other_things_is_in_the_way_by_both_looks()
    {
        AddSong();
        Directory.CreateDirectory(_folder["set"]);
        File.WriteAllText(_folder["set/state.json"], "x");
        File.WriteAllText(_folder["set/notes.txt"], "x");
        var (folders, root) = (new DatasetFolders { OutputName = "set", InputName = "set" }, DataRoot.Resolve(_folder.Path, _folder.Path));

        var whole = Check(folders).Single(finding => finding.Topic == FolderTopic.Occupied);
        var convert = FolderCheck.ForConvert(folders, root, FolderCheck.ScanOf(root.Audio, TestContext.Current.CancellationToken));

        Assert.Equal((FindingState.Bad, 1), (whole.State, whole.Count));
        Assert.Equal([new FolderFinding(FolderTopic.Songs, FindingState.Good, root.Audio, 1), whole], convert);
    }

    [Fact]
    public void Two_different_data_sets_are_noted() =>
        Assert.Contains(Check(new DatasetFolders { InputName = "other" }), finding => finding.Topic == FolderTopic.DataSetsDiffer);
}
