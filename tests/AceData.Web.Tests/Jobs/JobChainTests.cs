using AceData.Jobs.Board;
using AceData.Web.Jobs;

namespace AceData.Web.Tests.Jobs;

public class JobChainTests
{
    [Fact]
    public void What_was_continued_is_part_of_what_goes_on()
    {
        var (question, stopped, last, other) = (Job(1), Job(2, continues: 1), Job(4, continues: 2), Job(3));

        var chains = JobChain.Of([last, other, stopped, question]);

        Assert.Equal([last, other], chains.Select(chain => chain.Last));
        Assert.Equal([stopped, question], chains[0].Earlier);
        Assert.Empty(chains[1].Earlier);
    }

    [Fact]
    public void A_job_that_two_go_on_with_is_part_of_the_later_one()
    {
        var (first, second, third) = (Job(1), Job(2, continues: 1), Job(3, continues: 1));

        var chains = JobChain.Of([third, second, first]);

        Assert.Equal([(third, 1), (second, 0)], chains.Select(chain => (chain.Last, chain.Earlier.Count)));
    }

    [Fact]
    public void A_job_whose_earlier_part_is_forgotten_stands_alone() =>
        Assert.Empty(Assert.Single(JobChain.Of([Job(5, continues: 4)])).Earlier);

    private static JobView Job(int number, int? continues = null) => new()
    {
        Id = Id(number),
        Number = number,
        Operation = "tag",
        Title = "A run",
        State = JobState.Done,
        OrderedAt = DateTimeOffset.UnixEpoch,
        Continues = continues is { } before ? Id(before) : null,
        Folder = "",
    };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
