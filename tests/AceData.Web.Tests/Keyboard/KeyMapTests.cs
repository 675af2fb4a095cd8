using AceData.Web.Keyboard;
using AceData.Web.Tests.Languages;

namespace AceData.Web.Tests.Keyboard;

public class KeyMapTests
{
    private static KeyCommand Command(string name) => KeyCommand.All.Single(command => command.Name == name);

    [Fact]
    public void The_usual_keys_do_not_collide_and_each_has_its_word()
    {
        var words = WordFiles.Read("SettingsWords");
        Assert.All(KeyCommand.All, command =>
        {
            Assert.Empty(new KeyMap().ConflictsOf(command));
            Assert.Contains("Key." + command.Name, words.Keys);
        });
    }

    [Fact]
    public void A_changed_key_is_kept_and_a_collision_is_named()
    {
        var map = KeyMap.Parse(new KeyMap().With(Command("double"), "h").Format());
        Assert.Equal(["h"], map.KeysOf(Command("double")));
        Assert.Equal(["half"], map.ConflictsOf(Command("double")).Select(command => command.Name));
        Assert.Equal(["d"], map.With(Command("double"), null).KeysOf(Command("double")));
        Assert.Empty(map.With(Command("double"), "").KeysOf(Command("double")));
        Assert.DoesNotContain(map.With(Command("double"), "").Entries(), entry => entry.Command == "double");
    }

    [Fact]
    public void A_key_that_begins_a_sequence_collides_with_it() =>
        Assert.Equal(4, new KeyMap().With(Command("double"), "g").ConflictsOf(Command("double")).Count);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"changed\":null}")]
    [InlineData("{\"changed\":{\"no-such\":\"q\",\"half\":null}}")]
    public void Whatever_a_browser_kept_the_keyboard_works(string? kept) =>
        Assert.Equal(new KeyMap().Entries(), KeyMap.Parse(kept).Entries());
}
