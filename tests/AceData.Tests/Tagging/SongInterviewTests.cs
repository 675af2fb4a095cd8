using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Tests.Tagging.Engines;

namespace AceData.Tests.Tagging;

public class SongInterviewTests
{
    [Fact]
    public async Task Only_words_that_the_vocabulary_lacks_are_extras()
    {
        using var folder = new TaggingFolder();
        var rules = TagRules.Load(DataRoot.Resolve(folder.Root, folder.Root), null, null, null);
        var engine = new Saying("""{"genres": ["pop", "not jazz", "unknown", "primary_genre", "vaporwave", "<b>x</b>", "../etc", 7]}""");

        var heard = await new SongInterview(rules, TimeProvider.System).AskAsync(engine, ServerTesting.Clips, ["genre"], TestContext.Current.CancellationToken);

        Assert.Equal(["vaporwave"], heard.Extras["genre"]);
        Assert.Equal("pop", heard.Candidates["genre"][0].Tag);
    }

    /// <summary>An engine that always says the same.</summary>
    private sealed class Saying(string answer) : ITagEngine, ISongListener
    {
        public string Name => "saying";

        public string Model => "the same";

        public double ClipSeconds => 30;

        public int ParallelSongs => 1;

        public Task<ISongListener> ListenAsync(SongClips clips, CancellationToken cancellationToken) => Task.FromResult<ISongListener>(this);

        public Task<string> AskAsync(EngineQuestion question, CancellationToken cancellationToken) => Task.FromResult(answer);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
