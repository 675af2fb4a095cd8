namespace AceData.Web.Tests.Browsing;

/// <summary>Does what a person does and counts it: a click, a key (with whatever is held down) and a typed text are one each.</summary>
internal sealed class Effort(Visit visit)
{
    public int Count { get; private set; }

    public Task ClickAsync(string testId)
    {
        Count++;
        return visit[testId].First.ClickAsync();
    }

    public Task PressAsync(string key)
    {
        Count++;
        return visit.Page.Keyboard.PressAsync(key);
    }

    public Task TypeAsync(string text)
    {
        Count++;
        return visit.Page.Keyboard.TypeAsync(text, new Microsoft.Playwright.KeyboardTypeOptions { Delay = 30 });
    }

    /// <summary>What it took since the last time.</summary>
    public int Take()
    {
        var count = Count;
        Count = 0;
        return count;
    }
}
