using AceData.Audio;
using AceData.Files;
using AceData.Preprocessing;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

public sealed class TrainingSetFolderTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_songs_is_no_place_for_samples_and_one_with_a_stray_file_is()
    {
        TrainingSetFolder.RequireFree(_folder["new"]);
        TrainingSetFolder.RequireFree(_folder.Path);
        File.WriteAllText(_folder["song.mp3"], "");

        var refused = Assert.Throws<AceDataException>(() => TrainingSetFolder.RequireFree(_folder.Path));
        Assert.Equal(FileCodes.FolderOccupied, refused.Code);
        Assert.Contains("song.mp3", refused.Message, StringComparison.Ordinal);
        Assert.Equal(FileCodes.FolderOccupied, Assert.Throws<AceDataException>(() => TrainingSetFolder.RequireFree(_folder["song.mp3"])).Code);

        File.WriteAllText(_folder["other.hdf5"], "");
        TrainingSetFolder.RequireFree(_folder.Path);
    }
}
