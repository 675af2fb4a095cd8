using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>A run as a person starts, watches and stops it, with what each step takes in milliseconds.</summary>
public sealed class RunWalk(Visit visit)
{
    /// <summary>True in the page while a run is at work.</summary>
    public const string AtWork = "document.querySelector('[data-testid=job]:is([data-state=Starting],[data-state=Running])')";

    /// <summary>T1: the click until the run is shown as starting.</summary>
    public Task<double> StartAsync() => visit.Page.WaitedAsync(() => visit["tag"].ClickAsync(), AtWork);

    /// <summary>T6: the click until the run is shown as stopping.</summary>
    public Task<double> StopAsync() => visit.Page.WaitedAsync(
        () => visit["job-stop"].First.ClickAsync(),
        "document.querySelector('[data-testid=job]:is([data-state=Stopping],[data-state=Stopped])')");

    /// <summary>Waits for the end of the run and takes it off the page.</summary>
    public async Task PutAwayAsync()
    {
        await visit["job-dismiss"].First.ClickAsync();
        await Assertions.Expect(visit["job"]).ToHaveCountAsync(0);
    }

    /// <summary>T8: opening the page while a run is at work, until songs, run and keys are there.</summary>
    public Task<double> OpenAsync(IPage tab, Uri address) => tab.OpenedAsync(
        address,
        $"{AtWork} && document.querySelector('[data-testid=song]') && document.documentElement.dataset.keys === 'on'");

    /// <summary>T10: a key that changes the tempo of the first song, until another window shows it.</summary>
    public Task<double> ChangeAsync(Visit other, string key, int tempo) => visit.Page.WaitedAsync(
        () => visit.Page.Keyboard.PressAsync(key),
        $"document.querySelector('[data-testid=song] .number')?.textContent.trim() === '{tempo}'",
        other.Page);

    /// <summary>M10: the same click in two windows at once; one gets the run, the other is told of it. The run is stopped again.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> RaceAsync(Visit other)
    {
        await Task.WhenAll(visit["tag"].ClickAsync(), other["tag"].ClickAsync());
        await Assertions.Expect(visit["job-stop"]).ToHaveCountAsync(1);
        await Assertions.Expect(other["job-stop"]).ToHaveCountAsync(1);
        var told = 0;
        for (var i = 0; i < 200 && told == 0; i++)
        {
            told = await visit["busy-queue"].CountAsync() + await other["busy-queue"].CountAsync();
            await Task.Delay(20);
        }

        foreach (var window in (Visit[])[visit, other])
        {
            if (await window["busy-queue"].CountAsync() > 0)
            {
                await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Cancel" }).ClickAsync();
                await Assertions.Expect(window["busy-queue"]).ToHaveCountAsync(0);
            }
        }

        await StopAsync();
        await PutAwayAsync();
        await Assertions.Expect(other["job"]).ToHaveCountAsync(0);
        return told;
    }
}
