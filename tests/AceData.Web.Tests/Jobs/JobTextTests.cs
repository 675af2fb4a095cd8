using AceData.Jobs.Board;
using AceData.Web.Jobs;
using AceData.Web.Languages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Tests.Jobs;

public class JobTextTests
{
    private static readonly JobView Failed = new() { Id = Guid.Empty, Number = 1, Operation = "tag", Title = "A run", State = JobState.Failed, OrderedAt = DateTimeOffset.UnixEpoch, Folder = "" };

    [Theory]
    [InlineData("ASK-OVERWRITE", "Question")]
    [InlineData("DISK-FULL", "Failed")]
    [InlineData(null, "Failed")]
    public void A_run_that_waits_for_an_answer_has_not_failed(string? code, string said)
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        Assert.Equal(said, JobText.State(Failed with { ErrorCode = code }, services.GetRequiredService<IStringLocalizer<Words>>()));
    }
}
