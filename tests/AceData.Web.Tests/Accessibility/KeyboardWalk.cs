
namespace AceData.Web.Tests.Accessibility;

/// <summary>A person without a mouse: goes from stop to stop with Tab, and sees each time where the focus is.</summary>
internal sealed class KeyboardWalk(Visit visit)
{
    private const int MostStops = 250;

    // Where the focus is, and what is wrong with it: nobody sees it, or a bar lies over it. The heading is no stop: a new page
    // begins there. What is hidden, or drawn by a script, is marked by what stands around it.
    private const string Look = """
        () => {
            const one = document.activeElement;
            if (one === null || one === document.body || one === document.documentElement) { return { name: '', id: '', fault: '' }; }
            document.getAnimations().forEach(move => { try { move.finish(); } catch { /* one without an end */ } });
            const seen = window.walkNames ??= new WeakMap();
            if (!seen.has(one)) { seen.set(one, String(window.walkCount = (window.walkCount ?? 0) + 1)); }
            const name = one.dataset.testid ?? one.id ?? one.tagName;
            const text = `${one.tagName.toLowerCase()} ${name} in ${one.parentElement?.className} "${(one.getAttribute('aria-label') ?? one.innerText ?? '').trim().slice(0, 40)}"`;
            const marks = [one, one.closest('label'), one.parentElement, one.closest('.waveform-frame')].filter(Boolean).map(part => getComputedStyle(part));
            const own = marks[0];
            const isHidden = one.classList.contains('seen-by-readers') || one.shadowRoot !== null;
            const isMarked = (!isHidden && own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) > 0)
                || (isHidden && marks.slice(1).some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0));
            const place = (isHidden ? one.closest('label') ?? one : one).getBoundingClientRect();
            const inSight = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
            const middle = document.elementFromPoint(Math.min(Math.max(place.left + place.width / 2, 1), innerWidth - 1), Math.min(Math.max(place.top + place.height / 2, 1), innerHeight - 1));
            const bar = middle?.closest('.top, .bottom, .selection-bar');
            const isCovered = bar !== null && bar !== undefined && !bar.contains(one);
            const fault = one.matches('h1') ? '' : !isMarked ? 'is not marked' : !inSight ? 'is out of sight' : isCovered ? 'is under a bar' : '';
            return { name: text, id: seen.get(one), fault };
        }
        """;

    private readonly HashSet<string> _faults = [];

    /// <summary>What was wrong at some stop.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How many stops there were.</summary>
    public int Stops { get; private set; }

    /// <summary>Goes on with Tab until the focus is on the control.</summary>
    /// <param name="testId">Its <c>data-testid</c>.</param>
    /// <param name="isBackwards">With Shift+Tab.</param>
    public async Task ToAsync(string testId, bool isBackwards = false)
    {
        for (var i = 0; i < MostStops; i++)
        {
            await visit.Page.Keyboard.PressAsync(isBackwards ? "Shift+Tab" : "Tab");
            await LookAsync();
            if (await visit.Page.EvaluateAsync<bool>("id => document.activeElement?.dataset.testid === id", testId))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not come to {testId}.");
    }

    /// <summary>Goes once around the page. It must come back to where it began, or the keyboard is caught somewhere.</summary>
    public async Task AroundAsync()
    {
        await visit.Page.EvaluateAsync("() => document.activeElement?.blur()");
        var seen = new HashSet<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var stop = await LookAsync();

            // A few in a circle are a trap, or a message that went away with the focus in it: only a trap goes on so.
            if (!seen.Add(stop.Id) && seen.Count > 3)
            {
                await visit.Page.EvaluateAsync("() => document.activeElement?.blur()");
                return;
            }
        }

        Assert.Fail("There is no end of stops.");
    }

    private async Task<Stop> LookAsync()
    {
        var stop = await visit.Page.EvaluateAsync<Stop>(Look);
        Stops++;
        if (stop.Fault.Length > 0)
        {
            _faults.Add($"{await visit.Page.Locator("h1").First.InnerTextAsync()}: {stop.Name} {stop.Fault}");
        }

        return stop;
    }

    private sealed record Stop
    {
        public string Name { get; init; } = "";

        public string Id { get; init; } = "";

        public string Fault { get; init; } = "";
    }
}
