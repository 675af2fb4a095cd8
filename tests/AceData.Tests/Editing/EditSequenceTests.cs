using AceData.Editing;
using CsCheck;

namespace AceData.Tests.Editing;

/// <summary>Random edits, undos and redos against a model that keeps every state of every file.</summary>
public class EditSequenceTests
{
    private static readonly string?[] Start = ["hip hop, 93 bpm, minor key, dark", "pop ,, 120 bpm\r\n", null, "rap"];

    private static readonly TagEdit[] Edits =
    [
        new AddTag("rap"), new RemoveTag("dark"), new ScaleTempo(IsDouble: true), new ToggleMode(), new ReplaceTag("rap", "trap"), new SetLine("one, two"), new SetLine(""), new OrderTags(), new SetTempo(99),
    ];

    [Fact]
    public async Task Every_state_comes_back_and_none_is_made_up() => await Gen.Int[0, Edits.Length + 3].Array[1, 25].SampleAsync(
        async moves =>
        {
            await using var songs = await EditedSongs.MakeAsync(Start);
            var (done, undone) = (new Stack<string?[]>(), new Stack<string?[]>());
            foreach (var move in moves)
            {
                var before = Files(songs);
                if (move < Edits.Length)
                {
                    var ids = songs.All.Take(1 + (move % 4)).ToList();
                    var preview = await songs.Editor.PreviewAsync(ids, Edits[move]);
                    var result = await songs.Editor.ApplyAsync(ids, Edits[move], "step");
                    Assert.Equal(preview.Changes, result.Changed.Count);
                    Assert.Empty(result.Refused);
                    if (result.Changed.Count > 0)
                    {
                        done.Push(before);
                        undone.Clear();
                    }
                }
                else if (move < Edits.Length + 2)
                {
                    Assert.Equal(done.Count > 0, await songs.Editor.UndoAsync() is not null);
                    if (done.TryPop(out var state))
                    {
                        undone.Push(before);
                        Assert.Equal(state, Files(songs));
                    }
                }
                else if (move == Edits.Length + 2)
                {
                    Assert.Equal(undone.Count > 0, await songs.Editor.RedoAsync() is not null);
                    if (undone.TryPop(out var state))
                    {
                        done.Push(before);
                        Assert.Equal(state, Files(songs));
                    }
                }
                else
                {
                    await songs.RestartAsync();
                }

                Assert.Equal(Files(songs).Select(text => text is null ? "" : System.Text.Encoding.UTF8.GetString(Convert.FromHexString(text))), Enumerable.Range(0, Start.Length).Select(i => songs.Row(i).Line));
            }
        },
        iter: 25,
        threads: 2);

    private static string?[] Files(EditedSongs songs) =>
        [.. Enumerable.Range(0, Start.Length).Select(i => songs.Folder[$"{i}_prompt.txt"]).Select(path => File.Exists(path) ? Convert.ToHexString(File.ReadAllBytes(path)) : null)];
}
