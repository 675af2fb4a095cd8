using AceData.Audio;
using AceData.Tagging.Engines;
using AceData.Testing;
using static AceData.Tests.Tagging.Engines.ServerTesting;

namespace AceData.Tests.Tagging.Engines;

public class EngineChoiceTests
{
    private const string Closed = "http://127.0.0.1:1";

    [Fact]
    public async Task None_and_fake_are_taken_as_asked_and_need_no_consent()
    {
        var none = await ChooseAsync(EngineKind.None);
        Assert.Null(none.Engine);
        Assert.Equal("none", none.Name);
        Assert.False(none.NeedsConsent);

        var fake = await ChooseAsync(EngineKind.Fake);
        Assert.Equal("fake (seed 0)", fake.Name);
        Assert.Contains("made up", fake.Reason, StringComparison.Ordinal);
        Assert.False(fake.NeedsConsent);
    }

    [Theory]
    [InlineData(EngineKind.Auto)]
    [InlineData(EngineKind.Server)]
    public async Task The_first_server_that_hears_is_found_among_the_usual_places(EngineKind kind)
    {
        await using var deaf = new ModelServer { Hears = false };
        await using var page = new PageServer("<html>");
        await using var hears = new ModelServer { Kind = "vllm" };
        var choice = await ChooseAsync(kind, lookAt: [Closed, deaf.Address, page.Address, hears.Address]);
        await using var engine = choice.Engine;
        Assert.Equal("server (test-omni)", choice.Name);
        Assert.Contains(hears.Address, choice.Reason, StringComparison.Ordinal);
        Assert.False(choice.NeedsConsent);
    }

    [Fact]
    public async Task Auto_without_a_server_measures_only_and_wants_to_be_asked()
    {
        await using var page = new PageServer("<html>");
        var choice = await ChooseAsync(EngineKind.Auto, lookAt: [Closed, page.Address]);
        Assert.Null(choice.Engine);
        Assert.True(choice.NeedsConsent);
        Assert.StartsWith("No model server was found on this PC. Only tempo and key", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Auto_with_a_deaf_server_says_why_it_is_not_used()
    {
        await using var deaf = new ModelServer { Hears = false };
        var choice = await ChooseAsync(EngineKind.Auto, lookAt: [deaf.Address]);
        Assert.Null(choice.Engine);
        Assert.True(choice.NeedsConsent);
        Assert.Contains("cannot hear", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_was_asked_for_and_is_not_there_is_said_to_be_gone()
    {
        foreach (var (kind, address) in new[] { (EngineKind.Server, null), (EngineKind.Server, Closed), (EngineKind.Auto, Closed) })
        {
            var refusal = await Assert.ThrowsAsync<AceDataException>(() => ChooseAsync(kind, address, [Closed]));
            Assert.Equal("SERVER-GONE", refusal.Code);
            Assert.Contains("--engine none", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_was_asked_for_and_is_deaf_is_refused_with_its_reason()
    {
        await using var deaf = new ModelServer { Hears = false };
        Assert.Equal("SERVER-NO-AUDIO", (await Assert.ThrowsAnyAsync<AceDataException>(() => ChooseAsync(EngineKind.Server, lookAt: [deaf.Address]))).Code);
    }

    [Fact]
    public void Settings_do_not_print_their_key() =>
        Assert.DoesNotContain("canary", new EngineSettings { ServerKey = "canary" }.ToString(), StringComparison.Ordinal);

    private static Task<EngineChoice> ChooseAsync(EngineKind kind, string? address = null, IReadOnlyList<string>? lookAt = null) =>
        EngineChoice.ChooseAsync(new EngineSettings { Kind = kind, ServerAddress = address, LookAt = lookAt ?? [Closed] }, TimeProvider.System, Token);
}
