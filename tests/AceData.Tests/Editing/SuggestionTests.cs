using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Tests.Editing;

public class SuggestionTests
{
    private const string Line = "hip hop, 92 bpm, minor key, dark, drums";
    private const string Proposed = "hip hop, 93 bpm, minor key, sad, drums";

    [Fact]
    public async Task A_suggestion_is_shown_chip_by_chip_in_the_order_of_the_line()
    {
        await using var songs = await WithSuggestionAsync();

        Assert.Equal(
            ["= hip hop", "- 92 bpm", "+ 93 bpm", "= minor key", "- dark", "+ sad", "= drums"],
            songs.Editor.TagSuggestion(songs.Id(0))!.Tags.Select(tag => $"{tag.Change switch { SuggestedChange.Same => '=', SuggestedChange.New => '+', _ => '-' }} {tag.Text}"));
        Assert.Equal(ConfidenceLevel.Low, songs.Editor.TagSuggestion(songs.Id(0))!.Tags.Single(tag => tag.Text == "sad").Confidence);
        Assert.Contains(new ReviewNote(ReviewCause.SuggestionWaits), songs.Row(0).Review);
    }

    [Fact]
    public async Task An_accepted_suggestion_is_written_with_its_sources_and_undo_brings_both_back()
    {
        await using var songs = await WithSuggestionAsync();

        await songs.Editor.AcceptAsync([songs.Id(0)], SideCarKind.Prompt, "Accept", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Proposed, songs.Prompt(0));
        Assert.Null(songs.Row(0).TagSuggestion);
        Assert.Empty(songs.Row(0).Review);
        Assert.All(songs.Row(0).Tags, tag => Assert.Equal((ValueSource.Model, ConfidenceLevel.High), (tag.Source, tag.Confidence)));

        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Line, songs.Prompt(0));
        Assert.Equal(Proposed, songs.Row(0).TagSuggestion!.Proposed);

        await songs.Editor.RedoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Proposed, songs.Prompt(0));
        Assert.Null(songs.Row(0).TagSuggestion);
    }

    [Fact]
    public async Task A_rejected_suggestion_goes_and_comes_back_with_undo()
    {
        await using var songs = await WithSuggestionAsync();

        var result = await songs.Editor.RejectAsync(songs.All, SideCarKind.Prompt, "Reject", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([songs.Id(0)], result.Changed);
        Assert.Equal(Line, songs.Prompt(0));
        Assert.Null(songs.Row(0).TagSuggestion);
        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(songs.Row(0).TagSuggestion);
    }

    [Fact]
    public async Task Chips_are_answered_one_by_one_and_the_last_answer_ends_the_suggestion()
    {
        await using var songs = await WithSuggestionAsync();

        await songs.Editor.AnswerAsync(songs.Id(0), "93 bpm", isAccepted: true, "Accept 93 bpm");
        Assert.Equal("hip hop, 93 bpm, minor key, dark, drums", songs.Prompt(0));
        await songs.Editor.AnswerAsync(songs.Id(0), "dark", isAccepted: false, "Keep dark");
        Assert.NotNull(songs.Row(0).TagSuggestion);
        await songs.Editor.AnswerAsync(songs.Id(0), "sad", isAccepted: true, "Accept sad");

        Assert.Equal("hip hop, 93 bpm, minor key, dark, sad, drums", songs.Prompt(0));
        Assert.Null(songs.Row(0).TagSuggestion);
        Assert.Equal(ValueSource.Model, songs.Row(0).Tags.Single(tag => tag.Text == "sad").Source);

        for (var i = 0; i < 3; i++)
        {
            await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(Line, songs.Prompt(0));
        Assert.Equal(Proposed, songs.Row(0).TagSuggestion!.Proposed);
    }

    [Fact]
    public async Task Tags_that_a_person_found_right_need_no_review_and_keep_their_bytes()
    {
        await using var songs = await EditedSongs.MakeAsync("x");
        songs.WriteByJob(0, "rap, 93 bpm", ConfidenceLevel.Low);
        Assert.True(songs.Row(0).NeedsReview);

        await songs.Editor.ConfirmAsync([songs.Id(0)], "Right", cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(songs.Row(0).NeedsReview);
        Assert.Equal("rap, 93 bpm", songs.Prompt(0));
        Assert.All(songs.Row(0).Tags, tag => Assert.Equal(ValueSource.Model, tag.Source));

        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(songs.Row(0).NeedsReview);
        Assert.Equal(SideCarState.WrittenByJob, songs.Row(0).PromptState);
    }

    [Theory]
    [InlineData("rap, 40 bpm", true)]
    [InlineData("rap, 93 bpm", false)]
    public async Task A_doubtful_tempo_that_a_person_found_right_is_held_fast_until_that_is_undone(string line, bool isHeld)
    {
        await using var songs = await EditedSongs.MakeAsync("x");
        songs.WriteByJob(0, line, ConfidenceLevel.Low);

        await songs.Editor.ConfirmAsync([songs.Id(0)], "Right", cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(songs.Row(0).NeedsReview);
        Assert.Equal(isHeld, songs.Row(0).Locks.Contains(LockName.Category("bpm")));

        await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(songs.Row(0).NeedsReview);
        Assert.Empty(songs.Row(0).Locks);
    }

    private static async Task<EditedSongs> WithSuggestionAsync()
    {
        var songs = await EditedSongs.MakeAsync(Line, "rap");
        songs.Library.AddSuggestion(songs.Row(0).Song, SideCarKind.Prompt, Proposed, songs.Row(0).PromptVersion, songs.ByJob(Proposed, ConfidenceLevel.Low));
        songs.Catalog.Touch([songs.Id(0)]);
        return songs;
    }
}
