using AceData.Web.Pages.Training;

namespace AceData.Web.Tests.Pages.Training;

public class TrainingDeskTests
{
    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(3, 30)]
    public void Looking_at_many_songs_while_a_job_writes_them_takes_a_tenth_of_the_time_at_most(double look, double pause) =>
        Assert.Equal(TimeSpan.FromSeconds(pause), TrainingDesk.PauseAfter(TimeSpan.FromSeconds(look)));
}
