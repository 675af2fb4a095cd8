using System.Globalization;

namespace AceData.Testing.Browsing;

/// <summary>The way through a long list of songs, with what each step takes.</summary>
public sealed class ListWalk(Visit visit)
{
    /// <summary>True in the page when the rows can be read.</summary>
    public const string Readable = "document.querySelector('[data-testid=song] .tag')";

    /// <summary>Makes so many songs with tags, a tenth of a second each; every tenth has none, every eighth no lyrics.</summary>
    public static void Fill(SongFolder songs, int count)
    {
        string[] genres = ["hip hop, {0} bpm, rap", "pop, {0} bpm", "techno, {0} bpm, trance", "trap, {0} bpm, drill"];
        string[] moods = ["dark", "happy", "sad", "aggressive", "chill", "dreamy"];
        for (var i = 0; i < count; i++)
        {
            var line = string.Format(CultureInfo.InvariantCulture, genres[i % genres.Length], 60 + (i % 140)) + $", minor key, {moods[i % 6]}, {moods[(i + 1) % 6]}, synth bass, drums, electric piano, male rap";
            songs.Add($"album {i / 100:000}/track{i:00000}", i % 10 == 9 ? null : line, i % 8 == 0 ? null : "[verse]\nLast stop, nobody home\n");
        }
    }

    /// <summary>S1: opening the page until the rows can be read.</summary>
    public Task<double> OpenAsync(Uri root) => visit.Page.OpenedAsync(root, Readable);

    /// <summary>S2: a jump of the scroll bar until the right rows fill the list, milliseconds.</summary>
    /// <param name="place">The song to jump to, counted from 0.</param>
    public Task<double> JumpAsync(int place) => visit.Page.EvaluateAsync<double>(
        """
        place => new Promise(done => {
            const box = document.querySelector("[data-testid=songs]");
            const rowAt = y => document.elementFromPoint(box.getBoundingClientRect().left + 200, y)?.closest("[data-testid=song]");
            const begin = performance.now();
            const height = 40;
            box.scrollTop = place * height;
            const look = () => {
                const { top, bottom } = box.getBoundingClientRect();
                const isRight = [top + 1.5 * height, (top + bottom) / 2, bottom - height].every(y => {
                    const row = rowAt(y);
                    const expected = (y - top + box.scrollTop) / height;
                    return row && Math.abs(Number(row.getAttribute("aria-rowindex")) - 1 - expected) <= 1;
                });
                isRight ? done(performance.now() - begin) : requestAnimationFrame(look);
            };
            look();
        })
        """,
        place);

    /// <summary>S3: one more key in the filter until list and count show its result, milliseconds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="count">How many songs are left then, as the page writes it.</param>
    public Task<double> FilterAsync(string key, string count) => visit.Page.WaitedAsync(
        () => visit.Page.Keyboard.PressAsync(key),
        $"document.querySelector('[data-testid=count]').textContent.startsWith('{count} of')");

    /// <summary>S4: Ctrl+A until all are selected.</summary>
    public Task<double> SelectAllAsync() => visit.Page.WaitedAsync(
        () => visit.Page.Keyboard.PressAsync("Control+a"),
        "document.querySelector('[data-testid=selection-bar]')");

    /// <summary>S6: elements of the page.</summary>
    public Task<int> ElementsAsync() => visit.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length");
}
