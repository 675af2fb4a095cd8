using System.Text;
using AceData.Files;
using AceData.Library;
using AceData.Web.Pages.Lyrics;

namespace AceData.Web.Tests.Pages.Lyrics;

public class LyricsRevisionsTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_what_a_person_typed_in_one_go_the_last_and_the_first_state_are_shown_and_never_the_present_text()
    {
        var history = new[]
        {
            Revision(6, "now", SideCarAuthor.Person, 30),
            Revision(5, "typed whole", SideCarAuthor.Person, 12),
            Revision(4, "typed wh", SideCarAuthor.Person, 11),
            Revision(3, "typed", SideCarAuthor.Person, 10),
            Revision(2, "found", SideCarAuthor.Job, 9),
            Revision(1, "typed whole", SideCarAuthor.Person, 1),
        };
        Assert.Equal([5, 3, 2], LyricsRevisions.Distinct(history, history[0].Version).Select(revision => revision.Number));
    }

    private static SideCarRevision Revision(long number, string text, SideCarAuthor author, int minute)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new SideCarRevision(number, FileVersion.Of(bytes), bytes, new SideCarOrigin { Author = author }, Noon.AddMinutes(minute));
    }
}
