using AceData.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AceData.Web.Tests.Languages;

public class HardCodedTextTests
{
    // The same in every language.
    private static readonly string[] Names = ["AceData", "– AceData", "BPM", "Ctrl +", "Enter", "http://127.0.0.1:8080"];

    [Fact]
    public void No_component_shows_a_text_of_its_own() =>
        Assert.DoesNotContain(HardCodedText.Find(typeof(WebServer).Assembly.Location), found => !Names.Contains(found.Text.Trim()));

    [Fact]
    public void A_text_in_a_component_is_found()
    {
        var found = HardCodedText.Find(typeof(HardCodedTextTests).Assembly.Location).Where(one => one.Component == nameof(HardCodedTextTests)).Select(one => one.Text.Trim());
        Assert.Equal(["Press here", "Only for ears", "Plain words"], found);
    }

    // What the compiler makes of <button aria-label="Only for ears">Press here</button> and a text after it.
    private sealed class Wordy : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<b class=\"not read\">Press here</b>");
            builder.OpenElement(1, "button");
            builder.AddAttribute(2, "aria-label", "Only for ears");
            builder.AddAttribute(3, "class", "not shown");
            builder.AddContent(4, "Plain words");
            builder.CloseElement();
        }
    }
}
