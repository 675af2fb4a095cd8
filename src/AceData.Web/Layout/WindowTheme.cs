namespace AceData.Web.Layout;

/// <summary>The colours of one window, wherever they are chosen: the header and the settings show the same.</summary>
internal sealed class WindowTheme(PageScripts scripts)
{
    /// <summary>One of <see cref="Appearance.Themes"/>.</summary>
    public string Name { get; private set; } = Appearance.Themes[0];

    /// <summary>True while the colours are the dark ones.</summary>
    public bool IsDark { get; private set; } = true;

    /// <summary>Raised when other colours were chosen.</summary>
    public event Action? Changed;

    /// <summary>Begins with what the first picture has.</summary>
    public void Begin(string theme) => (Name, IsDark) = (theme, theme != "light");

    /// <summary>Asks the system for its colours, where it decides.</summary>
    public async Task LookAsync()
    {
        if (Name == "system")
        {
            IsDark = await scripts.CallAsync<bool>("systemIsDark");
            Changed?.Invoke();
        }
    }

    /// <summary>Takes these colours at once and remembers them.</summary>
    public async Task ChooseAsync(string theme)
    {
        Name = theme;
        IsDark = theme == "system" ? await scripts.CallAsync<bool>("systemIsDark") : theme == "dark";
        await scripts.CallAsync("remember", Appearance.ThemeCookie, theme);
        await scripts.CallAsync("setTheme", theme);
        Changed?.Invoke();
    }
}
