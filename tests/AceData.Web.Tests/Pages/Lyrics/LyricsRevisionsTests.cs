using System.Text;
using AceData.Files;
using AceData.Library;
using AceData.Web.Pages.Lyrics;

namespace AceData.Web.Tests.Pages.Lyrics;

public class LyricsRevisionsTests
{
    [Fact]
    public void The_present_text_repeats_and_states_in_which_somebody_typed_on_are_left_out()
    {
        var history = new[]
        {
            Revision(7, "now", SideCarAuthor.Person),
            Revision(6, "cleaned", SideCarAuthor.Person),
            Revision(5, "now", SideCarAuthor.Person),
            Revision(4, "typed whole", SideCarAuthor.Person),
            Revision(3, "typed", SideCarAuthor.Person),
            Revision(2, "found", SideCarAuthor.Job),
            Revision(1, "typed whole", SideCarAuthor.Person),
        };
        Assert.Equal([6, 4, 2], LyricsRevisions.Distinct(history, history[0].Version).Select(revision => revision.Number));
    }

    private static SideCarRevision Revision(long number, string text, SideCarAuthor author)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new SideCarRevision(number, FileVersion.Of(bytes), bytes, new SideCarOrigin { Author = author }, new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc));
    }
}
