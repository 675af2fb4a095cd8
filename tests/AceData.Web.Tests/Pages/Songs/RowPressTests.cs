using AceData.Library.Catalog;
using AceData.Web.Pages.Songs;
using Microsoft.AspNetCore.Components.Web;

namespace AceData.Web.Tests.Pages.Songs;

public class RowPressTests
{
    private static readonly SongId One = SongId.Of("/songs/one.wav");
    private static readonly SongId Two = SongId.Of("/songs/two.wav");

    [Fact]
    public void A_double_click_opens_the_song_of_its_first_click_though_the_rows_moved_before_the_second()
    {
        var press = new RowPress();

        Assert.Equal(One, press.Of(One, Click(1, 100, 200)));
        Assert.Equal(One, press.Of(Two, Click(2, 101, 201)));
        Assert.Equal(One, press.Opened(Two, Click(2, 101, 201)));
    }

    [Fact]
    public void Single_clicks_are_about_the_row_under_the_mouse_however_soon_they_come()
    {
        var press = new RowPress();

        Assert.Equal(One, press.Of(One, Click(1, 100, 200)));
        Assert.Equal(Two, press.Of(Two, Click(1, 100, 201)));
        Assert.Equal(Two, press.Opened(Two, Click(2, 100, 201)));
    }

    [Fact]
    public void A_click_elsewhere_and_long_ago_is_no_first_click()
    {
        var press = new RowPress();
        press.Of(One, Click(1, 100, 200));

        Assert.Equal(Two, press.Opened(Two, Click(2, 100, 240)));
        Assert.Equal(Two, press.Of(Two, Click(2, 100, 240)));
        Assert.Equal(Two, press.Opened(One, Click(2, 100, 240)));
    }

    [Fact]
    public void A_double_click_without_a_first_click_opens_the_row_under_the_mouse() =>
        Assert.Equal(One, new RowPress().Opened(One, Click(2, 100, 200)));

    private static MouseEventArgs Click(long count, double x, double y) => new() { Detail = count, ClientX = x, ClientY = y };
}
